"""The life of a grant."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from livline.office.audit.models import AuditEntry
from livline.office.tenancy.edits import EditedMeanwhile
from livline.records.grants import actions, queries
from livline.records.grants.models import GrantState
from tests.factories import grants, people, plans
from tests.factories.cases import Scene


def test_an_empty_draft_is_kept_whatever_the_law_says(scene: Scene) -> None:
    grant = actions.draft(scene.case, facts=actions.GrantFacts(), by=scene.by_caseworker)

    found = queries.findings(grant, case=scene.case, on=people.TODAY)

    assert grant.state == GrantState.DRAFT
    assert {"PUR-1", "HRS-1", "PER-1", "AGR-3"} <= {one.rule for one in found if one.blocks}


def test_a_case_has_one_draft_at_a_time(scene: Scene) -> None:
    first = grants.draft(scene.case, by=scene.by_caseworker)

    with pytest.raises(actions.DraftExists) as stopped:
        grants.draft(scene.case, by=scene.by_colleague)

    assert stopped.value.grant == first


def test_the_second_of_two_who_save_at_once_is_told_and_overwrites_nothing(scene: Scene) -> None:
    grant = grants.draft(scene.case, by=scene.by_caseworker)
    seen = grant.version
    actions.save_draft(
        grant, facts=grants.facts(target="Min tekst"), version=seen, by=scene.by_caseworker
    )

    with pytest.raises(EditedMeanwhile):
        actions.save_draft(
            grant, facts=grants.facts(target="Din tekst"), version=seen, by=scene.by_colleague
        )

    grant.refresh_from_db()
    assert grant.target == "Min tekst"


def test_a_grant_without_a_plan_is_not_decided(scene: Scene) -> None:
    grant = grants.draft(scene.case, by=scene.by_caseworker)

    with pytest.raises(actions.Blocked) as stopped:
        actions.decide(grant, by=scene.by_caseworker)

    assert [one.rule for one in stopped.value.findings] == ["AGR-3"]


def test_six_months_and_a_day_block_and_the_last_lawful_day_is_offered(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    too_long = grants.ENDS_ON + timedelta(days=1)
    grant = grants.draft(scene.case, by=scene.by_caseworker, ends_on=too_long)

    with pytest.raises(actions.Blocked) as stopped:
        actions.decide(grant, by=scene.by_caseworker)

    assert [one.mend_value for one in stopped.value.findings] == [grants.ENDS_ON]


def test_deciding_keeps_who_when_and_the_target_group_of_the_day(scene: Scene) -> None:
    grant = grants.granted(scene.case, by=scene.by_caseworker)

    assert grant.state == GrantState.GRANTED
    assert (grant.decided_by, grant.decided_at) == (scene.caseworker, people.NOW)
    assert grant.target_group == 3


def test_nobody_decides_a_text_they_have_not_seen(scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)
    grant = grants.draft(scene.case, by=scene.by_caseworker)
    seen = grant.version
    actions.save_draft(grant, facts=grants.facts(), version=seen, by=scene.by_colleague)

    with pytest.raises(EditedMeanwhile):
        actions.decide(grant, version=seen, by=scene.by_caseworker)


def test_an_answer_to_a_warning_is_kept_until_its_facts_change(scene: Scene) -> None:
    by = scene.by_caseworker
    grant = grants.draft(scene.case, by=by, hours_per_week=Decimal(6))
    warning = _finding(grant, "HRS-2")
    actions.answer(
        grant, rule="HRS-2", fingerprint=warning.fingerprint, text="Tre svære morgener.", by=by
    )

    assert queries.answers_of(grant)[warning.fingerprint].answer == "Tre svære morgener."
    more = grants.facts(hours_per_week=Decimal(7))
    changed = actions.save_draft(grant, facts=more, version=grant.version, by=by)
    assert _finding(changed, "HRS-2").fingerprint not in queries.answers_of(changed)


def test_a_blocking_finding_cannot_be_answered_away(scene: Scene) -> None:
    by = scene.by_caseworker
    grant = grants.draft(scene.case, by=by, hours_per_week=None)
    blocking = _finding(grant, "HRS-1")

    with pytest.raises(actions.NotAnswerable):
        actions.answer(
            grant, rule="HRS-1", fingerprint=blocking.fingerprint, text="Alligevel.", by=by
        )


def test_a_refusal_needs_its_reasons(scene: Scene) -> None:
    grant = grants.draft(scene.case, by=scene.by_caseworker)

    with pytest.raises(actions.ReasonMissing):
        actions.refuse(grant, reason="  ", by=scene.by_caseworker)


def test_an_extension_begins_the_day_after_and_ends_on_the_last_lawful_day(scene: Scene) -> None:
    first = grants.granted(scene.case, by=scene.by_caseworker)

    following = grants.extension(first, by=scene.by_caseworker)

    assert following.previous == first
    assert (following.starts_on, following.ends_on) == (date(2027, 5, 30), date(2027, 11, 29))


def test_an_extension_without_a_concrete_assessment_is_refused(scene: Scene) -> None:
    first = grants.granted(scene.case, by=scene.by_caseworker)

    with pytest.raises(actions.ReasonMissing):
        actions.extend(first, assessment=" ", facts=grants.facts(), by=scene.by_caseworker)


def test_a_grant_is_extended_once_but_a_refused_extension_may_be_tried_again(scene: Scene) -> None:
    by = scene.by_caseworker
    first = grants.granted(scene.case, by=by)
    actions.refuse(grants.extension(first, by=by), reason="Støtten er ikke nødvendig.", by=by)

    second = actions.decide(grants.extension(first, by=by), by=by)

    assert second.previous == first
    with pytest.raises(actions.ExtensionExists):
        grants.extension(first, by=by)


def test_the_database_lets_no_grant_be_extended_twice(scene: Scene) -> None:
    by = scene.by_caseworker
    first = grants.granted(scene.case, by=by)
    second = actions.decide(grants.extension(first, by=by), by=by)

    second.pk, second.public_id = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(force_insert=True)


def test_an_ended_grant_does_not_hold_on_its_first_day_without(scene: Scene) -> None:
    grant = grants.granted(scene.case, by=scene.by_caseworker)
    last = grants.STARTS_ON + timedelta(days=20)

    ended = actions.end(grant, on=last + timedelta(days=1), by=scene.by_caseworker)

    assert ended.holds_on(last)
    assert not ended.holds_on(last + timedelta(days=1))


def test_every_step_leaves_one_row_in_the_log_without_case_text(scene: Scene) -> None:
    before = AuditEntry.objects.filter(object="grant").count()

    grant = grants.draft(scene.case, by=scene.by_caseworker)
    actions.refuse(grant, reason="Meget privat grund.", by=scene.by_caseworker)

    rows = AuditEntry.objects.filter(object="grant").order_by("pk")[before:]
    assert [(row.verb, row.subject) for row in rows] == [
        ("create", scene.case.pk),
        ("decide", scene.case.pk),
    ]


def _finding(grant: queries.Grant, rule: str) -> queries.Finding:
    found = queries.findings(grant, case=grant.case, on=people.TODAY)
    return next(one for one in found if one.rule == rule)
