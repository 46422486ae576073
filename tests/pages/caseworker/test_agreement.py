"""The agreement on screen: rows added and taken away, checked, made ready, signed, printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from livline.office.accounts.models import User
from livline.records.agreements import actions, queries
from livline.records.agreements.models import AgreementState, Party
from livline.records.grants.models import Grant
from tests.factories import agreements, cases, grants
from tests.factories.cases import Scene

SignIn = Callable[[User], Client]
FIELDS = {
    "goal": "At komme i praktik alle fem dage",
    "contact_frequency": "En gang om ugen",
    "task-rows": "1",
    "task-0-what": "Følges med bussen",
    "task-0-how_often": "Mandag",
    "task-0-where": "Fra stoppestedet",
    "task-0-until": "2027-01-31",
    "task-0-done_when": "Borgeren tager bussen alene",
    "boundary-rows": "1",
    "boundary-0-not_this": "Lægebesøg",
    "boundary-0-instead": "Støtte Prøvesen",
    "taper-rows": "1",
    "taper-0-starts_on": "2027-05-01",
    "taper-0-contact": "Et opkald om ugen",
}


@pytest.fixture
def grant(scene: Scene) -> Grant:
    """A decided grant that has no agreement."""
    return grants.granted(scene.case, by=scene.by_caseworker)


@pytest.fixture
def client(scene: Scene, signed_in: SignIn) -> Client:
    """The responsible caseworker's browser."""
    return signed_in(scene.caseworker)


def _url(scene: Scene, name: str = "agreement") -> str:
    return reverse(f"caseworker:{name}", args=[scene.case.public_id])


def _send(client: Client, scene: Scene, do: str, **changed: Any) -> HttpResponse:
    return client.post(_url(scene), {**FIELDS, "do": do, **changed})  # type: ignore[return-value]


def test_without_a_grant_the_page_leads_to_it(client: Client, scene: Scene) -> None:
    assert _grant_url(scene) in client.get(_url(scene)).content.decode()


def test_a_new_agreement_begins_with_the_goal_who_else_helps_and_an_ending_by_dates(
    client: Client, scene: Scene, grant: Grant
) -> None:
    cases.other_support(scene.case, by=scene.by_caseworker)

    text = client.get(_url(scene)).content.decode()

    assert "Jeg vil have et arbejde, hvor jeg kan være mig selv." in text
    assert "Hjælper med lægen og kommunen" in text
    assert 'name="taper-2-starts_on" value="2027-05-16"' in text


def test_written_and_made_ready_in_one_press(client: Client, scene: Scene, grant: Grant) -> None:
    answer = _send(client, scene, "ready")

    made = queries.current(scene.case)
    assert answer.headers["Location"] == _url(scene, "agreement_signing")
    assert made is not None
    assert made.state == AgreementState.READY
    assert [task.what for task in made.tasks.all()] == ["Følges med bussen"]


@pytest.mark.usefixtures("grant")
def test_a_row_more_keeps_every_word_without_script(client: Client, scene: Scene) -> None:
    answer = _send(client, scene, "add:task", goal="Halvt skrevet")

    text = answer.content.decode()
    assert 'name="task-1-what"' in text
    assert "Halvt skrevet" in text
    assert "Følges med bussen" in text
    assert queries.current(scene.case) is None


@pytest.mark.usefixtures("grant")
def test_a_row_less_takes_that_row_and_no_other(client: Client, scene: Scene) -> None:
    rows = {"task-rows": "2", "task-1-what": "Den anden opgave"}

    text = _send(client, scene, "remove:task:0", **rows).content.decode()

    assert "Den anden opgave" in text
    assert "Følges med bussen" not in text


@pytest.mark.usefixtures("grant")
@pytest.mark.parametrize("do", ["remove:task:9", "remove:boundary:x", "add:nothing", "remove:"])
def test_a_button_that_does_not_exist_changes_nothing(
    client: Client, scene: Scene, do: str
) -> None:
    answer = _send(client, scene, do)

    assert answer.status_code == 200
    assert "Følges med bussen" in answer.content.decode()


@pytest.mark.usefixtures("grant")
def test_an_agreement_without_tasks_is_kept_but_not_ready(client: Client, scene: Scene) -> None:
    answer = _send(client, scene, "ready", **{"task-rows": "0"})

    made = queries.current(scene.case)
    assert answer.status_code == 422
    assert made is not None
    assert made.state == AgreementState.DRAFT


@pytest.mark.usefixtures("grant")
def test_the_live_check_points_at_the_row_on_the_page(client: Client, scene: Scene) -> None:
    rows = {"task-rows": "2", "task-0-what": "", "task-0-how_often": "", "task-0-where": "",
            "task-0-until": "", "task-0-done_when": "", "task-1-what": "Kun hvad"}  # fmt: skip

    answer = client.post(_url(scene, "agreement_check"), {**FIELDS, **rows})

    text = answer.content.decode()
    assert "Opgave 1 mangler" in text
    assert 'href="#id_task-1-how_often"' in text


@pytest.mark.usefixtures("grant")
def test_a_step_of_the_ending_without_its_day_is_asked_for(client: Client, scene: Scene) -> None:
    answer = _send(client, scene, "save", **{"taper-0-starts_on": ""})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_taper-0-starts_on"' in text


def test_the_loser_of_two_edits_sees_both_texts(client: Client, scene: Scene, grant: Grant) -> None:
    draft = agreements.draft(grant, by=scene.by_caseworker)
    seen = draft.version
    theirs = agreements.facts(goal="Den andens mål")
    actions.save_draft(draft, facts=theirs, version=seen, by=scene.by_colleague)

    answer = _send(client, scene, "save", goal="Mit mål", version=seen)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Mit mål" in text
    assert "andens" in text
    assert _send(client, scene, "save", goal="Mit mål", version=seen + 1).status_code == 302


def test_a_signed_agreement_is_read_until_it_is_opened_again(
    client: Client, scene: Scene, grant: Grant
) -> None:
    signed = agreements.signed(grant, mentor=scene.mentor, by=scene.by_caseworker)

    assert "<textarea" not in client.get(_url(scene)).content.decode()
    assert "<textarea" in client.get(_url(scene) + "?ret=1").content.decode()
    _send(client, scene, "ready", version=signed.version, goal="Et nyt mål")

    changed = queries.current(scene.case)
    assert changed is not None
    assert (changed.state, changed.goal) == (AgreementState.READY, "Et nyt mål")


def test_the_municipality_signs_once_a_mentor_is_named(
    client: Client, scene: Scene, grant: Grant
) -> None:
    ready = agreements.ready(grant, by=scene.by_caseworker)
    url = _url(scene, "agreement_signing")
    assert 'value="municipality"' not in client.get(url).content.decode()
    actions.name_mentor(ready, mentor=scene.mentor, by=scene.by_coordinator)

    assert 'value="municipality"' in client.get(url).content.decode()
    client.post(url, {"party": "municipality"})

    made = queries.current(scene.case)
    assert made is not None
    assert queries.signed_by(made) == {Party.MUNICIPALITY}
    assert 'value="municipality"' not in client.get(url).content.decode()


def test_a_signature_on_paper_is_noted_as_such(client: Client, scene: Scene, grant: Grant) -> None:
    ready = agreements.ready(grant, by=scene.by_caseworker)
    actions.name_mentor(ready, mentor=scene.mentor, by=scene.by_coordinator)

    client.post(_url(scene, "agreement_signing"), {"party": "citizen"})

    assert "på papir" in client.get(_url(scene, "agreement_signing")).content.decode()


def test_the_paper_shows_what_was_agreed_and_lines_to_sign_on(
    client: Client, scene: Scene, grant: Grant
) -> None:
    agreements.ready(grant, by=scene.by_caseworker)

    text = client.get(_url(scene, "agreement_print")).content.decode()

    assert "Følges med bussen om morgenen" in text
    assert "Dato og underskrift" in text


@pytest.mark.usefixtures("grant")
def test_the_page_asks_the_same_number_of_questions_for_many_tasks(
    client: Client, scene: Scene, grant: Grant, django_assert_max_num_queries: Any
) -> None:
    tasks = tuple(agreements.task(f"Opgave {number}") for number in range(15))
    agreements.draft(grant, by=scene.by_caseworker, tasks=tasks)

    with django_assert_max_num_queries(30):
        assert client.get(_url(scene)).status_code == 200


def _grant_url(scene: Scene) -> str:
    return reverse("caseworker:grant", args=[scene.case.public_id])
