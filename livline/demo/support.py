"""The middle and the end of a story: the mentor is found, supports, and the support ends."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from livline.demo import words
from livline.demo.cast import Cast, Chapter, viewer_at
from livline.demo.moments import end_of
from livline.demo.story import Block, Course, Story
from livline.demo.talks import Talk, review, talks
from livline.office.accounts.models import User
from livline.records.agreements.models import Agreement, Party
from livline.records.contacts import actions as contacts
from livline.records.contacts.models import ContactKind, ContactOutcome
from livline.records.followups import actions as followups
from livline.records.followups import queries as followup_queries
from livline.records.followups.models import Decision, View
from livline.records.grants import actions as grants
from livline.records.grants import queries as grant_queries
from livline.records.grants.models import Direction, PurposeKind
from livline.records.matches import actions as matches
from livline.records.matches import queries as match_queries
from livline.records.matches.models import DeclineReason, EndReason, Match
from livline.records.people.models import MentorKind

ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)
TRIES = 4
# What the first mentor keeps for the citizen one signs in as.
KEPT_FREE = 8
LEAST_DAYS = timedelta(days=5)
WEEKLY = 7.0


def grant_facts(story: Story, block: Block) -> grants.GrantFacts:
    """What the caseworker writes for one period."""
    target = words.COMPANIES[story.company]
    kind = MentorKind(story.mentor_kind)
    return grants.GrantFacts(
        purpose_kind=PurposeKind(story.purpose),
        direction=Direction(story.direction),
        target=target,
        decisive_reason=words.DECISIVE[story.goal % len(words.DECISIVE)].format(target=target),
        beyond_ordinary=words.BEYOND if kind in {MentorKind.COMPANY, MentorKind.SCHOOL} else "",
        starts_on=block.starts_on,
        ends_on=block.ends_on,
        hours_per_week=story.hours,
        hours_reason=words.MANY_HOURS if story.hours > 2 else "",
        mentor_kind=kind,
    )


def match(
    cast: Cast, agreement: Agreement, course: Course
) -> Generator[Chapter, None, Match | None]:
    """Propose until the citizen says yes; nobody free: the citizen waits and is asked for again."""
    on = course.proposed_on
    declines = cast.story.declines_first
    last_day = min(course.ends_on, agreement.grant.ends_on or course.ends_on)
    for _ in range(TRIES):
        if max(on, course.starts_on) + LEAST_DAYS > last_day:
            return None
        yield Chapter(on)
        found = match_queries.candidates(cast.case, viewer=cast.by_coordinator(on))
        if found:
            chosen = _chosen(cast, found)
            proposed = matches.propose(
                agreement,
                mentor=chosen.mentor,
                reasons="; ".join(chosen.reasons),
                by=cast.by_coordinator(on),
            )
            answered_on = on + ONE_DAY
            yield Chapter(answered_on)
            by = cast.by_citizen(answered_on)
            if not declines:
                return (
                    yield from _signed(cast, matches.accept(proposed, by=by), course, answered_on)
                )
            matches.decline(proposed, reason=DeclineReason.CHEMISTRY, words="", by=by)
            declines, on = False, answered_on
        on += timedelta(days=cast.rng.randint(2, 14))
    return None


def _chosen(cast: Cast, found: list[match_queries.Candidate]) -> match_queries.Candidate:
    """One of the best five; whom one signs in as citizen meets whom one signs in as mentor."""
    first = cast.town.mentors[0].pk
    if cast.is_shown:
        shown = [one for one in found if one.mentor.pk == first]
        return (shown or found)[0]
    others = [one for one in found if one.mentor.pk != first or one.free_hours >= KEPT_FREE]
    return cast.rng.choice((others or found)[:5])


def _signed(
    cast: Cast, accepted: Match, course: Course, accepted_on: date
) -> Generator[Chapter, None, Match]:
    on = max(accepted_on, course.starts_on - ONE_DAY)
    yield Chapter(on)
    agreement = Agreement.objects.get(pk=accepted.agreement_id)
    for party, user in _signers(cast, agreement, accepted):
        followups.start_support(agreement, party=party, by=viewer_at(user, on))
    return Match.objects.select_related("mentor__user", "agreement__grant").get(pk=accepted.pk)


def run(
    cast: Cast, running: Match, course: Course, *, last: bool
) -> Generator[Chapter, None, Agreement]:
    """From the first contact to the end of this mentor; returns the agreement that goes on."""
    blocks = _to_come(cast, running, course)
    course = _as_it_runs(running, course, is_extended=bool(blocks))
    told = list(talks(cast.rng, course, every_days=WEEKLY, until=cast.today))
    day = course.starts_on
    while day < course.ends_on:
        stop = _next_stop(cast, blocks, course, after=day)
        yield Chapter(stop)
        told = _log(cast, running, told, until=stop)
        _follow_up(cast, on=stop)
        if blocks and blocks[0].decided_on <= stop:
            _extend(cast, running, blocks.pop(0), on=stop)
            running.refresh_from_db()
        day = stop
    over = course.ends_on + ONE_DAY
    yield Chapter(over)
    _end(cast, running, course, on=over, last=last)
    return Agreement.objects.select_related("grant").get(pk=running.agreement_id)


def _to_come(cast: Cast, running: Match, course: Course) -> list[Block]:
    """The periods after the one that runs, as far as this mentor comes to see them."""
    last_day = running.ends_on or course.ends_on
    later = [block for block in cast.story.blocks[1:] if block.starts_on > last_day]
    return [block for block in later if block.decided_on < course.ends_on]


def _as_it_runs(running: Match, course: Course, *, is_extended: bool) -> Course:
    """The course on the days that the match has or will have."""
    first = running.starts_on or course.starts_on
    last = course.ends_on if is_extended else min(course.ends_on, running.ends_on or first)
    return replace(course, starts_on=first, ends_on=max(first, last))


def give_up(cast: Cast, agreement: Agreement) -> Generator[Chapter, None, None]:
    """Nobody was found before the days ran out: the support ends without a mentor."""
    over = (agreement.grant.ends_on or cast.today) + ONE_DAY
    yield Chapter(over)
    followups.end_support(
        cast.case,
        reason=EndReason.OTHER_SUPPORT,
        summary="",
        on=over,
        by=cast.by_caseworker(over),
    )


def _next_stop(cast: Cast, blocks: list[Block], course: Course, *, after: date) -> date:
    """The next day on which something is to be told: a talk due, an extension, today, the end."""
    due = followup_queries.open_of(cast.case).filter(due_on__gt=after).first()
    days = [course.ends_on, *([due.due_on] if due else []), *(b.decided_on for b in blocks[:1])]
    if after < cast.today:
        days.append(cast.today)
    return max(after + ONE_DAY, min(days))


def _log(cast: Cast, running: Match, told: list[Talk], *, until: date) -> list[Talk]:
    """Log the contacts up to a day, each by the mentor at its own moment; returns the rest."""
    held = [talk for talk in told if talk.started_at.date() <= until]
    mentor = running.mentor.user
    assert mentor is not None, "every mentor of the demo has an account"
    tasks = list(running.agreement.tasks.all())
    rows = [
        contacts.BulkRow(
            match=running,
            facts=contacts.ContactFacts(
                key=UUID(int=cast.rng.getrandbits(128), version=4),
                started_at=talk.started_at,
                minutes=talk.minutes,
                kind=ContactKind(talk.kind),
                outcome=ContactOutcome(talk.outcome),
                task=tasks[talk.task % len(tasks)],
                shared_note=talk.shared_note,
                note=talk.note,
            ),
            by=viewer_at(mentor, talk.started_at.date()).at(talk.started_at + ONE_HOUR),
        )
        for talk in held
    ]
    if rows:
        contacts.bulk_log(rows, by=viewer_at(mentor, until).at(end_of(until)))
    return told[len(held) :]


def _follow_up(cast: Cast, *, on: date) -> None:
    """Hold the talks that are due today, unless they are among those nobody holds."""
    for talk in followup_queries.open_of(cast.case).filter(due_on=on):
        told = review(cast.rng)
        if told is not None:
            facts = followups.TalkFacts(
                held_on=on,
                decision=Decision.CONTINUE,
                summary=told.summary,
                support_delivered=True,
                citizen_view=View(told.citizen_view),
                mentor_view=View(told.mentor_view),
            )
            followups.hold(talk, facts=facts, by=cast.by_caseworker(on))


def _extend(cast: Cast, running: Match, block: Block, *, on: date) -> None:
    """Decide the next period, prolong agreement and match, and have everybody sign again."""
    before = grant_queries.latest(cast.case)
    assert before is not None, "only a granted period is extended"
    by = cast.by_caseworker(on)
    facts = grant_facts(cast.story, block)
    draft = grants.extend(before, assessment=words.ASSESSMENT, facts=facts, by=by)
    renewed = followups.extend_support(grants.decide(draft, by=by), by=by)
    if renewed is None:
        return
    for party, user in _signers(cast, renewed, running):
        followups.start_support(renewed, party=party, by=viewer_at(user, on))


def _end(cast: Cast, running: Match, course: Course, *, on: date, last: bool) -> None:
    """Hand over to the next mentor, or end the support as a whole."""
    by = cast.by_caseworker(on)
    if last:
        reason = EndReason(cast.story.end_reason)
        followups.end_support(
            cast.case, reason=reason, summary=cast.rng.choice(words.SUMMARIES), on=on, by=by
        )
    else:
        followups.hand_over(running, note=words.HANDOVER, citizen_agrees=True, on=on, by=by)


def _signers(cast: Cast, agreement: Agreement, match: Match) -> list[tuple[Party, User]]:
    """Everybody who signs; the municipality last, since the support begins with the last one."""
    assert match.mentor.user is not None, "every mentor of the demo has an account"
    signers = [(Party.CITIZEN, cast.citizen), (Party.MENTOR, match.mentor.user)]
    contact = agreement.company_contact
    if contact is not None and contact.user is not None:
        signers.append((Party.COMPANY, contact.user))
    return [*signers, (Party.MUNICIPALITY, cast.caseworker)]
