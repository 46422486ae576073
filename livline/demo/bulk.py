"""The large sizes, for tests and benchmarks: whole tables at a time, under the same constraints.

The rows are those that the actions would leave behind; the database checks them as it checks
everything else. One story becomes one bundle of unsaved rows, and bundles are stored a chunk at a
time in the order of the journey.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from livline.demo import words
from livline.demo.accounts import SIGN_IN_NAMES
from livline.demo.bundle import Bundle
from livline.demo.moments import at
from livline.demo.story import Course, Story
from livline.demo.talks import review, talks
from livline.engines import cpr
from livline.engines.danish import sort_key
from livline.office.access.matrix import Relation
from livline.office.accounts.models import Role, User
from livline.office.encryption import seal
from livline.records.agreements.models import Agreement, Party, Signature, TaperStep, Task
from livline.records.cases.models import Case, Need, Participation, TargetGroupPeriod
from livline.records.contacts.models import Contact
from livline.records.followups.models import Ending, FollowUp
from livline.records.grants.models import Grant
from livline.records.matches.models import Match, days
from livline.records.people.models import Citizen
from livline.records.people.queries import ID_NUMBER, number_hash
from livline.records.plans.models import PlanVersion, Step


def tell(
    bundle: Bundle, rng: random.Random, story: Story, *, every_days: float, is_shown: bool = False
) -> None:
    """Add the rows of one story, up to today; ``is_shown``: the citizen one signs in as."""
    case = _referred(bundle, story)
    if is_shown:
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
        grant = _granted(bundle, case, story, number, previous)
        agreement = _agreed(bundle, case, story, grant, mentor_at)
        if number == 0:
            first_agreement = agreement
        _followed_up(bundle, rng, case, grant)
        previous = grant
    if first_agreement is not None:
        for course in story.courses:
            match = _matched(bundle, story, first_agreement, course)
            _talked(bundle, rng, match, course, every_days)
    if previous is not None and story.ended_on < bundle.today:
        _ended(bundle, case, story, previous)


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


def _granted(
    bundle: Bundle, case: Case, story: Story, number: int, previous: Grant | None
) -> Grant:
    block = story.blocks[number]
    is_over = story.ended_on < bundle.today or (
        number + 1 < len(story.blocks) and block.ends_on < bundle.today
    )
    target = words.COMPANIES[story.company]
    return bundle.add(  # type: ignore[no-any-return]
        Grant,
        block.decided_on,
        case=case,
        previous=previous,
        state="ended" if is_over else "granted",
        purpose_kind=story.purpose,
        direction=story.direction,
        target=target,
        decisive_reason=words.DECISIVE[story.goal % len(words.DECISIVE)].format(target=target),
        starts_on=block.starts_on,
        ends_on=block.ends_on,
        hours_per_week=story.hours,
        mentor_kind=story.mentor_kind,
        assessment=words.ASSESSMENT if previous else "",
        target_group=story.person.target_group,
        decided_by=bundle.town.caseworkers[story.caseworker],
        decided_at=at(block.decided_on),
        ended_on=min(block.ends_on, story.ended_on) + timedelta(days=1) if is_over else None,
    )


def _agreed(bundle: Bundle, case: Case, story: Story, grant: Grant, mentor_at: int) -> Agreement:
    on = grant.starts_on or story.planned_on
    is_over = grant.state == "ended"
    mentor = bundle.town.mentors[mentor_at]
    agreement: Agreement = bundle.add(
        Agreement,
        on,
        case=case,
        grant=grant,
        mentor=mentor,
        state="ended" if is_over else "signed",
        goal=words.GOALS[story.goal][0],
        contact_frequency="Én gang om ugen",
        written_in_plan_on=on,
        ended_on=grant.ended_on,
    )
    for position, (what, how_often, where, done_when) in enumerate(words.TASKS[:2], start=1):
        bundle.add(
            Task,
            on,
            agreement=agreement,
            position=position,
            what=what,
            how_often=how_often,
            where=where,
            until=grant.ends_on,
            done_when=done_when,
            serves=grant.target,
            at_company=where == "På arbejdspladsen",
        )
    bundle.add(TaperStep, on, agreement=agreement, starts_on=grant.ends_on, contact="Slut")
    signers = ((Party.CITIZEN, case.citizen.user), (Party.MENTOR, mentor.user))
    caseworker = bundle.town.caseworkers[story.caseworker]
    for party, signer in (*signers, (Party.MUNICIPALITY, caseworker)):
        bundle.add(
            Signature,
            on,
            agreement=agreement,
            party=party,
            signed_by=signer,
            signed_at=at(on),
            content_hash="0" * 64,
        )
    return agreement


def _matched(bundle: Bundle, story: Story, agreement: Agreement, course: Course) -> Match:
    first = story.courses[0] is course
    mentors = bundle.town.mentors
    at_first = next(number for number, one in enumerate(mentors) if one is agreement.mentor)
    mentor = mentors[(at_first + (0 if first else 1)) % len(mentors)]
    is_over = course.ends_on < bundle.today
    begun = course.starts_on <= bundle.today
    match: Match = bundle.add(
        Match,
        course.proposed_on,
        case=agreement.case,
        agreement=agreement,
        mentor=mentor,
        purpose_kind=story.purpose,
        hours_per_week=story.hours,
        state="ended" if is_over else "active" if begun else "proposed",
        proposed_by=bundle.town.coordinator,
        proposed_on=course.proposed_on,
        answered_at=at(course.proposed_on) if begun else None,
        period=days(course.starts_on, course.ends_on) if begun else None,
        end_reason=(course.reason or story.end_reason) if is_over else "",
    )
    if begun:
        bundle.add(
            Participation,
            course.starts_on,
            case=agreement.case,
            user=mentor.user,
            relation=Relation.MATCH,
            since=course.starts_on,
            until=course.ends_on,
        )
    return match


def _talked(
    bundle: Bundle, rng: random.Random, match: Match, course: Course, every_days: float
) -> None:
    tasks = [task for task in bundle.rows[Task][-12:] if task.agreement is match.agreement]
    for talk in talks(rng, course, every_days=every_days, until=bundle.today):
        bundle.add(
            Contact,
            talk.started_at.date(),
            match=match,
            case=match.case,
            key=UUID(int=rng.getrandbits(128), version=4),
            started_at=talk.started_at,
            minutes=talk.minutes,
            kind=talk.kind,
            outcome=talk.outcome,
            task=tasks[talk.task],
            shared_note=talk.shared_note,
            note=talk.note,
            logged_by=match.mentor.user,
        )


def _followed_up(bundle: Bundle, rng: random.Random, case: Case, grant: Grant) -> None:
    for kind, due_on in _due_days(grant):
        told = review(rng) if due_on < bundle.today else None
        values: dict[str, object] = {}
        if told is not None:
            values = {
                "held_on": due_on,
                "support_delivered": True,
                "citizen_view": told.citizen_view,
                "mentor_view": told.mentor_view,
                "summary": told.summary,
                "decision": "continue",
                "held_by": grant.decided_by,
            }
        elif grant.ended_on is not None:
            values = {"cancelled_on": grant.ended_on}
        bundle.add(FollowUp, due_on, case=case, grant=grant, kind=kind, due_on=due_on, **values)


def _due_days(grant: Grant) -> Iterator[tuple[str, date]]:
    if grant.starts_on is None or grant.ends_on is None:
        return
    last = grant.ends_on - timedelta(weeks=4)
    for kind, weeks in (("week_4", 4), ("week_13", 13)):
        due_on = grant.starts_on + timedelta(weeks=weeks)
        if due_on < last:
            yield kind, due_on
    yield "before_end", max(last, grant.starts_on)


def _ended(bundle: Bundle, case: Case, story: Story, grant: Grant) -> None:
    bundle.add(
        Ending,
        story.ended_on,
        case=case,
        grant=grant,
        ended_on=story.ended_on,
        reason=story.end_reason,
        ended_by=bundle.town.caseworkers[story.caseworker],
    )
    case.status, case.closed_on = "closed", story.ended_on


def chunks(stories: Sequence[Story], size: int) -> Iterator[Sequence[Story]]:
    """The stories, some at a time, so that memory stays small."""
    for start in range(0, len(stories), size):
        yield stories[start : start + size]
