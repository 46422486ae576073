"""Danish first; one press and every page is English, and stays so."""

import pytest

from tests.factories.cases import Scene
from tests.journeys import crawl
from tests.journeys.conftest import Visit

# Danish words that no English page of ours has, names of places and people apart.
DANISH = r"\b(og|ikke|hvem|hvornår|borgeren|sagsbehandler|mentoren|aftalen|bevilling|du|jeg)\b"


@pytest.mark.parametrize("username", ["borger", "mentor", "sagsbehandler", "koordinator"])
def test_english_is_complete(visit: Visit, scene: Scene, username: str) -> None:
    person = visit(username).go("/")

    person.press("English")

    assert person.page.evaluate("document.documentElement.lang") == "en"
    for name in crawl.pages(person, each=1):
        assert person.page.evaluate("document.documentElement.lang") == "en", name
        found = person.page.locator("header, nav, h1, h2, label, legend, button, th").evaluate_all(
            "(all, words) => all.map((one) => one.innerText).filter((text) =>"
            " new RegExp(words, 'i').test(text))",
            DANISH,
        )
        assert not found, (name, found)


def test_back_to_danish(visit: Visit, scene: Scene) -> None:
    person = visit("sagsbehandler").go("/").press("English")

    person.press("Dansk")

    assert person.page.evaluate("document.documentElement.lang") == "da"
    person.look()
