"""What a session leaves behind, and what asking in vain leaves in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import time_machine
from django.test import Client

from livline.office.accounts.models import User
from livline.office.audit.models import AuditEntry
from tests.factories import contacts, people
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
HEADER = "Clear-Site-Data"


def test_signing_out_empties_the_browser_and_no_other_page_does(
    scene: Scene, signed_in: SignIn
) -> None:
    client = signed_in(scene.caseworker)
    assert HEADER not in client.get("/sagsbehandler/").headers
    answer = client.post("/konto/log-ud/")
    assert answer.headers[HEADER] == '"cache", "storage"'
    assert HEADER not in client.get("/konto/log-ind/").headers


def test_a_session_that_was_left_alone_ends_and_empties_the_browser(
    scene: Scene, signed_in: SignIn
) -> None:
    client = signed_in(scene.mentor_user)
    client.get("/mentor/")
    with time_machine.travel(people.NOW + timedelta(minutes=16)):
        answer = client.get("/mentor/")
    assert "/konto/log-ind/" in answer.headers["Location"]
    assert HEADER in answer.headers


def test_asking_for_another_roles_page_of_a_case_is_refused_and_logged(
    scene: Scene, signed_in: SignIn
) -> None:
    contacts.support(scene)
    before = AuditEntry.objects.count()
    page = f"/sagsbehandler/sag/{scene.case.public_id}/behov/"
    assert signed_in(scene.mentor_user).get(page).status_code == 404
    row = AuditEntry.objects.order_by("pk")[before]
    assert (row.verb, row.object, row.subject) == ("refused", "need", scene.case.pk)
    assert row.actor_id == scene.mentor_user.pk
