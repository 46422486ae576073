"""A case on which the whole journey has left its traces, with a canary in every field."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role, User
from livline.records.agreements.models import Agreement, Boundary, Party, Signature, TaperStep, Task
from livline.records.agreements.models import AgreementState as State
from livline.records.cases import actions as cases
from livline.records.cases.models import Case
from livline.records.contacts.models import Addendum
from livline.records.followups.models import FollowUp, FollowUpKind, Handover
from livline.records.grants.models import Direction, Grant, GrantState, PurposeKind
from livline.records.matches.models import EndReason, Match, MatchState
from livline.records.people import actions as register
from livline.records.people.models import Mentor, MentorKind
from tests.access import canaries
from tests.factories import cases as case_factory
from tests.factories import contacts, lifeline, people, plans

_number = itertools.count(1)
BEGAN = people.TODAY - timedelta(days=28)
ENDS = people.TODAY + timedelta(days=60)


@dataclass(frozen=True)
class Contents:
    """The case, the accounts that its contents name, and the ids that addresses ask for."""

    case: Case
    citizen_user: User
    mentor_user: User
    former_mentor_user: User
    company_user: User
    ids: dict[str, str]


def supported(keeper: User, *, protection: str) -> Contents:
    """A case with a running match, one that ended before, and everything around them."""
    home, by = keeper.municipality, people.viewer(keeper)
    users = [
        people.account(role, of=home)
        for role in (Role.CITIZEN, Role.MENTOR, Role.MENTOR, Role.COMPANY_CONTACT)
    ]
    citizen = people.citizen(
        by=by,
        user=users[0],
        id_number=canaries.ID_NUMBER if protection == "none" else "620166-4473",
        family_name="Familiekanari",
        calling_name="Kaldekanari",
        phone=canaries.PHONE,
        email=canaries.EMAIL,
        safe_note="trygkanari",
        protection=protection,
    )
    register.keep_address(citizen, "Adressekanari 7", by=by)
    case = case_factory.case(caseworker=keeper, citizen=citizen, reason="henvisningskanari")
    mentor, former = _mentor(users[1], by=by), _mentor(users[2], by=by)
    ids = {"case_id": case.public_id, "mentor_id": mentor.public_id}
    ids |= _before_the_grant(case, by=by)
    grant = _grant(case, by=by)
    ids |= {"grant_id": grant.public_id}
    _former(case, former, by=by)
    ids |= _running(case, grant, mentor=mentor, company_user=users[3], by=by)
    ids |= {"account_id": keeper.public_id, "user_id": keeper.public_id}
    assert keeper.unit is not None
    citizen_user, mentor_user, former_user, company_user = users
    ids |= {"unit_id": keeper.unit.public_id}
    return Contents(case, citizen_user, mentor_user, former_user, company_user, ids)


def _before_the_grant(case: Case, *, by: Viewer) -> dict[str, str]:
    need = case_factory.need(
        case,
        by=by,
        own_words="egneordkanari",
        note="notatkanari",
        good_to_know="godtatvidekanari",
        citizen_agrees=True,
    )
    facts = cases.SupportFacts("skp", "hjaelperkanari", "hjaelpkanari", "graensekanari")
    support = cases.add_other_support(case, facts, by=by)
    plan = plans.approved(
        case,
        by=by,
        goal="maalkanari",
        why="hvorforkanari",
        citizen_comment="kommentarkanari",
        steps=(plans.step("skridtkanari"),),
    )
    step = plan.steps.get()
    return {
        "need_id": need.public_id,
        "support_id": support.public_id,
        "step_id": step.public_id,
        "plan_id": plan.public_id,
        "number": str(plan.number),
    }


def _mentor(user: User, *, by: Viewer) -> Mentor:
    return people.mentor(
        by=by,
        user=user,
        number=f"K{next(_number)}",
        name="Mentorkanari Prøvesen",
        qualifications="kvalifikationskanari",
        email="mentorpost@test.invalid",
    )


def _grant(case: Case, *, by: Viewer, ended: bool = False) -> Grant:
    moved = timedelta(days=200 if ended else 0)
    return Grant.objects.create(
        **by.stamp,
        case=case,
        state=GrantState.ENDED if ended else GrantState.GRANTED,
        purpose_kind=PurposeKind.OFFER,
        direction=Direction.KEEP,
        target="bevillingskanari",
        decisive_reason="afgoerendekanari",
        assessment="vurderingskanari",
        starts_on=BEGAN - moved,
        ends_on=ENDS - moved,
        hours_per_week=Decimal(2),
        mentor_kind=MentorKind.MUNICIPAL,
        decided_by_id=by.user_id,
        decided_at=by.now - moved,
    )


def _former(case: Case, mentor: Mentor, *, by: Viewer) -> None:
    """An earlier match whose mentor's access has ended."""
    grant = _grant(case, by=by, ended=True)
    agreement = Agreement.objects.create(
        **by.stamp, case=case, grant=grant, mentor=mentor, state=State.ENDED, goal="Prøvemål"
    )
    upper = BEGAN - timedelta(days=60)
    match = Match.objects.create(
        **by.stamp,
        case=case,
        agreement=agreement,
        mentor=mentor,
        purpose_kind=PurposeKind.OFFER,
        hours_per_week=Decimal(2),
        state=MatchState.ENDED,
        proposed_by_id=by.user_id,
        proposed_on=BEGAN - timedelta(days=120),
        period=(BEGAN - timedelta(days=120), upper),
        end_reason=EndReason.PLANNED,
    )
    Handover.objects.create(
        **by.stamp,
        case=case,
        from_match=match,
        note="overdragelseskanari",
        citizen_agrees=True,
        handed_over_on=upper,
    )
    assert mentor.user is not None
    since, until = BEGAN - timedelta(days=120), upper - timedelta(days=1)
    cases.let_in(case, user=mentor.user, relation=Relation.MATCH, since=since, until=until, by=by)


def _running(
    case: Case, grant: Grant, *, mentor: Mentor, company_user: User, by: Viewer
) -> dict[str, str]:
    agreement, task = _agreement(case, grant, mentor=mentor, company_user=company_user, by=by)
    match = Match.objects.create(
        **by.stamp,
        case=case,
        agreement=agreement,
        mentor=mentor,
        purpose_kind=PurposeKind.OFFER,
        hours_per_week=Decimal(2),
        state=MatchState.ACTIVE,
        reasons="matchgrundkanari",
        proposed_by_id=by.user_id,
        proposed_on=BEGAN,
        period=(BEGAN, ENDS + timedelta(days=1)),
    )
    match.refresh_from_db()
    assert mentor.user is not None
    cases.let_in(case, user=mentor.user, relation=Relation.MATCH, since=BEGAN, until=ENDS, by=by)
    ids = _contacts(match, task, by=people.viewer(mentor.user))
    assert case.citizen.user is not None
    callback = lifeline.callback(case, by=people.viewer(case.citizen.user))
    ids |= {"callback_id": callback.public_id, "match_id": match.public_id}
    ids |= {"agreement_id": agreement.public_id, "task_id": task.public_id}
    return ids | _talks(case, grant, by=by)


def _agreement(
    case: Case, grant: Grant, *, mentor: Mentor, company_user: User, by: Viewer
) -> tuple[Agreement, Task]:
    agreement = Agreement.objects.create(
        **by.stamp,
        case=case,
        grant=grant,
        mentor=mentor,
        company_contact=people.company_contact(by=by, user=company_user),
        company_agreed=True,
        state=State.SIGNED,
        goal="aftalekanari",
        written_in_plan_on=BEGAN,
    )
    task = Task.objects.create(**by.stamp, agreement=agreement, position=1, what="opgavekanari")
    Boundary.objects.create(
        **by.stamp, agreement=agreement, position=1, not_this="ikkeopgavekanari", instead="Lægen"
    )
    TaperStep.objects.create(
        **by.stamp, agreement=agreement, starts_on=ENDS, contact="nedtrapningskanari"
    )
    Signature.objects.create(
        **by.stamp,
        agreement=agreement,
        party=Party.MUNICIPALITY,
        signed_by_id=by.user_id or 0,
        signed_at=by.now,
        content_hash="0" * 64,
    )
    return agreement, task


def _contacts(match: Match, task: Task, *, by: Viewer) -> dict[str, str]:
    contact = contacts.contact(
        match, by=by, task=task, shared_note="delenotekanari", note="fortrolignotekanari"
    )
    Addendum.objects.create(
        **by.stamp, contact=contact, text="tilfoejelseskanari", written_by_id=by.user_id or 0
    )
    appointment = contacts.appointment(match, by=by)
    appointment.place = "stedkanari"
    appointment.save()
    return {"contact_id": contact.public_id, "appointment_id": appointment.public_id}


def _talks(case: Case, grant: Grant, *, by: Viewer) -> dict[str, str]:
    held = FollowUp.objects.create(
        **by.stamp,
        case=case,
        grant=grant,
        kind=FollowUpKind.EXTRA,
        due_on=BEGAN,
        held_on=BEGAN,
        decision="continue",
        summary="samtalekanari",
    )
    coming = FollowUp.objects.create(
        **by.stamp, case=case, grant=grant, kind=FollowUpKind.WEEK_4, due_on=people.TODAY
    )
    return {"followup_id": coming.public_id, "held_followup_id": held.public_id}
