"""The mentor corps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Router

from livline.api import guard
from livline.api.shapes import NOT_DONE, Limit, Offset, Output, permitted
from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.records.matches import queries as matches
from livline.records.people.models import Mentor

router = Router(tags=["mentors"])
RULES = {"mentors": guard.about_many("mentor")}


class MentorOut(Output):
    """A mentor."""

    id: str
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    kind: str | None = None
    provider: str | None = None
    unit: str | None = None
    capacity: Decimal | None = None
    load: Decimal | None = None
    languages: list[str] | None = None
    competences: list[str] | None = None
    areas: list[int] | None = None
    gender: str | None = None
    on_leave: bool | None = None
    qualifications: str | None = None
    confidentiality_signed_on: date | None = None


class MentorsOut(Output):
    """One page of mentors, by name."""

    items: list[MentorOut]
    total: int


VALUES: dict[str, Any] = {
    "name": lambda mentor: mentor.name,
    "phone": lambda mentor: mentor.phone,
    "email": lambda mentor: mentor.email,
    "kind": lambda mentor: mentor.kind,
    "provider": lambda mentor: mentor.provider.name if mentor.provider else None,
    "unit": lambda mentor: mentor.unit.name if mentor.unit else None,
    "capacity": lambda mentor: mentor.hours_per_week,
    "load": lambda mentor: mentor.taken,
    "languages": lambda mentor: mentor.languages,
    "competences": lambda mentor: mentor.competences,
    "areas": lambda mentor: mentor.areas,
    "gender": lambda mentor: mentor.gender,
    "on_leave": lambda mentor: mentor.on_leave,
    "qualifications": lambda mentor: mentor.qualifications,
    "confidentiality_signed_on": lambda mentor: mentor.confidentiality_signed_on,
}


@router.get(
    "/mentors", response={200: MentorsOut, **NOT_DONE}, exclude_unset=True, url_name="mentors"
)
def list_mentors(
    request: HttpRequest, search: str = "", limit: Limit = 50, offset: Offset = 0
) -> MentorsOut:
    """The mentors of the municipality; a mentor gets only themselves."""
    viewer = guard.entered(request, RULES["mentors"])
    found = matches.mentors_listed(viewer, search=search).select_related("provider", "unit")
    if viewer.role == Role.MENTOR:
        found = found.filter(user=viewer.user_id)
    guard.listed(viewer, RULES["mentors"])
    fields = _fields(viewer)
    page: list[Mentor] = list(found[offset : offset + limit])
    items = [MentorOut(id=one.public_id, **permitted(one, fields, VALUES)) for one in page]
    return MentorsOut(items=items, total=found.count())


def _fields(viewer: Viewer) -> frozenset[str]:
    relations: frozenset[Relation] = matrix.allowing(viewer.role, Verb.READ, "mentor")
    return matrix.fields_for(viewer.role, "mentor", relations)
