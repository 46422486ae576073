"""The auditor's log and sample."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from livline.office.accounts.models import Role, User
from livline.office.audit import actions as audit
from livline.office.audit.models import AuditEntry
from tests.factories import people
from tests.factories.cases import Scene


@pytest.fixture
def client(scene: Scene, signed_in: Callable[[User], Client]) -> Client:
    """The auditor's browser."""
    return signed_in(people.account(Role.AUDITOR, of=scene.municipality))


def test_the_log_is_narrowed_by_person_and_deed(client: Client, scene: Scene) -> None:
    audit.record(scene.by_coordinator, verb="read", object="plan", subject=scene.case.pk)
    page = client.get("/kontrol/", {"actor": scene.coordinator.name, "object": "plan"})
    assert [row[1].text for row in page.context["page"].rows] == [scene.coordinator.name]
    other = client.get("/kontrol/", {"actor": scene.coordinator.name, "object": "grant"})
    assert "Ingen opslag passer" in other.content.decode()


def test_reading_and_taking_out_the_log_is_logged(client: Client) -> None:
    before = AuditEntry.objects.count()
    client.get("/kontrol/")
    client.get("/kontrol/", {"export": "csv"})
    rows = AuditEntry.objects.order_by("pk")[before:]
    assert [(row.verb, row.object) for row in rows] == [
        ("read", "audit_entry"),
        ("export", "audit_entry"),
    ]


def test_the_sample_shows_who_no_relation_explains(client: Client, scene: Scene) -> None:
    audit.record(scene.by_colleague, verb="read", object="case", subject=scene.case.pk)
    body = client.get("/kontrol/stikproeve/").content.decode()
    assert scene.colleague.name in body
    assert scene.caseworker.name not in body


def test_the_auditor_reads_no_case_without_a_reason(client: Client, scene: Scene) -> None:
    assert client.get(f"/sag/{scene.case.public_id}/").status_code == 404
    assert client.get(f"/sag/{scene.case.public_id}/aabn/").status_code == 200
