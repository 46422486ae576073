"""The user name that is proposed."""

from __future__ import annotations

import pytest

from livline.office.accounts.actions import open_account
from livline.office.accounts.models import Role
from livline.office.accounts.queries import free_username
from tests.factories import people


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Åse Møller Sørensen", "aase.soerensen"),
        ("Zoë", "zoe"),
        ("Aljaž Čuk", "aljaz.cuk"),
        ("محمد", "konto"),
    ],
)
def test_a_user_name_is_made_of_first_and_last_name(name: str, proposed: str) -> None:
    assert free_username(name) == proposed


@pytest.mark.django_db
def test_a_user_name_that_is_taken_gets_the_next_free_number() -> None:
    home = people.municipality()
    for taken in ("anne.holm", "Anne.Holm2", "anne.holm.boss", "anneXholm3"):
        open_account(username=taken, name="Prøve", role=Role.MENTOR, municipality=home)
    assert free_username("Anne Holm") == "anne.holm3"
