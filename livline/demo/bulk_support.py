"""The support in the large sizes: grant, agreement, match, talks and ending as unsaved rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from livline.demo import words
from livline.demo.bundle import Bundle
from livline.demo.moments import at
from livline.demo.story import Course, Story
from livline.demo.talks import review, talks
from livline.office.access.matrix import Relation
from livline.records.agreements.models import Agreement, Party, Signature, TaperStep, Task
from livline.records.cases.models import Case, Participation
from livline.records.contacts.models import Contact
from livline.records.followups.models import Ending, FollowUp
from livline.records.grants.models import Grant
from livline.records.matches.models import Match, days


def granted(bundle: Bundle, case: Case, story: Story, number: int, previous: Grant | None) -> Grant:
    """The grant of one period."""
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


def agreed(bundle: Bundle, case: Case, story: Story, grant: Grant, mentor_at: int) -> Agreement:
    """The signed agreement under a grant."""
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


def matched(bundle: Bundle, story: Story, agreement: Agreement, course: Course) -> Match:
    """The match of one course, with the right it gives."""
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


def talked(
    bundle: Bundle, rng: random.Random, match: Match, course: Course, every_days: float
) -> None:
    """The contacts of a match."""
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


def followed_up(bundle: Bundle, rng: random.Random, case: Case, grant: Grant) -> None:
    """The talks of a grant, some of them missed."""
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


def ended(bundle: Bundle, case: Case, story: Story, grant: Grant) -> None:
    """The ending, with the case closed."""
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
