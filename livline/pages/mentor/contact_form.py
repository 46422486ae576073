"""The form of a contact: prefilled so that a usual one is logged with a press or two."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.office.access.viewer import Viewer
from livline.pages.components import widgets
from livline.pages.components.days import Day
from livline.records.agreements.models import Task
from livline.records.contacts import queries as contacts
from livline.records.contacts.actions import ContactFacts
from livline.records.contacts.models import Contact, ContactKind, ContactOutcome
from livline.records.matches.models import Match

USUAL_MINUTES = (15, 30, 45, 60, 90, 120)
OTHER = "other"
LONGEST_NOTE = 4000
LONGEST_MINUTES = 24 * 60


class ContactForm(forms.Form):
    """What happened, when, for how long and for which task; two notes with two readers."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("How were you in touch?"),
        choices=ContactKind.choices,
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Was it held?"), choices=ContactOutcome.choices, widget=forms.RadioSelect
    )
    minutes = forms.ChoiceField(
        label=gettext_lazy("How long?"),
        choices=[
            *((str(number), f"{number} min.") for number in USUAL_MINUTES),
            (OTHER, gettext_lazy("Another time")),
        ],
        widget=forms.RadioSelect,
    )
    other_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes, if another time"),
        required=False,
        min_value=0,
        max_value=LONGEST_MINUTES,
    )
    task = forms.ChoiceField(
        label=gettext_lazy("Which task?"), required=False, widget=forms.RadioSelect
    )
    on = Day(label=gettext_lazy("Day"))
    at = forms.TimeField(label=gettext_lazy("Began at"), widget=widgets.Time)
    shared_note = forms.CharField(
        label=gettext_lazy("Note that the citizen reads"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea,
    )
    note = forms.CharField(
        label=gettext_lazy("Note for you and the caseworker"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea,
    )

    def __init__(self, *args: object, tasks: list[Task], **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        self.tasks = {task.public_id: task for task in tasks}
        task_field = self.fields["task"]
        assert isinstance(task_field, forms.ChoiceField)
        task_field.choices = [
            *((public_id, task.what) for public_id, task in self.tasks.items()),
            ("", _("None of the tasks")),
        ]

    def clean(self) -> dict[str, object]:
        """Minutes are one of the usual or a number of their own."""
        cleaned = super().clean() or {}
        if cleaned.get("minutes") == OTHER and cleaned.get("other_minutes") is None:
            self.add_error("other_minutes", _("Write how many minutes it took."))
        return cleaned

    def facts(self) -> ContactFacts:
        """What was written, as the log takes it; only after the form is valid."""
        given = self.cleaned_data
        minutes = given["other_minutes"] if given["minutes"] == OTHER else int(given["minutes"])
        return ContactFacts(
            key=given["key"],
            started_at=timezone.make_aware(datetime.combine(given["on"], given["at"])),
            minutes=minutes,
            kind=ContactKind(given["kind"]),
            outcome=ContactOutcome(given["outcome"]),
            task=self.tasks.get(given["task"]),
            shared_note=given["shared_note"],
            note=given["note"],
        )


def usual_contact(match: Match, tasks: list[Task], *, viewer: Viewer) -> dict[str, object]:
    """The likely answers: just ended, as the last one, half an hour, the one task there is."""
    began = timezone.localtime(viewer.now - timedelta(minutes=30))
    return {
        "key": uuid4(),
        "kind": contacts.usual_kind(match),
        "outcome": ContactOutcome.HELD,
        "minutes": "30",
        "task": tasks[0].public_id if len(tasks) == 1 else "",
        "on": began.date(),
        "at": began.time().replace(minute=began.minute - began.minute % 5, second=0, microsecond=0),
    }


def as_logged(contact: Contact) -> dict[str, object]:
    """The answers of a contact that is to be changed."""
    began = timezone.localtime(contact.started_at)
    usual = contact.minutes in USUAL_MINUTES
    return {
        "key": contact.key,
        "version": contact.version,
        "kind": contact.kind,
        "outcome": contact.outcome,
        "minutes": str(contact.minutes) if usual else OTHER,
        "other_minutes": None if usual else contact.minutes,
        "task": contact.task.public_id if contact.task else "",
        "on": began.date(),
        "at": began.time(),
        "shared_note": contact.shared_note,
        "note": contact.note,
    }
