"""One citizen: my task here, what is not and who does that instead, and how to reach them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.pages.common.agreement_body import agreement_shown
from livline.pages.common.screens import ViewerRequest, case_screen
from livline.records.cases import access
from livline.records.cases import queries as cases
from livline.records.cases.models import Case, NeedKind
from livline.records.contacts import queries as contacts
from livline.records.followups import queries as followups
from livline.records.lifeline import queries as lifeline
from livline.records.matches import queries as matches
from livline.records.people.models import Channel, Citizen, Language
from livline.records.plans import queries as plans

LATEST = 5


@dataclass(frozen=True)
class PersonShown:
    """What a mentor may know of the person; empty where the matrix gives no field."""

    calling_name: str
    phone: str
    channel: str | Promise
    safe_from: time | None
    safe_until: time | None
    safe_note: str
    language: str | Promise
    needs_interpreter: bool


@dataclass(frozen=True)
class SentenceShown:
    """A sentence that the citizen has agreed the mentor reads."""

    text: str
    is_resource: bool


@dataclass(frozen=True)
class HelperShown:
    """Somebody else who helps, and where the line goes."""

    function: str
    helper: str
    does: str
    boundary: str


@case_screen("case")
def citizen(request: ViewerRequest, case: Case) -> HttpResponse:
    """Everything a mentor needs for this citizen on one page, and nothing more."""
    viewer = request.viewer
    relations = access.relations_to(case, viewer)
    match = contacts.own_match(case, viewer=viewer)
    shown: dict[str, object] = {
        "case": case,
        "person": person_shown(case.citizen, _fields(request, "person", relations)),
        "match": match,
    }
    if match is None:
        proposed = matches.proposals(viewer).filter(case=case).first()
        return render(request, "mentor/citizen.html", shown | {"proposed": proposed})
    agreement = match.agreement
    return render(
        request,
        "mentor/citizen.html",
        shown
        | {
            "agreement": agreement_shown(
                agreement, fields=_fields(request, "agreement", relations) - {"signatures"}
            ),
            "can_tick": access.may(viewer, Verb.CHANGE, "agreement", case=case),
            "good_to_know": sentences(case, request, relations),
            "handover_note": followups.note_for(match)
            if "handover_note" in _fields(request, "match", relations)
            else "",
            "helpers": helpers(case, request, relations),
            "steps": plans.open_steps(case) if _fields(request, "plan", relations) else [],
            "hours": contacts.hours_of([match], on=viewer.on)[match.pk],
            "appointment": contacts.coming_appointments(case, viewer=viewer).first(),
            "callback": lifeline.open_for(viewer).filter(case=case).first(),
            "latest": contacts.shown(
                contacts.of_case(case, viewer=viewer)[:LATEST], case=case, viewer=viewer
            ),
            "draft": contacts.draft_of(match, viewer=viewer),
        },
    )


def person_shown(person: Citizen, fields: frozenset[str]) -> PersonShown:
    """The person with these fields of the matrix and no others."""
    hours = "safe_hours" in fields
    return PersonShown(
        calling_name=person.calling_name if "calling_name" in fields else "",
        phone=_phone(person) if "phone" in fields else "",
        channel=Channel(person.channel).label if "channel" in fields else "",
        safe_from=person.safe_from if hours else None,
        safe_until=person.safe_until if hours else None,
        safe_note=person.safe_note if "safe_note" in fields else "",
        language=Language(person.language).label if "language" in fields else "",
        needs_interpreter=person.needs_interpreter if "interpreter" in fields else False,
    )


def sentences(
    case: Case, request: ViewerRequest, relations: frozenset[Relation]
) -> Sequence[SentenceShown]:
    """What the citizen has agreed that the mentor reads, resources after barriers."""
    if "good_to_know" not in _fields(request, "need", relations):
        return []
    found = cases.good_to_know(case, on=request.viewer.on)
    return [SentenceShown(one.good_to_know, one.kind == NeedKind.RESOURCE) for one in found]


def helpers(
    case: Case, request: ViewerRequest, relations: frozenset[Relation]
) -> Sequence[HelperShown]:
    """Who else helps this citizen, so that the mentor does not."""
    fields = _fields(request, "other_support", relations)
    return [
        HelperShown(
            function=one.get_function_display() if "function" in fields else "",
            helper=one.helper if "helper" in fields else "",
            does=one.does if "does" in fields else "",
            boundary=one.boundary if "boundary" in fields else "",
        )
        for one in (cases.other_support_of(case, on=request.viewer.on) if fields else [])
    ]


def _phone(person: Citizen) -> str:
    """The number, unless it is not safe to use at all."""
    return "" if person.channel in {Channel.LETTER, Channel.NONE} else person.phone


def _fields(request: ViewerRequest, object: str, relations: frozenset[Relation]) -> frozenset[str]:
    return matrix.fields_for(request.viewer.role, object, relations)
