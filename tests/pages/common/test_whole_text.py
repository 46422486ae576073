"""A null byte is no text: the site says so wherever one is sent, and never breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from livline.office.accounts.models import User
from tests.factories import contacts
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]


def test_a_null_byte_in_an_address_is_no_page(scene: Scene, signed_in: SignIn) -> None:
    client = signed_in(scene.caseworker)
    assert client.get("/sag/%00/").status_code == 404
    assert client.get(f"/sagsbehandler/sag/{scene.case.public_id}/behov/%00/").status_code == 404


@pytest.mark.parametrize("page", ["sager/?q=%00", "sager/?%00=q"])
def test_a_null_byte_in_a_query_is_a_bad_request(
    scene: Scene, signed_in: SignIn, page: str
) -> None:
    answer = signed_in(scene.caseworker).get(f"/sagsbehandler/{page}")
    assert answer.status_code == 400
    assert "Det kan ikke læses" in answer.content.decode()


def test_a_null_byte_in_a_draft_or_in_json_is_a_bad_request(
    scene: Scene, signed_in: SignIn
) -> None:
    contacts.support(scene)
    mentor = signed_in(scene.mentor_user)
    draft = f"/mentor/borger/{scene.case.public_id}/kontakt/kladde/"
    assert mentor.post(draft, {"note": "a\x00b"}).status_code == 400
    path = f"/api/cases/{scene.case.public_id}/contacts"
    sent = '{"note": "a\\u0000b"}'
    assert mentor.post(path, sent, content_type="application/json").status_code == 400


def test_more_than_a_form_can_hold_is_a_bad_request(scene: Scene, signed_in: SignIn) -> None:
    much = "æ" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    page = f"/sagsbehandler/sag/{scene.case.public_id}/henvisning/"
    answer = signed_in(scene.caseworker).post(page, f"reason={much}", "text/plain")
    assert answer.status_code < 500
    form = "application/x-www-form-urlencoded"
    answer = signed_in(scene.caseworker).post(page, f"reason={much}", form)
    assert answer.status_code == 400
