"""Follow-up talks, and the steps that touch the whole support."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from livline.office.access.matrix import Relation
from livline.records.agreements.models import Agreement, AgreementState
from livline.records.cases import access
from livline.records.followups import actions, queries
from livline.records.followups.models import FollowUp, FollowUpKind
from livline.records.grants.models import Grant, GrantState
from livline.records.lifeline import actions as lifeline
from livline.records.lifeline.models import CallBackState
from livline.records.matches import actions as match_actions
from livline.records.matches import queries as matches
from livline.records.matches.models import EndReason, MatchState
from tests.factories import followups, people
from tests.factories.cases import Scene
from tests.factories.followups import ENDS_ON

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def sees(scene: Scene, *, days: int = 0) -> bool:
    viewer = scene.by_mentor.at(scene.by_mentor.now + days * DAY)
    return access.visible_to(viewer).filter(pk=scene.case.pk).exists()


def test_the_last_signature_plans_three_talks(scene: Scene) -> None:
    followups.running(scene)

    assert [(talk.kind, talk.due_on) for talk in queries.open_of(scene.case)] == [
        (FollowUpKind.WEEK_4, people.TODAY + 4 * WEEK),
        (FollowUpKind.WEEK_13, people.TODAY + 13 * WEEK),
        (FollowUpKind.BEFORE_END, ENDS_ON - 4 * WEEK),
    ]


def test_planning_again_moves_what_is_not_held_and_keeps_what_is(scene: Scene) -> None:
    match = followups.running(scene)
    first = queries.next_of(scene.case)
    assert first is not None
    actions.hold(first, facts=followups.talk(), by=scene.by_caseworker)

    actions.plan_dates(match.agreement.grant, by=scene.by_caseworker)

    assert FollowUp.objects.filter(case=scene.case).count() == 3
    assert queries.open_of(scene.case).count() == 2


def test_a_short_support_has_one_talk() -> None:
    assert list(queries.suggested(people.TODAY, people.TODAY + 2 * WEEK)) == [
        (FollowUpKind.BEFORE_END, people.TODAY)
    ]


def test_a_talk_is_held_once(scene: Scene) -> None:
    followups.running(scene)
    talk = queries.next_of(scene.case)
    assert talk is not None
    actions.hold(talk, facts=followups.talk(), by=scene.by_caseworker)

    with pytest.raises(actions.AlreadyHeld):
        actions.hold(talk, facts=followups.talk(summary="igen"), by=scene.by_colleague)


def test_an_extension_prolongs_the_match_and_asks_for_new_signatures(scene: Scene) -> None:
    match = followups.running(scene)
    extension = followups.extension(match.agreement.grant, scene)

    renewed = actions.extend_support(extension, by=scene.by_caseworker)
    assert renewed is not None

    match.refresh_from_db()
    assert (match.agreement, match.ends_on) == (renewed, extension.ends_on)
    assert (renewed.state, renewed.mentor) == (AgreementState.READY, scene.mentor)
    assert sees(scene, days=(ENDS_ON - people.TODAY).days + 1)
    assert {talk.grant for talk in queries.open_of(scene.case)} == {
        match.agreement.grant,
        Grant.objects.get(previous=None),
    }
    assert [case.pk for case in matches.waiting(scene.by_coordinator)] == []


def test_the_renewed_agreement_is_signed_and_the_match_goes_on(scene: Scene) -> None:
    match = followups.running(scene)
    extension = followups.extension(match.agreement.grant, scene)
    renewed = actions.extend_support(extension, by=scene.by_caseworker)
    assert renewed is not None

    assert followups.signed(renewed, scene) == match

    renewed.refresh_from_db()
    assert renewed.state == AgreementState.SIGNED


def test_only_a_decided_extension_extends(scene: Scene) -> None:
    match = followups.running(scene)

    with pytest.raises(actions.NotAnExtension):
        actions.extend_support(match.agreement.grant, by=scene.by_caseworker)


def test_a_handover_puts_the_citizen_on_the_waiting_list_and_lets_the_old_mentor_out(
    scene: Scene,
) -> None:
    match = followups.running(scene)

    actions.hand_over(
        match,
        note="Ringer helst om formiddagen.",
        citizen_agrees=True,
        on=people.TODAY + WEEK,
        by=scene.by_caseworker,
    )

    assert [case.pk for case in matches.waiting(scene.by_coordinator)] == [scene.case.pk]
    assert sees(scene, days=6)
    assert not sees(scene, days=7)


def test_the_next_mentor_begins_when_the_old_one_stops_and_reads_the_agreed_note(
    scene: Scene,
) -> None:
    match = followups.running(scene)
    agreement, user = match.agreement, people.account(scene.mentor_user.role, of=scene.municipality)  # type: ignore[arg-type]
    following = people.mentor(by=scene.by_coordinator, user=user)
    actions.hand_over(
        match,
        note="Ringer helst om formiddagen.",
        citizen_agrees=True,
        on=people.TODAY + WEEK,
        by=scene.by_caseworker,
    )

    offered = match_actions.propose(
        agreement, mentor=following, reasons="", by=scene.by_coordinator
    )
    match_actions.accept(offered, by=scene.by_citizen)
    for party, viewer in (
        ("citizen", scene.by_citizen),
        ("mentor", people.viewer(user)),
        ("municipality", scene.by_caseworker),
    ):
        begun = actions.start_support(agreement, party=party, by=viewer)  # type: ignore[arg-type]

    assert begun is not None
    assert begun.starts_on == people.TODAY + WEEK
    assert queries.note_for(begun) == "Ringer helst om formiddagen."


@pytest.mark.parametrize("agrees", [True, False])
def test_the_note_is_passed_on_only_if_the_citizen_agrees(scene: Scene, agrees: bool) -> None:
    match = followups.running(scene)
    agreement = Agreement.objects.get(pk=match.agreement_id)
    actions.hand_over(
        match, note="Note", citizen_agrees=agrees, on=people.TODAY, by=scene.by_caseworker
    )

    offered = match_actions.propose(
        agreement, mentor=scene.mentor, reasons="", by=scene.by_coordinator
    )

    assert queries.note_for(offered) == ("Note" if agrees else "")


def test_the_end_of_the_support_leaves_nothing_running(scene: Scene) -> None:
    match = followups.running(scene)

    ending = actions.end_support(
        scene.case,
        reason=EndReason.GOAL_REACHED,
        summary="Kan selv.",
        on=people.TODAY,
        by=scene.by_caseworker,
    )

    match.refresh_from_db()
    scene.case.refresh_from_db()
    assert ending.grant.state == GrantState.ENDED
    assert (match.state, match.end_reason) == (MatchState.ENDED, EndReason.GOAL_REACHED)
    assert Agreement.objects.get(pk=match.agreement_id).state == AgreementState.ENDED
    assert scene.case.closed_on == people.TODAY
    assert not queries.open_of(scene.case).exists()
    assert not sees(scene)
    relations = access.relations_to(scene.case, scene.by_mentor)
    assert not relations & {Relation.MATCH, Relation.PROPOSED}


def test_support_is_not_ended_while_the_citizen_waits_for_a_call(scene: Scene) -> None:
    followups.running(scene)
    promised = lifeline.ask(
        scene.case,
        key=uuid.uuid4(),
        due_at=people.NOW + timedelta(hours=2),
        by=scene.by_citizen,
    )
    end = {"reason": EndReason.PLANNED, "summary": "", "on": people.TODAY}

    with pytest.raises(actions.CallBackWaits):
        actions.end_support(scene.case, **end, by=scene.by_caseworker)  # type: ignore[arg-type]

    lifeline.take(promised, by=scene.by_mentor)
    lifeline.close(promised, state=CallBackState.DONE, by=scene.by_mentor)
    actions.end_support(scene.case, **end, by=scene.by_caseworker)  # type: ignore[arg-type]


def test_there_must_be_something_to_end(scene: Scene) -> None:
    with pytest.raises(actions.NothingToEnd):
        actions.end_support(
            scene.case,
            reason=EndReason.PLANNED,
            summary="",
            on=people.TODAY,
            by=scene.by_caseworker,
        )
