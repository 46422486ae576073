"""The grant on screen: written while the law is checked, decided, refused, extended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry
from livline.records.agreements.models import Party
from livline.records.followups import actions as followups
from livline.records.grants import actions, queries
from livline.records.grants.models import Direction, GrantState, PurposeKind
from livline.records.matches import actions as matches
from livline.records.matches.models import MatchState
from tests.factories import agreements, grants, people, plans
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
FIELDS = {
    "purpose_kind": PurposeKind.OFFER.value,
    "direction": Direction.KEEP.value,
    "target": "Praktik på Prøvelageret",
    "decisive_reason": "Uden mentor bliver borgeren hjemme på de svære morgener og mister alt.",
    "starts_on": grants.STARTS_ON.isoformat(),
    "ends_on": grants.ENDS_ON.isoformat(),
    "hours_per_week": "2",
    "mentor_kind": "municipal",
}


@pytest.fixture
def client(scene: Scene, signed_in: SignIn) -> Client:
    """The responsible caseworker's browser."""
    return signed_in(scene.caseworker)


def _url(scene: Scene, name: str = "grant") -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id])


def _send(client: Client, scene: Scene, do: str, **changed: Any) -> HttpResponse:
    draft = queries.draft_of(scene.case)
    version = {"version": draft.version} if draft else {}
    return client.post(_url(scene), {**FIELDS, **version, "do": do, **changed})  # type: ignore[return-value]


def test_a_grant_is_written_and_decided_in_one_press(client: Client, scene: Scene) -> None:
    plans.approved(scene.case, by=scene.by_caseworker)

    answer = _send(client, scene, "decide")

    assert answer.status_code == 302
    assert answer.headers["Location"] == _url(scene, "agreement")
    granted = queries.latest(scene.case)
    assert granted is not None
    assert granted.hours_per_week == 2


def test_twelve_actions_are_enough_from_the_case_to_the_decision(
    client: Client, scene: Scene
) -> None:
    """Open, fill what has no proposal, unfold the question, press yes."""
    plans.approved(scene.case, by=scene.by_caseworker)
    proposed = client.get(_url(scene)).context["form"].initial

    to_fill = [name for name in FIELDS if not proposed.get(name)]
    answer = _send(client, scene, "decide", **{name: str(proposed[name]) for name in proposed})

    assert 1 + len(to_fill) + 2 <= 12
    assert answer.status_code == 302


def test_what_blocks_stops_the_decision_and_keeps_every_word(client: Client, scene: Scene) -> None:
    answer = _send(client, scene, "decide", target="Mit helt eget sted")

    assert answer.status_code == 422
    assert "Mit helt eget sted" in answer.content.decode()
    draft = queries.draft_of(scene.case)
    assert draft is not None
    assert draft.target == "Mit helt eget sted"


def test_a_draft_is_kept_however_unlawful(client: Client, scene: Scene) -> None:
    answer = _send(client, scene, "save", ends_on="2026-01-01", hours_per_week="", target="")

    assert answer.status_code == 302
    assert queries.draft_of(scene.case) is not None


def test_the_live_check_says_what_is_wrong_and_keeps_nothing(client: Client, scene: Scene) -> None:
    too_long = (grants.ENDS_ON + timedelta(days=1)).isoformat()

    answer = client.post(_url(scene, "grant_check"), {**FIELDS, "ends_on": too_long})

    text = answer.content.decode()
    assert "Perioden er længere end 6 måneder" in text
    assert f"mend:ends_on={grants.ENDS_ON.isoformat()}" in text
    assert 'id="check-summary" hx-swap-oob="innerHTML"' in text
    assert queries.draft_of(scene.case) is None


def test_the_live_check_leaves_no_row_in_the_log_and_asks_a_fixed_number_of_questions(
    client: Client, scene: Scene, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        actions.withdraw_draft(
            grants.draft(scene.case, by=scene.by_caseworker), by=scene.by_caseworker
        )
    before = AuditEntry.objects.count()

    with django_assert_max_num_queries(25):
        client.post(_url(scene, "grant_check"), FIELDS)

    assert AuditEntry.objects.count() == before


def test_one_press_puts_the_last_lawful_day_in_place(client: Client, scene: Scene) -> None:
    too_long = (grants.ENDS_ON + timedelta(days=40)).isoformat()

    mend = f"mend:ends_on={grants.ENDS_ON.isoformat()}"
    answer = _send(client, scene, mend, ends_on=too_long)

    draft = queries.draft_of(scene.case)
    assert draft is not None
    assert draft.ends_on == grants.ENDS_ON
    assert answer.headers["Location"].endswith("#id_ends_on")


def test_an_answer_to_a_warning_is_kept_and_shown_again(client: Client, scene: Scene) -> None:
    by = scene.by_caseworker
    draft = grants.draft(scene.case, by=by, hours_per_week=Decimal(6))
    found = queries.findings(draft, case=scene.case, on=people.TODAY)
    warning = next(one for one in found if one.rule == "HRS-2")
    reason = "Tre svære morgener om ugen."

    _send(
        client, scene, "save",
        hours_per_week="6", **{f"answer-{warning.fingerprint}": reason},
        decisive_reason=draft.decisive_reason,
    )  # fmt: skip

    assert reason in client.get(_url(scene)).content.decode()


def test_an_answer_typed_during_the_live_check_comes_back_in_its_field(
    client: Client, scene: Scene
) -> None:
    first = client.post(_url(scene, "grant_check"), {**FIELDS, "hours_per_week": "6"})
    groups = first.context["groups"]
    fingerprint = next(
        remark.finding.fingerprint
        for group in groups
        for remark in group.remarks
        if remark.finding.rule == "HRS-2"
    )

    typed = {f"answer-{fingerprint}": "Halvt skrevet sæt"}
    again = client.post(_url(scene, "grant_check"), {**FIELDS, "hours_per_week": "6", **typed})

    assert "Halvt skrevet sæt" in again.content.decode()


def test_the_loser_of_two_edits_sees_both_texts_and_saves_deliberately(
    client: Client, scene: Scene
) -> None:
    draft = grants.draft(scene.case, by=scene.by_caseworker)
    seen = draft.version
    theirs = grants.facts(target="Den andens tekst")
    actions.save_draft(draft, facts=theirs, version=seen, by=scene.by_colleague)

    answer = _send(client, scene, "save", target="Min egen tekst", version=seen)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Min egen tekst" in text
    assert "andens" in text
    again = _send(client, scene, "save", target="Min egen tekst", version=seen + 1)
    assert again.status_code == 302


def test_two_who_begin_a_grant_at_once_do_not_overwrite_each_other(
    client: Client, scene: Scene
) -> None:
    grants.draft(scene.case, by=scene.by_colleague, target="Begyndt af en kollega")

    answer = _send(client, scene, "save", version="")

    assert answer.status_code == 409
    draft = queries.draft_of(scene.case)
    assert draft is not None
    assert draft.target == "Begyndt af en kollega"


def test_hours_are_written_with_a_danish_comma(client: Client, scene: Scene) -> None:
    _send(client, scene, "save", hours_per_week="1,5")

    draft = queries.draft_of(scene.case)
    assert draft is not None
    assert draft.hours_per_week == Decimal("1.5")


def test_a_refusal_carries_its_reasons(client: Client, scene: Scene) -> None:
    grants.draft(scene.case, by=scene.by_caseworker)

    assert client.post(_url(scene, "refusal"), {"reason": ""}).status_code == 422
    answer = client.post(_url(scene, "refusal"), {"reason": "Anden hjælp dækker behovet."})

    assert answer.status_code == 302
    assert queries.of_case(scene.case).get().state == GrantState.REFUSED
    assert "Anden hjælp dækker behovet." in client.get(_url(scene)).content.decode()


def test_a_new_period_asks_for_the_assessment_and_then_for_a_decision(
    client: Client, scene: Scene
) -> None:
    first = grants.granted(scene.case, by=scene.by_caseworker)

    answer = client.post(_url(scene, "extension"), {"assessment": "Tre af fem dage lykkes nu."})

    draft = queries.draft_of(scene.case)
    assert answer.headers["Location"] == _url(scene)
    assert draft is not None
    assert draft.previous == first
    assert "Tre af fem dage lykkes nu." in client.get(_url(scene)).content.decode()


def test_a_new_period_that_is_granted_takes_the_mentor_along(client: Client, scene: Scene) -> None:
    by = scene.by_caseworker
    first = grants.granted(scene.case, by=by, starts_on=people.TODAY, ends_on=people.TODAY)
    ready = agreements.ready(first, by=by)
    match = matches.propose(ready, mentor=scene.mentor, reasons="", by=scene.by_coordinator)
    matches.accept(match, by=scene.by_citizen)
    for party in Party.CITIZEN, Party.MENTOR, Party.MUNICIPALITY:
        followups.start_support(ready, party=party, by=by)
    draft = grants.extension(first, by=by)
    assert draft.starts_on is not None
    assert draft.ends_on is not None

    answer = _send(
        client,
        scene,
        "decide",
        assessment=draft.assessment,
        starts_on=draft.starts_on.isoformat(),
        ends_on=draft.ends_on.isoformat(),
    )

    match.refresh_from_db()
    assert answer.headers["Location"] == _url(scene, "agreement_signing")
    assert (match.state, match.ends_on) == (MatchState.ACTIVE, draft.ends_on)


def test_no_other_caseworker_of_the_unit_opens_it(scene: Scene, signed_in: SignIn) -> None:
    assert signed_in(scene.colleague).get(_url(scene)).status_code == 404
