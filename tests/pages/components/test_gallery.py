"""The gallery shows every part, whole and in the language of the page."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from livline.pages.components import gallery

PAGES = Path(settings.PACKAGE) / "pages"
PARTS = sorted((PAGES / "components/templates/components").glob("*.html"))
NAMES = [part.stem for part in PARTS if part.stem != "gallery"]
SPRITE = (Path(settings.PACKAGE) / "static/icons/icons.svg").read_text(encoding="utf-8")
ENGLISH = re.compile(
    r"\b(the|and|with|your|what|when|who|next|show|save|search|page|from|until|not|this|is|are)\b",
    re.IGNORECASE,
)


def page(language: str) -> str:
    """The gallery as the browser gets it."""
    request = RequestFactory().get("/komponenter/")
    with translation.override(language):
        return render_to_string("components/gallery.html", {"gallery": gallery.build()}, request)


@pytest.fixture(scope="module")
def danish() -> str:
    return page("da")


def visible(html: str) -> str:
    """What is read or read aloud: text and the attributes that carry words."""
    spoken = re.findall(r'(?:aria-label|title|data-[a-z-]+|placeholder)="([^"]*)"', html)
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join([text, *spoken])


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_in_the_gallery_under_its_own_class(name: str, danish: str) -> None:
    root = f"ll-{name.replace('_', '-')}" if name != "exit_button" else "ll-exit"

    assert re.search(rf'class="(?:[^"]* )?{root}[" ]', danish), f"no element of class {root}"


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.stem)
def test_every_part_says_its_parameters_at_its_head(part: Path) -> None:
    first = part.read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("{# ") or part.stem == "gallery"


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_unrendered_tag_reaches_the_page(language: str) -> None:
    html = page(language)

    assert not re.search(r"</?c-|\{%|\{\{|\{#", html)


def test_nothing_on_the_page_needs_what_the_content_policy_forbids(danish: str) -> None:
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:", danish)


def test_the_danish_page_has_no_english_word(danish: str) -> None:
    words = visible(danish).replace("English", "").replace("Livline", "")

    assert not ENGLISH.findall(words)


def test_the_title_says_nothing_about_anybody(danish: str) -> None:
    assert re.findall(r"<title>(.*?)</title>", danish) == ["Livline"]


def test_ids_are_given_once(danish: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', danish)

    assert sorted(ids) == sorted(set(ids))


def test_what_describes_a_control_is_there(danish: str) -> None:
    ids = set(re.findall(r'\sid="([^"]+)"', danish))
    named = " ".join(re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', danish)).split()

    assert set(named) <= ids


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    named: set[str] = set()
    for template in PAGES.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        named |= set(re.findall(r'<c-icon name="([a-z-]+)"', text))
        named |= set(re.findall(r'(?<!:)\bicon="([a-z-]+)"', text))

    assert not [name for name in sorted(named) if f'id="{name}"' not in SPRITE]
