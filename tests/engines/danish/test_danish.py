"""Danish order and readability."""

from livline.engines.danish import lix, sort_key


def test_names_stand_in_danish_order_with_aa_as_the_last_letter() -> None:
    names = ["Ågård", "Østergaard", "Zachariassen", "Ærø", "Aabenraa", "Andersen"]

    assert sorted(names, key=sort_key) == [
        "Andersen",
        "Zachariassen",
        "Ærø",
        "Østergaard",
        "Aabenraa",
        "Ågård",
    ]


def test_accents_and_case_do_not_change_the_place_of_a_name() -> None:
    assert sort_key("André") == sort_key("ANDRE")


def test_a_hand_counted_text_has_its_hand_counted_lix() -> None:
    # Eight words in two sentences, two of them longer than six letters: 8/2 + 100*2/8 = 29.
    assert lix("Du kan ringe til din mentor. Kommunen bestemmer.") == 29


def test_a_text_without_words_is_as_easy_as_can_be() -> None:
    assert lix("... 12 34") == 0
