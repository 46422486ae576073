"""What the case page shows: facts, people around and the steps, with the viewer's fields only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.pages.common import links
from livline.records.cases import queries as cases
from livline.records.cases.models import Case
from livline.records.journey.queries import Stage, Standing, stage
from livline.records.people.models import Protection

Text = str | Promise


@dataclass(frozen=True)
class Fact:
    """One line; ``field`` is the ``object.field`` of the matrix that it discloses."""

    field: str
    label: Text
    value: object


@dataclass(frozen=True)
class Around:
    """Somebody around the citizen, and what they are to them."""

    field: str
    name: str
    role: Text


@dataclass(frozen=True)
class JourneyStep:
    """One step of the journey for the journey part."""

    label: Text
    state: str
    url: str


@dataclass(frozen=True)
class Reader:
    """What a viewer may read in this case."""

    viewer: Viewer
    relations: frozenset[Relation]

    def may(self, field: str) -> bool:
        """Whether the viewer may read this ``object.field`` here."""
        object, _dot, name = field.partition(".")
        return name in matrix.fields_for(self.viewer.role, object, self.relations)

    def reads(self, object: str) -> bool:
        """Whether the viewer may read the object here at all."""
        return matrix.may(self.viewer.role, Verb.READ, object, self.relations)


def name_shown(case: Case, reader: Reader) -> str:
    """What the citizen is called on the page: full name, calling name, or nothing."""
    if reader.may("person.name"):
        return case.citizen.name
    return case.citizen.calling_name if reader.may("person.calling_name") else ""


def facts(found: Standing, reader: Reader) -> list[Fact]:
    """The facts of person, case and grant that the viewer may read."""
    every = [*_person(found.case), *_case(found, reader.viewer), *_grant(found)]
    return [fact for fact in every if fact.value and reader.may(fact.field)]


def people_around(found: Standing, reader: Reader) -> list[Around]:
    """Caseworker, mentor and the other helpers, as far as the viewer may know them."""
    everybody = _around(found, reader.viewer)
    return [one for one in everybody if reader.may(one.field)]


def steps(found: Standing, reader: Reader) -> list[JourneyStep]:
    """The journey: done, current or to come, each with its screen where this role has one."""
    order = list(Stage)
    now = order.index(stage(found))
    return [
        JourneyStep(one.label, _state(index, now), _screen(one, found.case, reader.viewer.role))
        for index, one in enumerate(order)
    ]


def _state(index: int, now: int) -> str:
    if index == now:
        return "current"
    return "done" if index < now else "todo"


def _screen(stage: Stage, case: Case, role: Role) -> str:
    name = links.STAGE_SCREENS[stage]
    if role not in {Role.CASEWORKER, Role.COORDINATOR}:
        return ""
    return links.to(f"{role.value}:{name}", case=case)


def _person(case: Case) -> Iterator[Fact]:
    citizen = case.citizen
    yield Fact("person.id_number_masked", _("CPR number"), citizen.id_number_masked)
    yield Fact("person.phone", _("Phone"), citizen.phone)
    yield Fact("person.channel", _("Safe way of contact"), citizen.get_channel_display())
    if citizen.safe_from and citizen.safe_until:
        hours = f"{citizen.safe_from:%H:%M}-{citizen.safe_until:%H:%M}"
        yield Fact("person.safe_hours", _("Safe hours"), hours)
    yield Fact("person.safe_note", _("What else makes contact safe"), citizen.safe_note)
    yield Fact("person.language", _("Language"), citizen.get_language_display())
    interpreter = _("Yes") if citizen.needs_interpreter else ""
    yield Fact("person.interpreter", _("Needs an interpreter"), interpreter)
    if citizen.protection != Protection.NONE:
        yield Fact("person.protection", _("Protection"), citizen.get_protection_display())


def _case(found: Standing, viewer: Viewer) -> Iterator[Fact]:
    case = found.case
    yield Fact("case.status", _("Status"), case.get_status_display())
    yield Fact("case.unit", _("Unit"), case.unit.name)
    yield Fact("case.referred_on", _("Referred on"), case.referred_on)
    group = cases.target_group_on(case, on=viewer.on)
    if group is not None and group.number is not None:
        yield Fact("case.target_group", _("Target group (LAB § 6, nr.)"), group.number)


def _grant(found: Standing) -> Iterator[Fact]:
    grant = found.grant
    if grant is None:
        return
    yield Fact("grant.purpose", _("Purpose"), grant.get_purpose_kind_display())
    yield Fact("grant.hours", _("Hours per week"), grant.hours_per_week)
    yield Fact("grant.period", _("Granted until"), grant.ends_on)


def _around(found: Standing, viewer: Viewer) -> Iterator[Around]:
    for user in cases.caseworkers_of(found.case, on=viewer.on):
        yield Around("case.caseworker", user.name, _("Caseworker"))
    if found.match is not None:
        state = found.match.get_state_display()
        role = format_lazy("{}, {}", _("Mentor"), state) if not found.is_supported else _("Mentor")
        yield Around("match.mentor_name", found.match.mentor.name, role)
    if found.agreement is not None and found.agreement.company_contact is not None:
        contact = found.agreement.company_contact
        role = format_lazy("{}, {}", _("Company contact"), contact.company.name)
        yield Around("agreement.signatures", contact.name, role)
    for helper in cases.other_support_of(found.case, on=viewer.on):
        yield Around("other_support.helper", helper.helper, helper.get_function_display())
