"""No value in any field of any form of any role is answered by a server error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from tests.access import addresses, checks, nasty
from tests.access.addresses import Address
from tests.access.checks import Question
from tests.access.nasty import Form, Sent
from tests.access.world import Actor, World

SERVER_ERROR = 500
GUARDED = addresses.guarded()
LISTS = [one for one in GUARDED if not one.parameters or one.name == "common:case"]
# Forms of the frame: signing out would answer for every later form, and neither belongs to a role.
OF_THE_FRAME = {reverse("account_logout"), reverse("set_language")}
# What brings a page to the state in which it has its form: presses before, and its query.
BEFORE: dict[str, tuple[str, Sent]] = {
    "caseworker:grant": ("caseworker:extension", {"assessment": "Prøvevurdering"}),
    "caseworker:together": ("caseworker:change_plan", {}),
    "citizen:plan": ("caseworker:change_plan", {}),
}
QUERIES = {"caseworker:agreement": "?ret=1"}
SEARCHES = ("sort=-", "sort=%F0%9F%A7%AD", "page=-1", "page=99999999999999999999", "page=x")
FILTERS = ("q", "status", "unit", "kind", "role", "talk", "since", "until", "month", "purpose")


def _askers(world: World, address: Address) -> Iterator[Actor]:
    """Of every role that the matrix lets in, the first; two roles see every form there is."""
    roles: set[str] = set()
    for actor in world.actors:
        question = Question(actor, address, "supported", "GET")
        if len(roles) < 2 and actor.role not in roles and checks.allowed(question):
            roles.add(actor.role)
            yield actor


def _url(world: World, address: Address, *, query: bool = True) -> str:
    ids = world.ids["supported"]
    url = reverse(address.name, args=[ids[name] for name in address.parameters])
    return url + (QUERIES.get(address.name, "") if query else "")


def _prepare(world: World, address: Address) -> None:
    if address.name in BEFORE:
        name, sent = BEFORE[address.name]
        keeper = world.actor("caseworker responsible").client
        keeper.post(reverse(name, args=[world.ids["supported"]["case_id"]]), sent)


def _forms(client: Client, url: str) -> list[Form]:
    page = client.get(url)
    if page.streaming:
        return []
    found = nasty.forms_on(page.content.decode(errors="replace"))
    return [form for form in found if form.action not in OF_THE_FRAME]


@pytest.mark.parametrize("address", GUARDED, ids=lambda one: one.name)
def test_no_form_of_a_page_breaks_the_server(world: World, address: Address) -> None:
    url = _url(world, address)
    broken = []
    for actor in _askers(world, address):
        with checks.undone():
            _prepare(world, address)
            for form in _forms(actor.client, url):
                action = form.action if form.action.startswith("/") else url
                for sent in form.spoilt():
                    with checks.undone():
                        answer = actor.client.post(action, sent)
                    if answer.status_code >= SERVER_ERROR:
                        broken.append(f"{actor.name}: {action} {_brief(sent)}")
    assert broken == []


@pytest.mark.parametrize("address", LISTS, ids=lambda one: one.name)
def test_no_query_of_a_page_breaks_the_server(world: World, address: Address) -> None:
    url = _url(world, address, query=False)
    values = ("0", "9999-99", "%F0%9F%A7%AD%E2%80%AE", "%00", "x" * 3000)
    queries = [*SEARCHES, *("&".join(f"{name}={value}" for name in FILTERS) for value in values)]
    broken = []
    for actor in _askers(world, address):
        for query in (*queries, f"{queries[-1]}&export=csv"):
            with checks.undone():
                answer = actor.client.get(f"{url}?{query}")
            if answer.status_code >= SERVER_ERROR:
                broken.append(f"{actor.name}: {url}?{query[:60]}")
    assert broken == []


def _brief(sent: Sent) -> dict[str, str]:
    return {name: str(value)[:40] for name, value in sent.items()}
