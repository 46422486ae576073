"""What a match does, step by step, and who sees the case after each."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role
from livline.office.audit.models import AuditEntry
from livline.records.agreements.models import AgreementState
from livline.records.cases import access
from livline.records.cases import actions as case_actions
from livline.records.matches import actions, queries
from livline.records.matches.models import DeclineReason, EndReason, Match, MatchState, days
from livline.records.matches.queries import Obstacle
from tests.factories import matches, people
from tests.factories.cases import Scene

DAY = timedelta(days=1)


def relations(scene: Scene, viewer: Viewer) -> set[Relation]:
    return set(access.relations_to(scene.case, viewer)) - {Relation.MUNICIPALITY, Relation.UNIT}


def test_a_proposal_tells_the_mentor_nothing(scene: Scene) -> None:
    match = matches.proposed(scene)

    assert match.state == MatchState.PROPOSED
    assert relations(scene, scene.by_mentor) == set()


def test_a_yes_names_the_mentor_and_lets_them_read_the_agreement(scene: Scene) -> None:
    match = matches.accepted(scene)

    match.agreement.refresh_from_db()
    assert match.agreement.mentor == scene.mentor
    assert relations(scene, scene.by_mentor) == {Relation.PROPOSED}


def test_a_no_keeps_its_reason_and_the_citizen_waits_again(scene: Scene) -> None:
    match = matches.proposed(scene)

    said = actions.decline(
        match, reason=DeclineReason.CHEMISTRY, words=" Vi talte dårligt. ", by=scene.by_citizen
    )

    assert (said.state, said.decline_words) == (MatchState.DECLINED, "Vi talte dårligt.")
    assert [case.nos for case in queries.waiting(scene.by_coordinator)] == [1]  # type: ignore[attr-defined]


def test_the_last_signature_begins_the_match_for_the_time_of_the_grant(scene: Scene) -> None:
    match = matches.running(scene)

    assert match.state == MatchState.ACTIVE
    assert (match.starts_on, match.ends_on) == (people.TODAY, people.TODAY + matches.MONTHS_5)
    assert relations(scene, scene.by_mentor) == {Relation.MATCH}


def test_a_match_signed_early_begins_with_the_grant(scene: Scene) -> None:
    start = people.TODAY + 10 * DAY
    match = matches.running(scene, starts_on=start)

    before = scene.by_mentor.at(scene.by_mentor.now + 9 * DAY)
    assert match.starts_on == start
    assert relations(scene, before) == {Relation.PROPOSED}
    assert relations(scene, before.at(before.now + DAY)) == {Relation.MATCH}


def test_nothing_is_signed_when_the_grant_has_run_out(scene: Scene) -> None:
    match = matches.accepted(scene)

    with pytest.raises(actions.GrantOver):
        matches.signed(match, scene, on=people.TODAY + matches.MONTHS_5 + DAY)

    match.agreement.refresh_from_db()
    assert match.agreement.state == AgreementState.READY


def test_the_right_of_the_mentor_ends_with_the_grant_by_itself(scene: Scene) -> None:
    matches.running(scene)
    mentor = scene.by_mentor

    last = mentor.at(mentor.now + matches.MONTHS_5)
    assert relations(scene, last) == {Relation.MATCH}
    assert relations(scene, last.at(last.now + DAY)) == set()


def test_an_ended_match_is_closed_to_the_mentor_from_that_day(scene: Scene) -> None:
    match = matches.running(scene)

    ended = actions.end(
        match, on=people.TODAY, reason=EndReason.CITIZEN_WISH, note="", by=scene.by_caseworker
    )

    assert ended.state == MatchState.ENDED
    assert relations(scene, scene.by_mentor) == set()
    assert queries.active(scene.case, people.TODAY) is None


def test_an_end_decided_for_later_leaves_the_mentor_in_until_the_day_before(scene: Scene) -> None:
    match = matches.running(scene)
    mentor = scene.by_mentor

    actions.end(
        match,
        on=people.TODAY + 7 * DAY,
        reason=EndReason.PLANNED,
        note="",
        by=scene.by_caseworker,
    )

    sixth = mentor.at(mentor.now + 6 * DAY)
    assert relations(scene, sixth) == {Relation.MATCH}
    assert queries.active(scene.case, sixth.on) is not None
    assert relations(scene, sixth.at(sixth.now + DAY)) == set()


def test_a_match_cannot_end_after_its_agreed_end(scene: Scene) -> None:
    match = matches.running(scene)

    with pytest.raises(actions.OutsidePeriod):
        actions.end(
            match,
            on=people.TODAY + matches.MONTHS_5 + 2 * DAY,
            reason=EndReason.PLANNED,
            note="",
            by=scene.by_caseworker,
        )


def test_a_prolonged_match_prolongs_the_right_and_ends_as_one(scene: Scene) -> None:
    match = matches.running(scene)
    mentor = scene.by_mentor
    later = people.TODAY + matches.MONTHS_5 + 60 * DAY

    prolonged = actions.prolong(match, until=later, by=scene.by_caseworker)

    assert prolonged.ends_on == later
    at_the_end = mentor.at(mentor.now + matches.MONTHS_5 + 60 * DAY)
    assert relations(scene, at_the_end) == {Relation.MATCH}
    actions.end(
        prolonged, on=people.TODAY, reason=EndReason.PLANNED, note="", by=scene.by_caseworker
    )
    assert relations(scene, mentor) == set()
    assert relations(scene, at_the_end) == set()


def test_a_proposal_taken_back_after_the_yes_closes_the_agreement_to_the_mentor(
    scene: Scene,
) -> None:
    match = matches.accepted(scene)

    actions.withdraw(match, by=scene.by_coordinator)

    assert relations(scene, scene.by_mentor) == set()


def test_one_case_has_one_open_proposal(scene: Scene) -> None:
    match = matches.proposed(scene)
    other = people.mentor(by=scene.by_coordinator)

    with pytest.raises(actions.ProposalOpen):
        actions.propose(match.agreement, mentor=other, reasons="", by=scene.by_coordinator)


def test_an_answered_proposal_is_not_answered_again(scene: Scene) -> None:
    match = matches.proposed(scene)
    actions.accept(match, by=scene.by_citizen)

    with pytest.raises(actions.WrongState):
        actions.decline(match, reason=DeclineReason.NOT_NOW, words="", by=scene.by_citizen)


@pytest.mark.parametrize(
    ("facts", "obstacle"),
    [
        ({"on_leave": True}, Obstacle.ON_LEAVE),
        ({"hours_per_week": Decimal("2.5")}, Obstacle.HOURS),
        ({"kind": "company"}, Obstacle.KIND),
    ],
)
def test_what_nobody_may_overrule_stops_the_proposal(
    scene: Scene, facts: dict[str, object], obstacle: Obstacle
) -> None:
    mentor = people.mentor(by=scene.by_coordinator, **facts)

    with pytest.raises(actions.MentorCannot) as refused:
        matches.proposed(scene, mentor=mentor)

    assert refused.value.obstacles == (obstacle,)


def test_a_mentor_with_a_conflict_is_not_proposed(scene: Scene) -> None:
    case_actions.let_in(
        scene.case,
        user=scene.mentor_user,
        relation=Relation.CONFLICT,
        since=people.TODAY,
        by=scene.by_caseworker,
    )

    with pytest.raises(actions.MentorCannot) as refused:
        matches.proposed(scene)

    assert Obstacle.CONFLICT in refused.value.obstacles


def test_the_database_refuses_two_matches_for_one_purpose(scene: Scene) -> None:
    first = matches.running(scene)
    second = Match(
        **scene.by_caseworker.stamp,
        case=scene.case,
        agreement=first.agreement,
        mentor=people.mentor(by=scene.by_coordinator),
        purpose_kind=first.purpose_kind,
        hours_per_week=1,
        state=MatchState.ACTIVE,
        proposed_by=scene.coordinator,
        proposed_on=people.TODAY,
        period=days(people.TODAY + matches.MONTHS_5, people.TODAY + matches.MONTHS_5 + DAY),
    )

    with pytest.raises(IntegrityError, match="no_two_matches"), transaction.atomic():
        second.save()

    second.period = days(
        people.TODAY + matches.MONTHS_5 + DAY, people.TODAY + matches.MONTHS_5 + DAY
    )
    second.save()


def test_a_wish_for_another_mentor_is_kept_while_the_match_goes_on(scene: Scene) -> None:
    match = matches.running(scene)

    actions.ask_for_another(match, words="Jeg vil hellere have en kvinde.", by=scene.by_citizen)

    assert [one.pk for one in queries.wishes_for_another(scene.by_coordinator)] == [match.pk]
    assert queries.active(scene.case, people.TODAY) == match


def test_every_step_leaves_one_row_about_the_match(scene: Scene) -> None:
    match = matches.running(scene)
    actions.end(match, on=people.TODAY, reason=EndReason.PLANNED, note="", by=scene.by_caseworker)

    rows = AuditEntry.objects.filter(object="match", object_id=match.public_id).order_by("pk")

    assert [(row.role, row.verb) for row in rows] == [
        (Role.COORDINATOR, "create"),
        (Role.CITIZEN, "decide"),
        (Role.CASEWORKER, "change"),
        (Role.CASEWORKER, "change"),
    ]
