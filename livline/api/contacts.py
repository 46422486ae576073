"""The contact log: read by those who may, written by the mentor of the match."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Status
from pydantic import AwareDatetime, Field

from livline.api import guard
from livline.api.shapes import NOT_DONE, Input, Limit, Offset, Output, Problem, PublicId, permitted
from livline.office.access.matrix import Verb
from livline.records.cases import access
from livline.records.contacts import actions
from livline.records.contacts import queries as contacts
from livline.records.contacts.models import Contact, ContactKind, ContactOutcome
from livline.records.matches.models import Match

router = Router(tags=["contacts"])
RULES = {"contacts": guard.about_case("contact", write=Verb.CREATE)}
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
Note = Annotated[str, Field(max_length=5000)]


class ContactIn(Input):
    """A contact as it happened. ``key`` is made by the sender: sent twice, it is one contact."""

    # JSON has no types for these, so text is read here though the rest is strict.
    key: Annotated[UUID, Field(strict=False)]
    # From an earlier moment on a calendar may have no day for it in Danish time.
    started_at: Annotated[AwareDatetime, Field(strict=False, ge=EARLIEST)]
    minutes: Annotated[int, Field(ge=0, le=24 * 60)]
    kind: Annotated[ContactKind, Field(strict=False)]
    outcome: Annotated[ContactOutcome, Field(strict=False)] = ContactOutcome.HELD
    task_id: PublicId | None = None
    shared_note: Note = ""
    note: Note = ""


class AddendumOut(Output):
    """What was added later."""

    at: datetime
    text: str


class ContactOut(Output):
    """A contact."""

    id: str
    when: datetime | None = None
    kind: str | None = None
    outcome: str | None = None
    minutes: int | None = None
    task: str | None = None
    shared_note: str | None = None
    note: str | None = None
    addenda: list[AddendumOut] | None = None


class ContactsOut(Output):
    """One page of the log, latest first."""

    items: list[ContactOut]
    total: int


VALUES: dict[str, Any] = {
    "when": lambda contact: contact.started_at,
    "kind": lambda contact: contact.kind,
    "outcome": lambda contact: contact.outcome,
    "minutes": lambda contact: contact.minutes,
    "task": lambda contact: contact.task.what if contact.task else None,
    "shared_note": lambda contact: contact.shared_note,
    "note": lambda contact: contact.note,
    "addenda": lambda contact: [
        AddendumOut(at=one.created_at, text=one.text) for one in contact.addenda.all()
    ],
}


@router.get(
    "/cases/{case_id}/contacts",
    response={200: ContactsOut, **NOT_DONE},
    exclude_unset=True,
    url_name="contacts",
)
def list_contacts(
    request: HttpRequest, case_id: PublicId, limit: Limit = 50, offset: Offset = 0
) -> ContactsOut:
    """The contacts of a case that the viewer may read."""
    case, viewer = guard.opened(request, case_id, RULES["contacts"])
    fields = access.fields_shown(viewer, "contact", case=case)
    found = contacts.of_case(case, viewer=viewer)
    page = found.prefetch_related("addenda")[offset : offset + limit]
    return ContactsOut(items=[_out(one, fields) for one in page], total=found.count())


@router.post(
    "/cases/{case_id}/contacts",
    response={201: ContactOut, **NOT_DONE, 409: Problem},
    exclude_unset=True,
    url_name="contacts",
)
def log_contact(request: HttpRequest, case_id: PublicId, sent: ContactIn) -> Status[Any]:
    """Log a contact of the viewer's own match; the same key with other content is a conflict."""
    case, viewer = guard.opened(request, case_id, RULES["contacts"], verb=Verb.CREATE)
    match = contacts.own_match(case, viewer=viewer)
    if match is None:
        raise Http404
    try:
        contact = actions.log(match, _facts(sent, match), by=viewer)
    except actions.KeyReused:
        return Status(409, Problem(detail="the key was used for another contact"))
    except actions.ContactRefused as refused:
        return Status(422, Problem(detail=str(refused)))
    return Status(201, _out(contact, access.fields_shown(viewer, "contact", case=case)))


def _facts(sent: ContactIn, match: Match) -> actions.ContactFacts:
    task = None
    if sent.task_id is not None:
        task = match.agreement.tasks.filter(public_id=sent.task_id).first()
        if task is None:
            raise actions.TaskOfAnother("the task is not one of this agreement")
    return actions.ContactFacts(
        key=sent.key,
        started_at=sent.started_at,
        minutes=sent.minutes,
        kind=sent.kind,
        outcome=sent.outcome,
        task=task,
        shared_note=sent.shared_note,
        note=sent.note,
    )


def _out(contact: Contact, fields: frozenset[str]) -> ContactOut:
    return ContactOut(id=contact.public_id, **permitted(contact, fields, VALUES))
