"""A warning on an agreement is answered with a reason, which the next person reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.agreements import actions, queries
from livline.records.agreements.models import Agreement, AgreementAnswer
from livline.records.grants.models import Grant
from livline.records.grants.queries import Finding
from tests.factories import agreements, grants, people
from tests.factories.cases import Scene
from tests.pages.caseworker.test_agreement import FIELDS

REASON = "Prøvegrund: borgeren ønsker en kort aftale."
SignIn = Callable[[User], Client]


@pytest.fixture
def grant(scene: Scene) -> Grant:
    """A decided grant that has no agreement."""
    return grants.granted(scene.case, by=scene.by_caseworker)


def _url(scene: Scene, name: str = "agreement") -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id])


def _warning(agreement: Agreement) -> Finding:
    found = queries.findings(queries.facts_of(agreement), grant=agreement.grant, on=people.TODAY)
    return next(one for one in found if one.answerable_by == "caseworker")


def _vague(scene: Scene, grant: Grant) -> Agreement:
    return agreements.draft(grant, by=scene.by_caseworker, taper=())


def _answer(agreement: Agreement, scene: Scene, text: str = REASON) -> AgreementAnswer | None:
    warning = _warning(agreement)
    return actions.answer(
        agreement,
        rule=warning.rule,
        fingerprint=warning.fingerprint,
        text=text,
        by=scene.by_caseworker,
    )


def test_a_reason_typed_under_a_warning_is_kept_and_shown_again(
    scene: Scene, grant: Grant, signed_in: SignIn
) -> None:
    client = signed_in(scene.caseworker)
    fields = {**FIELDS, "taper-rows": "0", "do": "save"}
    client.post(_url(scene), fields)
    kept = queries.current(scene.case)
    assert kept is not None
    field = f"answer-{_warning(kept).fingerprint}"

    client.post(_url(scene), {**fields, "version": str(kept.version), field: REASON})

    assert [row.answer for row in queries.answers_of(kept).values()] == [REASON]
    assert REASON in client.get(_url(scene)).content.decode()


def test_a_reason_typed_during_the_live_check_comes_back_in_its_field(
    scene: Scene, grant: Grant, signed_in: SignIn
) -> None:
    kept = _vague(scene, grant)
    client = signed_in(scene.caseworker)
    page = client.get(_url(scene)).content.decode()
    field = f"answer-{_warning(kept).fingerprint}"
    fields = {**FIELDS, "taper-rows": "0", "version": str(kept.version)}

    live = client.post(_url(scene, "agreement_check"), fields).content.decode()

    assert field in page
    assert 'name="answer-' in live


def test_the_next_person_reads_the_reason_beside_the_agreement_in_force(
    scene: Scene, grant: Grant, signed_in: SignIn
) -> None:
    kept = _vague(scene, grant)
    _answer(kept, scene)
    kept = actions.make_ready(kept, by=scene.by_caseworker)
    kept = actions.name_mentor(kept, mentor=scene.mentor, by=scene.by_caseworker)
    for party in queries.SIGNERS:
        actions.sign(kept, party=party, by=scene.by_caseworker)

    body = signed_in(scene.caseworker).get(_url(scene)).content.decode()

    assert REASON in body
    assert scene.caseworker.name in body


def test_an_empty_text_takes_the_reason_back(scene: Scene, grant: Grant) -> None:
    kept = _vague(scene, grant)
    _answer(kept, scene)

    assert _answer(kept, scene, text=" ") is None
    assert queries.answers_of(kept) == {}


def test_what_is_not_remarked_cannot_be_answered(scene: Scene, grant: Grant) -> None:
    kept = _vague(scene, grant)
    warning = _warning(kept)

    with pytest.raises(actions.NotAnswerable):
        actions.answer(
            kept, rule=warning.rule, fingerprint="0" * 64, text=REASON, by=scene.by_caseworker
        )


def test_the_reason_is_not_shown_once_the_facts_are_others(scene: Scene, grant: Grant) -> None:
    kept = _vague(scene, grant)
    _answer(kept, scene)

    actions.save_draft(kept, facts=agreements.facts(), version=kept.version, by=scene.by_caseworker)

    assert queries.answered(queries.of_case(scene.case)[0], on=people.TODAY) == []


def test_there_is_one_reason_per_remark(scene: Scene, grant: Grant) -> None:
    kept = _vague(scene, grant)
    first = _answer(kept, scene)
    assert first is not None
    first.pk, first.public_id = None, "et-andet-nummer-her-22"

    with pytest.raises(IntegrityError):
        first.save(force_insert=True)
