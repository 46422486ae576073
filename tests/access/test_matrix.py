"""The permission matrix: every address, everybody, every method."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.access import addresses, checks
from tests.access.addresses import Address
from tests.access.world import World

GUARDED = addresses.guarded()
LEAST_CASES = 3000


def test_every_address_declares_a_rule_that_the_matrix_names() -> None:
    assert checks.undeclared(addresses.all_addresses()) == []


def test_every_parameter_of_an_address_has_a_sample(world: World) -> None:
    known = set(world.ids["supported"])
    lacking = {one.name: set(one.parameters) - known for one in GUARDED}
    assert {name: missing for name, missing in lacking.items() if missing} == {}


def test_the_matrix_test_asks_at_least_three_thousand_questions(world: World) -> None:
    asked = sum(1 for one in GUARDED for _question in checks.questions(world, one))
    assert asked >= LEAST_CASES


@pytest.mark.parametrize("address", GUARDED, ids=lambda one: one.name)
def test_an_address_opens_only_to_whom_the_matrix_names(world: World, address: Address) -> None:
    faults = []
    for question in checks.questions(world, address):
        answer = checks.ask(world, question)
        faults += checks.access_faults(question, answer)
        faults += checks.audit_faults(question, answer)
        faults += checks.field_faults(question, answer)
    assert faults == []


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_holds_what_may_be_taken_out_and_leaves_one_row(world: World, kind: str) -> None:
    faults, files = [], 0
    for address in GUARDED:
        for question in checks.questions(world, address):
            if question.method == "POST" or address.parameters or not checks.allowed(question):
                continue
            asked = replace(question, query=f"?export={kind}")
            answer = checks.ask(world, asked)
            files += answer.is_file
            verbs = [row.verb for row in answer.rows]
            if answer.is_file and question.actor.is_home and verbs != ["export"]:
                faults.append(f"{asked}: logged as {verbs}")
            faults += checks.field_faults(asked, answer)
    assert faults == []
    assert files > 0
