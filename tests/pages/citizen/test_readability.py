"""Every page of the citizen is in plain Danish: LIX at most 35, and no English left."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from livline.engines.danish import lix
from livline.office.access.viewer import Viewer
from livline.pages.citizen import urls
from tests.factories import cases, contacts, lifeline, matches, plans
from tests.factories.cases import Scene

PLAIN = 35
# Elements within a sentence; every other one ends it.
INLINE = {"a", "span", "strong", "em", "b", "i", "small", "time", "label", "svg", "use", "br"}
# Words of a page that only its English catalogue has.
ENGLISH = {"the", "your", "and", "you", "what", "who", "with", "is", "are", "not", "mentor's"}


class _Text(HTMLParser):
    """The words a person reads in the content of a page, a full stop after every block."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.depth = 1
        elif self.depth and tag not in INLINE:
            self.words.append(". ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.depth = 0
        elif self.depth and tag not in INLINE:
            self.words.append(". ")

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words.append(data)


def _text(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return "".join(parser.words)


def _lix(text: str) -> float:
    """LIX over the sentences of the page; runs of full stops are one."""
    sentences = [" ".join(one.split()) for one in text.split(". ")]
    return lix(". ".join(one for one in sentences if any(sign.isalpha() for sign in one)))


def _nothing(scene: Scene) -> None:
    """The case as it begins."""


def _proposed(scene: Scene) -> None:
    matches.proposed(scene)
    cases.need(scene.case, by=scene.by_caseworker)


def _accepted(scene: Scene) -> None:
    matches.accepted(scene)


def _running(scene: Scene) -> None:
    support = contacts.support(scene)
    cases.need(scene.case, by=scene.by_caseworker, citizen_agrees=True)
    contacts.appointment(support.match, by=scene.by_mentor)
    contacts.contact(support.match, by=scene.by_mentor, shared_note="Vi tog bussen.")
    lifeline.callback(scene.case, by=scene.by_citizen)


def _planned(scene: Scene) -> None:
    plans.draft(scene.case, by=scene.by_caseworker)


SITUATIONS: list[Callable[[Scene], None]] = [_nothing, _proposed, _accepted, _running, _planned]
WRITING_ONLY = {"call_off", "approve_plan"}
PAGES = [route.name for route in urls.urlpatterns if route.name not in WRITING_ONLY]


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_plain_danish(
    scene: Scene, citizen: Client, name: str, situation: Callable[[Scene], None]
) -> None:
    situation(scene)

    answer = citizen.get(reverse(f"citizen:{name}"))

    assert answer.status_code == 200
    html = answer.content.decode()
    text = _text(html)
    assert _lix(text) <= PLAIN, text
    assert ENGLISH.isdisjoint(text.casefold().split())
    assert "<c-" not in html


@pytest.mark.parametrize("name", PAGES)
def test_every_page_can_be_left_at_once_and_has_the_number_for_help(
    scene: Scene, citizen: Client, name: str
) -> None:
    html = citizen.get(reverse(f"citizen:{name}")).content.decode()

    assert "Forlad siden" in html
    assert 'href="tel:112"' in html
    assert "<title>Livline</title>" in html


def test_hard_danish_would_be_noticed() -> None:
    hard = (
        "Afgørelsesmyndigheden foretager en individuel helhedsorienteret vurdering af "
        "ansøgerens forudsætninger for beskæftigelsesrettede foranstaltninger."
    )

    assert _lix(hard) > PLAIN


def test_no_address_of_a_citizens_page_says_whom_it_is_about(scene: Scene) -> None:
    viewer: Viewer = scene.by_citizen

    assert viewer.user_id is not None
    assert [name for name in PAGES if "<" in reverse(f"citizen:{name}")] == []
