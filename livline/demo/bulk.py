"""The large sizes, for tests and benchmarks: whole tables at a time, under the same constraints.

The rows are those that the actions would leave behind; the database checks them as it checks
everything else. One story becomes one bundle of unsaved rows, and bundles are stored a chunk at a
time in the order of the journey.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta

from livline.demo import words
from livline.demo.accounts import SIGN_IN_NAMES
from livline.demo.bulk_support import agreed, ended, followed_up, granted, matched, talked
from livline.demo.bundle import Bundle
from livline.demo.moments import at
from livline.demo.story import Story
from livline.engines import cpr
from livline.engines.danish import sort_key
from livline.office.access.matrix import Relation
from livline.office.accounts.models import Role, User
from livline.office.encryption import seal
from livline.records.agreements.models import Agreement
from livline.records.cases.models import Case, Need, Participation, TargetGroupPeriod
from livline.records.grants.models import Grant
from livline.records.people.models import Citizen
from livline.records.people.queries import ID_NUMBER, number_hash
from livline.records.plans.models import PlanVersion, Step


def tell(
    bundle: Bundle, rng: random.Random, story: Story, *, every_days: float, is_shown: bool = False
) -> None:
    """Add the rows of one story, up to today; ``is_shown``: the citizen one signs in as."""
    case = _referred(bundle, story)
    if is_shown:
        assert case.citizen.user is not None, "every citizen of the large sizes has an account"
        case.citizen.user.username = SIGN_IN_NAMES[Role.CITIZEN]
    if story.planned_on > bundle.today:
        return
    _planned(bundle, case, story)
    mentor_at = 0 if is_shown else rng.randrange(len(bundle.town.mentors))
    previous: Grant | None = None
    first_agreement: Agreement | None = None
    for number, block in enumerate(story.blocks):
        if block.decided_on > bundle.today or story.refused:
            break
        grant = granted(bundle, case, story, number, previous)
        agreement = agreed(bundle, case, story, grant, mentor_at)
        if number == 0:
            first_agreement = agreement
        followed_up(bundle, rng, case, grant)
        previous = grant
    if first_agreement is not None:
        begun = [one for one in story.courses if one.starts_on <= bundle.today]
        # Who waits has one proposal at the most, and none before somebody has made it.
        proposed = [one for one in story.courses[:1] if one.proposed_on <= bundle.today]
        for course in begun or proposed:
            match = matched(bundle, story, first_agreement, course)
            talked(bundle, rng, match, course, every_days)
    if previous is not None and story.ended_on < bundle.today:
        ended(bundle, case, story, previous)


def _referred(bundle: Bundle, story: Story) -> Case:
    person, on = story.person, story.referred_on
    number = cpr.parse(person.number)
    user = User(
        username=f"b-{number.digits}",
        name=f"{person.given_names} {person.family_name}",
        role=Role.CITIZEN,
        municipality=bundle.town.municipality,
    )
    user.set_unusable_password()
    bundle.rows[User].append(user)
    citizen = bundle.add(
        Citizen,
        on,
        user=user,
        given_names=person.given_names,
        family_name=person.family_name,
        calling_name=person.given_names,
        sort_key=sort_key(f"{person.family_name} {person.given_names}"),
        id_number_sealed=seal(number.digits, about=ID_NUMBER),
        id_number_hash=number_hash(number.digits),
        id_number_masked=number.masked,
        birth_date=number.birth_date,
        language=person.language,
        needs_interpreter=person.needs_interpreter,
        phone="00 00 00 00",
    )
    case: Case = bundle.add(
        Case,
        on,
        citizen=citizen,
        unit=bundle.town.units[story.unit],
        referred_on=on,
        referral_reason=story.reason,
    )
    caseworker = bundle.town.caseworkers[story.caseworker]
    for account, relation in ((user, Relation.OWN), (caseworker, Relation.RESPONSIBLE)):
        bundle.add(Participation, on, case=case, user=account, relation=relation, since=on)
    bundle.add(TargetGroupPeriod, on, case=case, number=person.target_group, since=on)
    _needed(bundle, case, story)
    return case


def _needed(bundle: Bundle, case: Case, story: Story) -> None:
    on = story.referred_on
    for kind, names in (("barrier", story.barriers), ("resource", story.resources)):
        for name in names:
            bundle.add(
                Need,
                on,
                case=case,
                kind=kind,
                category=name,
                own_words=words.OWN_WORDS.get(name, ""),
                note=words.NOTES.get(name, ""),
                good_to_know=words.GOOD_TO_KNOW.get(name, ""),
                agreed_on=on if name in words.GOOD_TO_KNOW else None,
            )


def _planned(bundle: Bundle, case: Case, story: Story) -> None:
    on, (goal, why) = story.planned_on, words.GOALS[story.goal]
    plan = bundle.add(
        PlanVersion,
        on,
        case=case,
        number=1,
        state="approved",
        goal=goal,
        why=why,
        written_by=bundle.town.caseworkers[story.caseworker],
        citizen_approved_at=at(on),
        caseworker_approved_at=at(on),
        approved_at=at(on),
    )
    for position, (who, what) in enumerate(words.STEPS[story.goal : story.goal + 2], start=1):
        due_on = on + timedelta(days=28 * position)
        bundle.add(
            Step,
            on,
            version=plan,
            position=position,
            who=who,
            what=what,
            due_on=due_on,
            confidence=7,
        )


def chunks(stories: Sequence[Story], size: int) -> Iterator[Sequence[Story]]:
    """The stories, some at a time, so that memory stays small."""
    for start in range(0, len(stories), size):
        yield stories[start : start + size]
