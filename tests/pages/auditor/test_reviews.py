"""The auditor judges lookups one by one; what is judged is not drawn again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from livline.office.accounts.models import Role, User
from livline.office.audit import actions as audit
from livline.office.audit.models import AuditEntry, Review, ReviewFinding
from tests.factories import people
from tests.factories.cases import Scene

SAMPLE, REVIEW, REVIEWS = (
    "/kontrol/stikproeve/",
    "/kontrol/stikproeve/fund/",
    "/kontrol/gennemgang/",
)


@pytest.fixture
def auditor(scene: Scene) -> User:
    return people.account(Role.AUDITOR, of=scene.municipality)


@pytest.fixture
def client(auditor: User, signed_in: Callable[[User], Client]) -> Client:
    """The auditor's browser."""
    return signed_in(auditor)


@pytest.fixture
def lookup(scene: Scene) -> AuditEntry:
    """A lookup that no relation to the case explains."""
    return audit.record(scene.by_colleague, verb="read", object="case", subject=scene.case.pk)


def _judge(client: Client, lookup: AuditEntry, finding: str, **more: str) -> None:
    client.post(REVIEW, {"lookup": str(lookup.pk), "finding": finding, **more})


def test_a_lookup_that_is_judged_leaves_the_sample_and_stands_among_the_reviews(
    client: Client, scene: Scene, lookup: AuditEntry, auditor: User
) -> None:
    assert scene.colleague.name in client.get(SAMPLE).content.decode()

    _judge(client, lookup, "ok")

    row = AuditEntry.objects.order_by("-pk")[0]
    assert scene.colleague.name not in client.get(SAMPLE).content.decode()
    listed = client.get(REVIEWS)
    assert [cell.text for cell in listed.context["page"].rows[0]][1:3] == ["I orden", auditor.name]
    assert scene.colleague.name in listed.content.decode()
    assert (row.verb, row.object, row.subject) == ("create", "review", scene.case.pk)


def test_who_is_to_be_asked_stands_on_top_until_the_answer_is_judged(
    client: Client, lookup: AuditEntry
) -> None:
    _judge(client, lookup, "ask")
    waits = client.get(REVIEWS).context["asked"]

    _judge(client, lookup, "breach", **{"from": "reviews"})

    assert [line.entry for line in waits] == [lookup]
    assert client.get(REVIEWS).context["asked"] == []
    assert [one.finding for one in Review.objects.all()] == ["breach", "ask"]
    narrowed = client.get(REVIEWS, {"finding": "breach"}).context["page"].records
    assert [one.finding for one in narrowed] == ["breach"]


@pytest.mark.parametrize(
    "sent", [{}, {"lookup": "x", "finding": "ok"}, {"lookup": "1" * 30, "finding": "ok"}]
)
def test_what_is_no_lookup_and_no_finding_keeps_nothing(
    client: Client, lookup: AuditEntry, sent: dict[str, str]
) -> None:
    assert client.post(REVIEW, sent).status_code == 302
    _judge(client, lookup, "forgiven")

    assert not Review.objects.exists()


def test_a_finding_is_never_changed_or_removed(auditor: User, lookup: AuditEntry) -> None:
    kept = audit.review(lookup, finding=ReviewFinding.OK, by=people.viewer(auditor))

    for change in (Review.objects.filter(pk=kept.pk).delete, kept.save):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_reviews_are_taken_out_and_that_is_logged(client: Client, lookup: AuditEntry) -> None:
    _judge(client, lookup, "ok")

    file = client.get(REVIEWS, {"export": "csv"}).content.decode("utf-8-sig")

    row = AuditEntry.objects.order_by("-pk")[0]
    assert "I orden" in file
    assert (row.verb, row.object) == ("export", "review")


def test_nobody_but_the_auditor_judges(
    scene: Scene, signed_in: Callable[[User], Client], lookup: AuditEntry
) -> None:
    manager = people.account(Role.MANAGER, of=scene.municipality)
    for user in (scene.caseworker, scene.coordinator, manager):
        assert signed_in(user).get(REVIEWS).status_code == 404
        assert signed_in(user).post(REVIEW, {"lookup": str(lookup.pk)}).status_code == 404
