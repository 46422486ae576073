"""Two texts side by side."""

from hypothesis import given
from hypothesis import strategies as st

from livline.pages.components.differences import compare


@given(st.text(), st.text())
def test_no_sign_of_either_text_is_lost(left: str, right: str) -> None:
    found = compare(left, right)

    assert "".join(passage.text for passage in found.left) == left
    assert "".join(passage.text for passage in found.right) == right


@given(st.text())
def test_a_text_equals_itself(text: str) -> None:
    assert compare(text, text).equal


def test_only_the_words_that_differ_are_marked() -> None:
    found = compare("Vi mødes tirsdag.", "Vi mødes torsdag.")

    assert [passage.text for passage in found.left if passage.differs] == ["tirsdag"]
    assert [passage.text for passage in found.right if passage.differs] == ["torsdag"]
