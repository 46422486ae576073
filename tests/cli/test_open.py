"""A municipality is opened on a new server, and its administrator signs in."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from typer import Typer
from typer.testing import CliRunner, Result

from livline.cli import open_
from livline.office.accounts.models import Role, User
from livline.office.audit.models import AuditEntry
from livline.office.tenancy.context import working_for
from livline.office.tenancy.models import Municipality, Unit
from tests.factories import people

pytestmark = pytest.mark.django_db
AARHUS = 751
ALL = ("--unit", "Prøvejobcenter Nord", "--unit", "Prøvejobcenter Syd", "--administrator", "admin")


def run(*words: str) -> Result:
    app = Typer()
    app.command()(open_.run)
    return CliRunner().invoke(app, list(words))


def test_municipality_units_and_administrator_are_there_and_the_password_works() -> None:
    result = run(str(AARHUS), *ALL, "--name", "Anna Prøvesen")

    assert result.exit_code == 0, result.output
    password = re.search(r"^Start password: (\S+)$", result.stdout, re.MULTILINE)
    assert password is not None
    user = User.objects.get(username="admin")
    assert (user.role, user.name, user.municipality_id) == (
        Role.ADMINISTRATOR,
        "Anna Prøvesen",
        AARHUS,
    )
    assert user.must_change_password
    client = Client()
    client.post("/konto/log-ind/", {"login": "admin", "password": password[1]})
    assert client.get("/administration/").headers["Location"] == "/konto/adgangskode/"
    assert list(Unit.objects.values_list("name", flat=True)) == [ALL[1], ALL[3]]


def test_running_it_again_changes_nothing_and_shows_no_password() -> None:
    run(str(AARHUS), *ALL)
    before = User.objects.get(username="admin").password

    again = run(str(AARHUS), *ALL)

    assert again.exit_code == 0
    assert "Start password" not in again.stdout
    assert User.objects.get(username="admin").password == before
    assert (Municipality.objects.count(), Unit.objects.count()) == (1, 2)
    with working_for(AARHUS):
        assert AuditEntry.objects.count() == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("999",), "999 is no code of a Danish municipality"),
        ((str(AARHUS), "--unit", " "), "A unit has a name"),
        ((str(AARHUS), *ALL[:5], "taken"), "belongs to another account"),
        ((str(AARHUS), *ALL[:5], "Åse"), "other signs than letters a-z"),
    ],
)
def test_what_cannot_be_opened_is_said_in_words_and_leaves_nothing(
    words: tuple[str, ...], told: str
) -> None:
    people.account(Role.CASEWORKER, of=people.municipality(people.ODENSE))
    User.objects.update(username="taken")

    result = run(*words)

    assert result.exit_code == 2
    assert told in result.stderr
    assert not Municipality.objects.filter(code=AARHUS).exists()
    assert not Unit.objects.exists()
