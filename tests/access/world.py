"""One municipality with everything in it, and a person in every role and relation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import uuid4

from django.test import Client

from livline.office.access.matrix import Relation
from livline.office.accounts.models import Role, User
from livline.office.tenancy.context import working_for
from livline.office.tenancy.models import Unit
from livline.records.cases import actions as cases
from livline.records.cases.models import Case, Participation
from livline.records.people.models import Protection
from tests.access import case_contents
from tests.factories import people

HOME, ELSEWHERE = people.AALBORG, people.ODENSE
YESTERDAY = people.TODAY - timedelta(days=1)
LAST_MONTH = people.TODAY - timedelta(days=30)


@dataclass
class Actor:
    """An account and the relations in which it stands to each case, as the scene made them."""

    name: str
    role: str
    user: User | None
    relations: dict[str, frozenset[str]] = field(default_factory=dict)
    is_home: bool = True
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def to(self, case_key: str) -> frozenset[str]:
        """The relations to a case right now."""
        return self.relations.get(case_key, frozenset())


@dataclass
class World:
    """The scene: cases by key, the ids that addresses ask for, and all actors."""

    cases: dict[str, Case]
    ids: dict[str, dict[str, str]]
    actors: list[Actor]

    def actor(self, name: str) -> Actor:
        """The actor of this name."""
        return next(one for one in self.actors if one.name == name)

    def outsiders(self) -> list[Actor]:
        """Of every role the first, and the one that stands in the most relations."""
        chosen: list[Actor] = []
        for role in dict.fromkeys(actor.role for actor in self.actors):
            same = [actor for actor in self.actors if actor.role == role]
            chosen += [same[0], max(same, key=lambda actor: len(actor.to("supported")))]
        return chosen


@contextmanager
def built() -> Iterator[World]:
    """The world, with the database working for its municipality."""
    people.municipality(HOME)
    people.municipality(ELSEWHERE)
    with working_for(ELSEWHERE):
        strangers = [_stranger(role) for role in Role]
    with working_for(HOME):
        world = _build()
        world.actors += [*strangers, Actor("anonymous", "", None, is_home=False)]
        for actor in world.actors:
            if actor.user is not None:
                actor.client.force_login(actor.user)
        yield world


def _stranger(role: Role) -> Actor:
    of = people.municipality(ELSEWHERE)
    in_unit = people.unit(of) if role != Role.CITIZEN else None
    user = people.account(role, of=of, in_unit=in_unit)
    return Actor(f"{role.value} of another municipality", role.value, user, is_home=False)


def _build() -> World:
    home = people.municipality(HOME)
    north, south = people.unit(home), people.unit(home, name="Prøvejobcenter Syd")
    keeper = people.account(Role.CASEWORKER, of=home, in_unit=north)
    made = {
        "supported": case_contents.supported(keeper, protection=Protection.NONE),
        "protected": case_contents.supported(keeper, protection=Protection.NAME_AND_ADDRESS),
    }
    world = World(
        cases={key: one.case for key, one in made.items()},
        ids={key: one.ids for key, one in made.items()},
        actors=[],
    )
    _people_of_the_cases(world, made)
    _caseworkers(world, keeper, south)
    _others(world, south)
    return world


def _people_of_the_cases(world: World, made: dict[str, case_contents.Contents]) -> None:
    for key, contents in made.items():
        own = _actor(world, f"citizen of {key}", contents.citizen_user)
        _relate(own, world, {key: [Relation.OWN]}, write=False)
        mentor = _actor(world, f"mentor of {key}", contents.mentor_user)
        _relate(mentor, world, {key: [Relation.MATCH]}, write=False)
        before = _actor(world, f"mentor before of {key}", contents.former_mentor_user)
        _relate(before, world, {key: []}, write=False)
        contact = _actor(world, f"company contact of {key}", contents.company_user)
        _relate(contact, world, {key: [Relation.COMPANY]})


def _caseworkers(world: World, keeper: User, south: Unit) -> None:
    both = list(world.cases)
    responsible = _actor(world, "caseworker responsible", keeper)
    _relate(responsible, world, {key: [Relation.RESPONSIBLE] for key in both}, write=False)
    _same_unit(responsible, world)
    for name, relations in {
        "caseworker colleague": [],
        "caseworker deputy": [Relation.RESPONSIBLE],
        "caseworker opened": [Relation.OPENED],
        "caseworker in conflict": [Relation.RESPONSIBLE, Relation.CONFLICT],
    }.items():
        actor = _new(world, name, Role.CASEWORKER, unit=keeper.unit)
        _relate(actor, world, dict.fromkeys(both, relations))
        _same_unit(actor, world)
    for name, relations in {
        "caseworker of another unit": [],
        "caseworker of another unit opened": [Relation.OPENED],
        "caseworker of another unit opened in conflict": [Relation.OPENED, Relation.CONFLICT],
    }.items():
        actor = _new(world, name, Role.CASEWORKER, unit=south)
        _relate(actor, world, dict.fromkeys(both, relations))
    former = _new(world, "caseworker formerly responsible", Role.CASEWORKER, unit=south)
    _ended(former, world, Relation.RESPONSIBLE)
    coming = _new(world, "caseworker responsible from tomorrow", Role.CASEWORKER, unit=south)
    _ended(coming, world, Relation.RESPONSIBLE, begins_in=1)
    expired = _new(world, "caseworker opened too long ago", Role.CASEWORKER, unit=south)
    _expired(expired, world)


def _others(world: World, south: Unit) -> None:
    both = list(world.cases)
    plain = {
        Role.CITIZEN: None,
        Role.MENTOR: None,
        Role.COMPANY_CONTACT: None,
        Role.COORDINATOR: None,
        Role.MANAGER: south,
        Role.ANALYST: None,
        Role.AUDITOR: None,
        Role.ADMINISTRATOR: None,
    }
    for role, unit in plain.items():
        _relate(_new(world, f"{role.value} in no relation", role, unit=unit), world, {})
    related = {
        "mentor proposed": (Role.MENTOR, [Relation.PROPOSED]),
        "mentor in conflict": (Role.MENTOR, [Relation.MATCH, Relation.CONFLICT]),
        "coordinator in conflict": (Role.COORDINATOR, [Relation.CONFLICT]),
        "manager in conflict": (Role.MANAGER, [Relation.CONFLICT]),
        "auditor opened": (Role.AUDITOR, [Relation.OPENED]),
        "auditor opened in conflict": (Role.AUDITOR, [Relation.OPENED, Relation.CONFLICT]),
        "analyst opened": (Role.ANALYST, [Relation.OPENED]),
        "administrator opened": (Role.ADMINISTRATOR, [Relation.OPENED]),
        "administrator as if responsible": (Role.ADMINISTRATOR, [Relation.RESPONSIBLE]),
        "mentor as if responsible": (Role.MENTOR, [Relation.RESPONSIBLE]),
    }
    for name, (role, relations) in related.items():
        _relate(_new(world, name, role), world, dict.fromkeys(both, relations))
    for name, role, relation in (
        ("mentor after the match", Role.MENTOR, Relation.MATCH),
        ("mentor no longer proposed", Role.MENTOR, Relation.PROPOSED),
        ("company contact after the match", Role.COMPANY_CONTACT, Relation.COMPANY),
    ):
        _ended(_new(world, name, role), world, relation)
    early = _new(world, "mentor of a match from tomorrow", Role.MENTOR)
    _ended(early, world, Relation.MATCH, begins_in=1)
    _expired(_new(world, "auditor opened too long ago", Role.AUDITOR), world)


def _new(world: World, name: str, role: Role, *, unit: Unit | None = None) -> Actor:
    user = people.account(role, of=people.municipality(HOME), in_unit=unit)
    return _actor(world, name, user)


def _actor(world: World, name: str, user: User) -> Actor:
    everywhere = frozenset({Relation.MUNICIPALITY.value})
    actor = Actor(name, user.role, user, dict.fromkeys(world.cases, everywhere))
    world.actors.append(actor)
    return actor


def _relate(
    actor: Actor, world: World, to: dict[str, list[Relation]], *, write: bool = True
) -> None:
    for key, relations in to.items():
        actor.relations[key] |= {relation.value for relation in relations}
        for relation in relations if write else ():
            _participate(world.cases[key], actor, relation=relation)


def _same_unit(actor: Actor, world: World) -> None:
    for key in world.cases:
        actor.relations[key] |= {Relation.UNIT.value}


def _ended(actor: Actor, world: World, relation: Relation, *, begins_in: int = 0) -> None:
    """A relation that held until yesterday, or holds from tomorrow: today it is none."""
    since = people.TODAY + timedelta(days=begins_in) if begins_in else LAST_MONTH
    for case in world.cases.values():
        by = people.viewer(actor.user)  # type: ignore[arg-type]
        until = None if begins_in else YESTERDAY
        cases.let_in(case, user=actor.user, relation=relation, since=since, until=until, by=by)  # type: ignore[arg-type]


def _expired(actor: Actor, world: World) -> None:
    """Opened for a reason, longer ago than an opening lasts."""
    for case in world.cases.values():
        by = people.viewer(actor.user, now=people.NOW - timedelta(hours=5))  # type: ignore[arg-type]
        cases.open_for_reason(case, user=actor.user, reason=f"Prøve {uuid4()}", by=by)  # type: ignore[arg-type]


def _participate(case: Case, actor: Actor, *, relation: Relation) -> None:
    assert actor.user is not None
    by = people.viewer(actor.user)
    expires = people.NOW + timedelta(hours=1) if relation == Relation.OPENED else None
    Participation.objects.create(
        **by.stamp,
        case=case,
        user=actor.user,
        relation=relation,
        since=LAST_MONTH,
        expires_at=expires,
    )
