"""What the citizen answers has been changed by somebody else meanwhile: nothing breaks or slips."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.agreements import actions as agreements
from livline.records.agreements import queries as agreement_queries
from livline.records.cases import actions as cases
from livline.records.cases.models import Need
from livline.records.matches.models import MatchState
from livline.records.plans import actions as plan_actions
from tests.factories import cases as case_factory
from tests.factories import matches, plans
from tests.factories.cases import Scene


def test_a_yes_to_a_mentor_waits_while_the_agreement_is_being_changed(
    scene: Scene, citizen: Client
) -> None:
    match = matches.proposed(scene)
    agreement = match.agreement
    agreements.save_draft(
        agreement,
        facts=agreement_queries.facts_of(agreement),
        version=agreement.version,
        by=scene.by_caseworker,
    )

    answer = citizen.post(reverse("citizen:proposal"), {"yes": "1"})

    assert answer.status_code == 409
    assert "Din aftale bliver rettet" in answer.content.decode()
    match.refresh_from_db()
    assert match.state == MatchState.PROPOSED


def test_a_yes_never_reaches_a_sentence_that_was_written_while_it_was_sent(scene: Scene) -> None:
    read = case_factory.need(scene.case, by=scene.by_caseworker, good_to_know="Morgener er svære.")
    Need.objects.filter(pk=read.pk).update(good_to_know="Drikker om morgenen.")

    with pytest.raises(EditedMeanwhile):
        cases.answer_good_to_know(read, agrees=True, by=scene.by_citizen)

    read.refresh_from_db()
    assert read.agreed_on is None


def test_a_no_holds_whatever_sentence_stands(scene: Scene) -> None:
    read = case_factory.need(scene.case, by=scene.by_caseworker, citizen_agrees=True)
    Need.objects.filter(pk=read.pk).update(good_to_know="Drikker om morgenen.")

    assert cases.answer_good_to_know(read, agrees=False, by=scene.by_citizen).agreed_on is None


def test_a_plan_approved_in_the_same_moment_is_said_and_not_broken(
    scene: Scene, citizen: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = plans.draft(scene.case, by=scene.by_caseworker)

    def too_late(*_args: object, **_named: object) -> None:
        raise plan_actions.NotADraft("approved in another window")

    monkeypatch.setattr(plan_actions, "approve", too_late)
    sent = {"revision": draft.revision}

    assert citizen.post(reverse("citizen:approve_plan"), sent).status_code == 302
