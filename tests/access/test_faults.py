"""Seeded faults: with a guard taken away, the checks of this folder must find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from livline.office.access import matrix
from livline.office.access.matrix import Relation, Verb
from livline.office.access.rules import ScreenRule
from livline.office.audit import actions as audit
from livline.pages.common.screens import case_screen
from livline.records.cases import access, queries
from livline.records.cases.models import Case
from tests.access import addresses, checks
from tests.access.addresses import Address
from tests.access.checks import Answer, Question
from tests.access.world import World

Check = Callable[[Question, Answer], list[str]]


@pytest.fixture
def case_page() -> Address:
    """The case page, which every kind of role asks for."""
    return next(one for one in addresses.guarded() if one.name == "common:case")


def _found(world: World, address: Address, check: Check, *, only: str = "") -> list[str]:
    return [
        fault
        for question in checks.questions(world, address)
        if only in question.actor.name
        for fault in check(question, checks.ask(world, question))
    ]


def test_the_case_page_has_no_fault_as_it_stands(world: World, case_page: Address) -> None:
    for check in (checks.access_faults, checks.audit_faults, checks.field_faults):
        assert _found(world, case_page, check) == []


def test_a_guard_that_asks_nobody_is_found(
    world: World, case_page: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everybody(public_id: str, **_: Any) -> Case | None:
        return Case.objects.select_related("citizen", "unit").get(public_id=public_id)

    monkeypatch.setattr(queries, "find", everybody)
    assert _found(world, case_page, checks.access_faults, only="another unit")


def test_a_forgotten_conflict_of_interest_is_found(
    world: World, case_page: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "Relation", _WithoutConflict)
    assert _found(world, case_page, checks.access_faults, only="coordinator in conflict")


class _WithoutConflict:
    """Relation, with a conflict that no row has."""

    CONFLICT = "nobody"
    MUNICIPALITY, UNIT = Relation.MUNICIPALITY, Relation.UNIT
    OPENED, RESPONSIBLE = Relation.OPENED, Relation.RESPONSIBLE

    def __new__(cls, name: str) -> Relation:  # type: ignore[misc]
        return Relation.MUNICIPALITY if name == "conflict" else Relation(name)


def test_a_match_that_never_ends_is_found(
    world: World, case_page: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "in_force", lambda viewer: Q(pk__isnull=False))
    found = _found(world, case_page, checks.access_faults, only="after the match")
    found += _found(world, case_page, checks.access_faults, only="opened too long ago")
    assert found


def test_a_page_that_shows_every_field_is_found(
    world: World, case_page: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    def every(role: str, object: str, relations: object) -> frozenset[str]:
        return matrix.matrix().fields[object]

    monkeypatch.setattr(matrix, "fields_for", every)
    assert _found(world, case_page, checks.field_faults, only="mentor of supported")


def test_a_read_that_is_not_logged_is_found(
    world: World, case_page: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "record", lambda *_args, **_kw: None)
    assert _found(world, case_page, checks.audit_faults, only="caseworker responsible")


def test_a_read_that_is_logged_twice_is_found(
    world: World, case_page: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = audit.record

    def twice(*args: Any, **kw: Any) -> None:
        once(*args, **kw)
        once(*args, **kw)

    monkeypatch.setattr(audit, "record", twice)
    assert _found(world, case_page, checks.audit_faults, only="caseworker responsible")


def test_an_address_without_a_rule_is_found() -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert checks.undeclared(_site(path("glemt/", forgotten, name="forgotten"))) != []


def test_an_object_or_verb_that_the_matrix_does_not_name_is_found() -> None:
    @case_screen("diary")
    def diary(request: object, case: Case) -> HttpResponse:
        return HttpResponse()

    @case_screen("contact", write=Verb.DECIDE)
    def decide(request: object, case: Case) -> HttpResponse:
        return HttpResponse()

    for view in (diary, decide):
        assert isinstance(view.screen_rule, ScreenRule)  # type: ignore[attr-defined]
        assert checks.undeclared(_site(path("nyt/", view, name="new"))) != []


def _site(entry: Any) -> list[Address]:
    return addresses.all_addresses(URLResolver(RegexPattern(r"^/"), [entry]))
