"""Two browsers, one text: who comes second sees both and loses nothing."""

from tests.journeys import people
from tests.journeys.conftest import Visit
from tests.journeys.people import Town
from tests.journeys.site import Site

FIRST = "Jeg vil have et job på et lager."
SECOND = "Jeg vil have et job i en børnehave."


def test_the_second_to_save_the_plan_sees_both_texts(visit: Visit, site: Site, town: Town) -> None:
    with site.arranging():
        case = people.referred(town).public_id
    first, second = visit("sagsbehandler"), visit("sagsbehandler")
    second.expected = {409}
    for person in (first, second):
        person.go(f"/sagsbehandler/sag/{case}/sammen/")

    first.fill("Mit mål, med mine egne ord", FIRST).press("Gem planen")
    second.fill("Mit mål, med mine egne ord", SECOND).press("Gem planen")

    both = second.page.locator(".ll-compare").inner_text()
    assert "lager" in both
    assert "børnehave" in both
    assert second.page.get_by_label("Mit mål, med mine egne ord").input_value() == SECOND
    second.look("the plan was changed meanwhile")
    second.press("Gem planen")
    assert (
        first.go(f"/sagsbehandler/sag/{case}/sammen/")
        .page.get_by_label("Mit mål, med mine egne ord")
        .input_value()
        == SECOND
    )
