"""Figures for the manager as they are, for the analyst with small numbers protected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry
from livline.pages.common import figures
from tests.factories import contacts, people
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=12))
def test_no_small_number_is_shown_and_none_hides_alone(counts: list[int]) -> None:
    hidden = figures.hidden(counts)
    assert all(count >= figures.SMALLEST_SHOWN for n, count in enumerate(counts) if n not in hidden)
    assert len(hidden) != 1


def test_the_manager_sees_the_numbers(scene: Scene, signed_in: SignIn) -> None:
    contacts.support(scene)
    client = signed_in(people.account(Role.MANAGER, of=scene.municipality))
    table = client.get("/leder/").context["table"]
    assert table.rows[0][:2] == [scene.unit.name, 1]


def test_the_analyst_sees_no_number_under_five(scene: Scene, signed_in: SignIn) -> None:
    contacts.support(scene)
    client = signed_in(people.account(Role.ANALYST, of=scene.municipality))
    table = client.get("/analytiker/").context["table"]
    assert set(table.rows[0][1:]) == {figures.HIDDEN}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("path", ["/analytiker/", "/analytiker/maaneder/", "/leder/"])
def test_a_file_is_logged_once(scene: Scene, signed_in: SignIn, path: str, kind: str) -> None:
    role = Role.MANAGER if path == "/leder/" else Role.ANALYST
    client = signed_in(people.account(role, of=scene.municipality))
    before = AuditEntry.objects.count()
    answer = client.get(path, {"export": kind})
    assert f".{kind}" in answer.headers["Content-Disposition"]
    rows = AuditEntry.objects.order_by("-pk")[: AuditEntry.objects.count() - before]
    assert [(row.verb, row.object) for row in rows] == [("export", "figures")]
