"""Every screen of a case opens for its caseworker, in Danish, with no part left raw."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry
from tests.factories import cases
from tests.factories.cases import Scene

SCREENS = ("person", "id_number", "protected_address", "case_facts", "needs", "support")


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_of_the_case_opens_and_leaves_one_row(
    scene: Scene, signed_in: Callable[[User], Client], name: str
) -> None:
    cases.need(scene.case, by=scene.by_caseworker)
    cases.other_support(scene.case, by=scene.by_caseworker)
    before = AuditEntry.objects.count()
    page = signed_in(scene.caseworker).get(
        reverse(f"caseworker:{name}", args=[scene.case.public_id])
    )
    assert page.status_code == 200
    assert "<c-" not in page.content.decode()
    rows = AuditEntry.objects.order_by("pk")[before:]
    assert [(row.verb, row.subject) for row in rows] == [("read", scene.case.pk)]


@pytest.mark.parametrize("name", SCREENS)
def test_nobody_else_opens_it(scene: Scene, signed_in: Callable[[User], Client], name: str) -> None:
    address = reverse(f"caseworker:{name}", args=[scene.case.public_id])
    others = (scene.colleague, scene.coordinator, scene.mentor_user, scene.citizen_user)
    assert [signed_in(user).get(address).status_code for user in others] == [404] * 4
