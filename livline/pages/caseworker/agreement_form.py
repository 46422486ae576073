"""The form of an agreement: its own fields, and rows of tasks, boundaries and tapering.

Rows are added and taken away by buttons of the form itself, so that it works without script and
nothing that is typed is lost. A row with nothing in it does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from livline.pages.components.days import Day
from livline.records.agreements.queries import (
    AgreementFacts,
    BoundaryFacts,
    TaperFacts,
    TaskFacts,
    contacts,
)

MOST_ROWS = 20
Row = dict[str, Any]


class AgreementForm(forms.Form):
    """What the agreement says beside its rows, guarded against two people writing at once."""

    goal = forms.CharField(
        label=_("Goal of the support"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    contact_frequency = forms.CharField(
        label=_("How often you meet"), max_length=120, required=False
    )
    written_in_plan_on = Day(label=_("Written in Min Plan on"), required=False)
    company_contact = forms.ChoiceField(label=_("Contact at the company"), required=False)
    company_agreed = forms.BooleanField(
        label=_("The citizen agrees that the company contact takes part"), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput(), required=False)

    def __init__(self, *args: Any, municipality: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {one.public_id: one for one in contacts(municipality)}
        field = self.fields["company_contact"]
        assert isinstance(field, forms.ChoiceField)
        named = ((key, f"{one.company.name}: {one.name}") for key, one in self.contacts.items())
        field.choices = [("", _("Nobody")), *named]


class TaskForm(forms.Form):
    """One task: what, how often, where, until when, done when."""

    what = forms.CharField(label=_("What the mentor does"), max_length=200, required=False)
    how_often = forms.CharField(label=_("How often"), max_length=80, required=False)
    where = forms.CharField(label=_("Where"), max_length=80, required=False)
    until = Day(label=_("Until"), required=False)
    done_when = forms.CharField(label=_("Done when"), max_length=160, required=False)
    serves = forms.CharField(label=_("Which activity it serves"), max_length=120, required=False)
    at_company = forms.BooleanField(
        label=_("The task is at the workplace"),
        help_text=_("Only these tasks are shown to the company contact."),
        required=False,
    )
    public_id = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=22)


class BoundaryForm(forms.Form):
    """What is not the mentor's task, and who does it instead."""

    not_this = forms.CharField(label=_("Not the mentor's task"), max_length=160, required=False)
    instead = forms.CharField(label=_("Who does it instead"), max_length=120, required=False)


class TaperForm(forms.Form):
    """From a day the contact is this much."""

    starts_on = Day(label=_("From"), required=False)
    contact = forms.CharField(label=_("How much contact"), max_length=120, required=False)

    def clean(self) -> Row:
        """A step of the ending without its day cannot be kept."""
        written = self.cleaned_data
        if written.get("contact") and not written.get("starts_on") and not self.errors:
            self.add_error("starts_on", _("Write the day from which this holds."))
        return written


KINDS: Mapping[str, type[forms.Form]] = {
    "task": TaskForm,
    "boundary": BoundaryForm,
    "taper": TaperForm,
}


@dataclass(frozen=True)
class Written:
    """The whole form: its fields and its rows by kind."""

    main: AgreementForm
    rows: dict[str, list[forms.Form]]

    @property
    def forms(self) -> list[forms.Form]:
        """Every form in the order of the page, for the summary of errors."""
        return [self.main, *(form for kind in KINDS for form in self.rows[kind])]

    def non_field_errors(self) -> list[str]:
        """What is wrong with the whole: nothing, each error stands at its field."""
        return []

    def __iter__(self) -> Iterator[BoundField]:
        return (field for form in self.forms for field in form)

    def is_valid(self) -> bool:
        """Whether everything that is written can be read."""
        valid = [form.is_valid() for form in self.forms]
        return all(valid)

    def facts(self) -> AgreementFacts:
        """What is written, without empty rows; what cannot be read yet counts as empty."""
        found = {kind: [_values(form) for form in self.rows[kind]] for kind in KINDS}
        main = _values(self.main)
        return AgreementFacts(
            goal=main.get("goal") or "",
            contact_frequency=main.get("contact_frequency") or "",
            written_in_plan_on=main.get("written_in_plan_on"),
            company_contact=self.main.contacts.get(main.get("company_contact") or ""),
            company_agreed=bool(main.get("company_agreed")),
            tasks=tuple(TaskFacts(**row) for row in found["task"] if _says_something(row)),
            boundaries=tuple(
                BoundaryFacts(**row) for row in found["boundary"] if _says_something(row)
            ),
            taper=tuple(TaperFacts(**row) for row in found["taper"] if row.get("starts_on")),
        )

    def carry_version(self, version: int) -> None:
        """Save over this version next time, now that both texts have been seen."""
        data = self.main.data.copy()  # type: ignore[attr-defined]
        data["version"] = str(version)
        self.main.data = data

    def field_of_fact(self, fact: str) -> str:
        """The control that a finding's fact stands in; empty where it is not on this form."""
        if fact in self.main.fields:
            return fact
        if fact == "tasks":
            return "task-0-what" if self.rows["task"] else ""
        if fact == "tapering":
            return "taper-0-starts_on" if self.rows["taper"] else ""
        kind, _dot, rest = fact.partition(".")
        nth, _dot, name = rest.partition(".")
        if kind != "tasks" or not nth.isdigit():
            return ""
        # Empty rows do not count for the law, but they do stand on the page.
        filled = [at for at, form in enumerate(self.rows["task"]) if _says_something(_values(form))]
        return f"task-{filled[int(nth)]}-{name}"


def stored(facts: AgreementFacts, *, version: int | None, municipality: int) -> Written:
    """The form as it stands on an agreement, or as it is proposed for a new one."""
    contact = facts.company_contact
    main = {
        "goal": facts.goal,
        "contact_frequency": facts.contact_frequency,
        "written_in_plan_on": facts.written_in_plan_on,
        "company_contact": contact.public_id if contact else None,
        "company_agreed": facts.company_agreed,
        "version": version,
    }
    rows = {
        "task": [asdict(row) for row in facts.tasks],
        "boundary": [asdict(row) for row in facts.boundaries],
        "taper": [asdict(row) for row in facts.taper],
    }
    return Written(
        AgreementForm(initial=main, municipality=municipality),
        {kind: _unbound(kind, rows[kind]) for kind in KINDS},
    )


def sent(data: QueryDict, *, municipality: int) -> Written:
    """The form as it was sent, every row bound to what was typed."""
    return Written(
        AgreementForm(data, municipality=municipality),
        {
            kind: [form(data, prefix=f"{kind}-{at}") for at in range(_count(data, kind))]
            for kind, form in KINDS.items()
        },
    )


def rearranged(data: QueryDict, pressed: str, *, proposal: list[Row]) -> QueryDict:
    """What was typed, with a row more or less: ``add:task``, ``remove:task:2``, ``taper``."""
    changed = data.copy()
    verb, _colon, rest = pressed.partition(":")
    if verb == "taper":
        _replace(
            changed, "taper", [{**row, "starts_on": str(row["starts_on"])} for row in proposal]
        )
        return changed
    kind, _colon, at = rest.partition(":")
    if kind not in KINDS:
        return changed
    rows = _typed(data, kind)
    if verb == "add" and len(rows) < MOST_ROWS:
        rows.append({})
    if verb == "remove" and at.isascii() and at.isdigit() and int(at) < len(rows):
        del rows[int(at)]
    _replace(changed, kind, rows)
    return changed


def _typed(data: QueryDict, kind: str) -> list[Row]:
    names = KINDS[kind].base_fields
    return [
        {name: data.get(f"{kind}-{at}-{name}", "") for name in names}
        for at in range(_count(data, kind))
    ]


def _replace(data: QueryDict, kind: str, rows: list[Row]) -> None:
    names = KINDS[kind].base_fields
    for at in range(_count(data, kind)):
        for name in names:
            data.pop(f"{kind}-{at}-{name}", None)
    for at, row in enumerate(rows):
        for name in names:
            data[f"{kind}-{at}-{name}"] = row.get(name, "")
    data[f"{kind}-rows"] = str(len(rows))


def _count(data: QueryDict, kind: str) -> int:
    text = data.get(f"{kind}-rows", "0")
    return min(int(text), MOST_ROWS) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _unbound(kind: str, rows: list[Row]) -> list[forms.Form]:
    return [
        KINDS[kind](initial=row, prefix=f"{kind}-{at}") for at, row in enumerate(rows[:MOST_ROWS])
    ]


def _values(form: forms.Form) -> Row:
    if not form.is_bound:
        return dict(form.initial)
    form.is_valid()
    return {name: form.cleaned_data.get(name) or _empty(form, name) for name in form.fields}


def _empty(form: forms.Form, name: str) -> str | bool | None:
    field = form.fields[name]
    if isinstance(field, forms.BooleanField):
        return False
    return "" if isinstance(field, forms.CharField) else None


def _says_something(row: Row) -> bool:
    return any(value for name, value in row.items() if name != "public_id")
