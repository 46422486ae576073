"""The beginning of a story: referral, needs, plan, grant and agreement.

Everything goes through the actions, by the person whose job it is, at that person's moment.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from livline.demo import support, words
from livline.demo.accounts import SIGN_IN_NAMES, Town
from livline.demo.cast import Cast, Chapter, viewer_at
from livline.demo.story import Block, Story
from livline.office.access.viewer import Viewer
from livline.office.accounts import actions as accounts
from livline.office.accounts.models import Role
from livline.records.agreements import actions as agreements
from livline.records.agreements import queries as agreement_queries
from livline.records.agreements.models import Agreement
from livline.records.cases import actions as cases
from livline.records.cases.models import Case
from livline.records.grants import actions as grants
from livline.records.grants.models import Grant
from livline.records.people import actions as people
from livline.records.people.models import Language, Protection
from livline.records.plans import actions as plans
from livline.records.plans.models import StepWho


def live(
    town: Town, rng: random.Random, story: Story, *, index: int, today: date
) -> Iterator[Chapter]:
    """The whole way of one citizen; what comes after today is never asked for."""
    yield Chapter(story.referred_on)
    cast = _refer(town, rng, story, index=index, today=today)
    yield Chapter(story.planned_on)
    _plan(cast, story.planned_on)
    yield Chapter(story.blocks[0].decided_on)
    grant = _grant(cast, story.blocks[0])
    if grant is None:
        return
    agreement = _agree(cast, grant, story.blocks[0].decided_on)
    for number, course in enumerate(story.courses):
        matched = yield from support.match(cast, agreement, course)
        if matched is None:
            yield from support.give_up(cast, agreement)
            return
        agreement = yield from support.run(
            cast, matched, course, last=number + 1 == len(story.courses)
        )


def _refer(town: Town, rng: random.Random, story: Story, *, index: int, today: date) -> Cast:
    person, on = story.person, story.referred_on
    caseworker = town.caseworkers[story.caseworker]
    by = viewer_at(caseworker, on)
    name = f"{person.given_names} {person.family_name}"
    user = accounts.open_account(
        username=SIGN_IN_NAMES[Role.CITIZEN] + (str(index + 1) if index else ""),
        name=name,
        role=Role.CITIZEN,
        municipality=town.municipality,
    )
    facts = people.CitizenFacts(
        id_number=person.number,
        given_names=person.given_names,
        family_name=person.family_name,
        phone="00 00 00 00",
        language=Language(person.language),
        needs_interpreter=person.needs_interpreter,
        protection=Protection.NAME_AND_ADDRESS if person.protected else Protection.NONE,
        safe_note="Skriv aldrig om mentor" if "violence" in story.barriers else "",
    )
    citizen = people.register_citizen(facts, by=by, user=user)
    referral = cases.Referral(
        unit=town.units[story.unit],
        referred_on=on,
        caseworker=caseworker,
        reason=story.reason,
        referred_by=rng.choice(words.REFERRED_BY),
        target_group=person.target_group,
    )
    case = cases.refer(citizen, referral, by=by)
    _write_needs(case, story, by)
    return Cast(town, story, rng, case, user, caseworker, today, is_shown=index == 0)


def _write_needs(case: Case, story: Story, by: Viewer) -> None:
    for kind, names in (("barrier", story.barriers), ("resource", story.resources)):
        for name in names:
            need = cases.NeedFacts(
                kind=kind,
                category=name,
                own_words=words.OWN_WORDS.get(name, ""),
                note=words.NOTES.get(name, ""),
                good_to_know=words.GOOD_TO_KNOW.get(name, ""),
                citizen_agrees=name in words.GOOD_TO_KNOW,
            )
            cases.add_need(case, need, by=by)
    if story.support is not None:
        function, helper, does, boundary = words.SUPPORT[story.support]
        support = cases.SupportFacts(function, helper, does, boundary)
        cases.add_other_support(case, support, by=by)


def _plan(cast: Cast, on: date) -> None:
    goal, why = words.GOALS[cast.story.goal]
    chosen = words.STEPS[cast.story.goal : cast.story.goal + cast.rng.randint(1, 3)]
    steps = tuple(
        plans.StepFacts(
            StepWho(who), what, on + timedelta(days=14 * (number + 1)), cast.rng.randint(5, 10)
        )
        for number, (who, what) in enumerate(chosen)
    )
    by = cast.by_caseworker(on)
    plan = plans.start_draft(cast.case, by=by)
    plan = plans.save_draft(
        plan, draft=plans.PlanDraft(goal, why, steps), revision=plan.revision, by=by
    )
    plan = plans.approve(plan, party="citizen", by=cast.by_citizen(on))
    plans.approve(plan, party="caseworker", by=by)


def _grant(cast: Cast, block: Block) -> Grant | None:
    """Decide the first period; None where it is refused."""
    by = cast.by_caseworker(block.decided_on)
    draft = grants.draft(cast.case, facts=support.grant_facts(cast.story, block), by=by)
    if cast.story.refused:
        reason = "Borgeren deltager allerede stabilt i sit tilbud uden støtte (prøvetekst)."
        grants.refuse(draft, reason=reason, by=by)
        return None
    return grants.decide(draft, by=by)


def _agree(cast: Cast, grant: Grant, on: date) -> Agreement:
    by = cast.by_caseworker(on)
    assert grant.ends_on is not None, "a granted period has a last day"
    contact = cast.town.companies[cast.story.company]
    tasks = tuple(
        agreements.TaskFacts(
            what,
            how_often,
            where,
            grant.ends_on,
            done_when,
            grant.target,
            at_company=where == "På arbejdspladsen",
        )
        for what, how_often, where, done_when in words.TASKS[:2]
    )
    facts = agreements.AgreementFacts(
        goal=words.GOALS[cast.story.goal][0],
        contact_frequency="Én gang om ugen",
        tasks=tasks,
        boundaries=tuple(agreements.BoundaryFacts(*pair) for pair in words.BOUNDARIES[:2]),
        taper=agreement_queries.taper_proposal(grant.starts_on, grant.ends_on),
        written_in_plan_on=on,
        company_contact=contact if contact.user_id and cast.story.direction == "keep" else None,
        company_agreed=bool(contact.user_id and cast.story.direction == "keep"),
    )
    return agreements.make_ready(agreements.draft(grant, facts=facts, by=by), by=by)
