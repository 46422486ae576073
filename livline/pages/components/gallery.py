"""The gallery: every part in every state, filled with samples that are nobody's."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.pages.components import widgets
from livline.pages.components.days import Day

# The samples stand still: a gallery that changes from day to day cannot be compared.
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

Row = dict[str, Any]


class SampleForm(forms.Form):
    """One field of every kind."""

    purpose = forms.CharField(
        label=gettext_lazy("Purpose"),
        widget=forms.Textarea,
        help_text=gettext_lazy("What the mentor is to help with, in plain words."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of mentor"),
        choices=(("", "–"), ("corps", gettext_lazy("From the mentor corps"))),
    )
    start = Day(label=gettext_lazy("From"))
    hours = forms.DecimalField(label=gettext_lazy("Hours"), min_value=0)
    phone = forms.CharField(
        label=gettext_lazy("Telephone"), widget=widgets.Telephone, required=False
    )
    contact = forms.ChoiceField(
        label=gettext_lazy("How to get in touch"),
        widget=forms.RadioSelect,
        choices=(("phone", gettext_lazy("By telephone")), ("letter", gettext_lazy("By letter"))),
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days that suit"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=(("1", gettext_lazy("Monday")), ("2", gettext_lazy("Tuesday"))),
    )
    agreed = forms.BooleanField(label=gettext_lazy("The citizen has agreed"))
    confidence = forms.ChoiceField(
        label=gettext_lazy("How sure are you that it will happen?"),
        widget=widgets.Confidence,
        choices=[(str(number), str(number)) for number in range(11)],
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True, slots=True)
class Gallery:
    """What the gallery's templates show."""

    faulty: forms.Form
    filled: forms.Form
    page: Page[int]
    findings: list[SimpleNamespace]
    rows: list[Row]
    steps: list[Row]
    timeline: list[Row]
    signatures: list[Row]
    facts: list[Row]
    journey: list[Row]
    cards: list[Row]
    crumbs: list[Row]
    groups: list[Row]
    tabs: list[Row]
    filters: list[Row]
    now: datetime = NOW
    left: str = "Vi mødes hver tirsdag på biblioteket. Jeg ringer, hvis jeg ikke kan."
    right: str = "Vi mødes hver torsdag på biblioteket kl. 10. Jeg ringer, hvis jeg ikke kan."
    right_note: str = "Karen Prøvesen, 24. nov. kl. 9.12"
    answers: dict[str, str] = field(
        default_factory=lambda: {"f2": "Borgeren har selv valgt tidspunktet."}
    )


def show(request: HttpRequest) -> HttpResponse:
    """The page itself."""
    return render(request, "components/gallery.html", {"gallery": build()})


def build() -> Gallery:
    """All samples, in the language of the page where they are words of the system."""
    return Gallery(
        faulty=SampleForm({"hours": "-2", "days": ["2"]}, auto_id="faulty_%s"),
        filled=SampleForm(
            initial={"purpose": "Sikker i de første måneder på arbejdet.", "hours": 3},
            auto_id="filled_%s",
        ),
        page=Paginator(range(240), 20).page(6),
        findings=_findings(),
        rows=_rows(),
        steps=_steps(),
        timeline=_timeline(),
        signatures=_signatures(),
        facts=_facts(),
        journey=_journey(),
        cards=_cards(),
        crumbs=[{"label": _("Start page"), "url": "/"}, {"label": _("The parts")}],
        groups=_groups(),
        tabs=[
            {"label": _("Waiting"), "url": "#lists", "count": 12},
            {"label": _("Active"), "url": "#lists", "current": True, "count": 48},
            {"label": _("Ended"), "url": "#lists"},
        ],
        filters=[{"label": "Nord", "url": "?"}, {"label": "Arabisk", "url": "?"}],
    )


def _findings() -> list[SimpleNamespace]:
    """Shaped as the engine's findings are; pages do not import engines."""
    texts = (
        (
            "blocks",
            "Bevillingen er længere end seks måneder.",
            "Vælg senest 31. maj 2027 som sidste dag.",
        ),
        ("warns", "Begrundelsen er kort.", "Skriv, hvorfor mentoren er afgørende."),
        ("informs", "Loven ændrer sig måske i 2027.", ""),
    )
    return [
        SimpleNamespace(
            severity=SimpleNamespace(value=severity),
            message=message,
            mend=mend,
            citation=SimpleNamespace(
                text="Støtte kan gives for højst seks måneder ad gangen.",
                place="LAB § 167, stk. 1",
                url="",
                verified=severity != "informs",
            ),
            answerable_by="caseworker" if severity == "warns" else None,
            fingerprint=f"f{number}",
        )
        for number, (severity, message, mend) in enumerate(texts, start=1)
    ]


def _rows() -> list[Row]:
    people = (
        ("Amina Prøvesen", "Arabisk, somali", "Nord", 3, "good"),
        ("Bent Eksempelsen", "Tegnsprog", "Havnen", 7, "attention"),
        ("Ylva Demo Ånsgaard", "Svensk", "Vest", 8, "urgent"),
    )
    states = {"good": _("Active"), "attention": _("Nearly full"), "urgent": _("Full")}
    return [
        {
            "name": name,
            "detail": detail,
            "area": area,
            "used": used,
            "total": 8,
            "since": date(2025, 3, 1),
            "tone": tone,
            "state": states[tone],
        }
        for name, detail, area, used, tone in people
    ]


def _steps() -> list[Row]:
    soon = date(2026, 12, 4)
    return [
        {
            "what": "Jeg ringer til lageret og siger ja til en dag på prøve.",
            "who": "Mig",
            "when": soon,
            "confidence": 8,
            "state": "open",
        },
        {
            "what": "Vi går ruten med bussen sammen.",
            "who": "Mig og min mentor",
            "when": soon,
            "confidence": 4,
            "state": "open",
        },
        {
            "what": "Skrive mit cv.",
            "who": "Mig",
            "when": date(2026, 11, 2),
            "confidence": "",
            "state": "done",
        },
        {
            "what": "Søge ny bolig.",
            "who": "Mig",
            "when": soon,
            "confidence": "",
            "state": "dropped",
        },
    ]


def _timeline() -> list[Row]:
    return [
        {
            "when": NOW,
            "heading": _("Contact logged"),
            "who": "Amina Prøvesen",
            "icon": "chat",
            "tone": "good",
            "text": "Mødtes på biblioteket.",
        },
        {
            "when": date(2026, 11, 10),
            "heading": _("Did not come"),
            "who": "Amina Prøvesen",
            "icon": "time",
            "tone": "attention",
            "text": "",
        },
        {
            "when": date(2026, 10, 1),
            "heading": _("Agreement signed"),
            "who": "Karen Prøvesen",
            "icon": "assignment",
            "tone": "neutral",
            "text": "",
        },
    ]


def _signatures() -> list[Row]:
    return [
        {"name": "Ali Prøvesen", "role": _("Citizen"), "signed_on": date(2026, 9, 30)},
        {"name": "Amina Prøvesen", "role": _("Mentor"), "signed_on": None},
        {"name": "Demostad Kommune", "role": _("Municipality"), "signed_on": date(2026, 10, 1)},
    ]


def _facts() -> list[Row]:
    return [
        {"label": _("Period"), "value": "1. okt. 2026 – 31. mar. 2027"},
        {"label": _("Hours"), "value": "3", "note": _("a week")},
        {"label": _("Language"), "value": "Arabisk"},
    ]


def _journey() -> list[Row]:
    labels = (
        _("Referral"),
        _("Needs"),
        _("Plan"),
        _("Grant"),
        _("Agreement"),
        _("Match"),
        _("Contacts"),
        _("Follow-up"),
        _("Ending"),
    )
    states = ("done", "done", "done", "done", "skipped", "current", "todo", "todo", "todo")
    return [
        {"label": label, "state": state, "url": "#case" if state != "todo" else ""}
        for label, state in zip(labels, states, strict=True)
    ]


def _cards() -> list[Row]:
    return [
        {"label": _("Follow-ups due"), "url": "#case", "text": "", "icon": "", "count": 4},
        {
            "label": _("My plan"),
            "url": "#plan",
            "text": _("Two steps are open"),
            "icon": "list-check",
            "count": "",
        },
    ]


def _groups() -> list[Row]:
    return [
        {"label": _("Actions"), "url": "#actions", "current": True},
        {"label": _("Forms"), "url": "#forms", "count": 2},
        {"label": _("Messages"), "url": "#messages"},
        {"label": _("Lists"), "url": "#lists"},
        {"label": _("The case"), "url": "#case"},
        {"label": _("Together"), "url": "#plan"},
        {"label": _("The frame"), "url": "#frame"},
    ]
