"""The agreement on paper: everything that was agreed, nothing of the screen around it."""

from tests.factories.cases import Scene
from tests.journeys.conftest import Visit


def test_the_agreement_prints_without_the_screen_around_it(visit: Visit, scene: Scene) -> None:
    caseworker = visit("sagsbehandler")
    caseworker.go(f"/sagsbehandler/sag/{scene.case.public_id}/aftale/").press("Udskriv").look()

    caseworker.page.emulate_media(media="print")

    printed = caseworker.page.inner_text("body")
    for word in ("Følges med bussen om morgenen", "Lægebesøg", "Mona Mentorsen", "Hver anden uge"):
        assert word in printed
    for word in ("Forlad siden", "Log af", "English", "Menu"):
        assert word not in printed
    assert caseworker.page.pdf().startswith(b"%PDF")
