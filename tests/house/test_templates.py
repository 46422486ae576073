"""One name carries through: screen, module, template."""

import re
from pathlib import Path

from tests.house.sources import PACKAGE, modules, name, templates

PARTS = re.compile(r"<c-([\w.-]+)")


def used_as_part(known_as: str, texts: list[str]) -> bool:
    """Whether some template writes this part as a tag."""
    part = known_as.removeprefix("components/").removesuffix(".html")
    tags = {found.replace(".", "/") for text in texts for found in PARTS.findall(text)}
    return bool({part, part.replace("_", "-"), part.removesuffix("/index")} & tags)


def used_as_page(path: Path, known_as: str, texts: list[str]) -> bool:
    """Whether a module or template names it: whole, by its stem, or as a name it puts together."""
    together = known_as.rpartition("_")[0] + "_{"
    if any(f'{known_as}"' in text or known_as + "#" in text or together in text for text in texts):
        return True
    person = PACKAGE / "pages" / path.relative_to(PACKAGE / "pages").parts[0]
    return any(f'"{path.stem}"' in module.read_text("utf-8") for module in modules(person))


def test_every_template_is_used():
    texts = [path.read_text(encoding="utf-8") for path in [*modules(), *templates()]]
    unused = []
    for path in templates():
        known_as = str(path).partition("/templates/")[2]
        if known_as.startswith(("account/", "mfa/", "allauth/", "40", "429", "50")):
            continue  # looked up by these names by Django and allauth
        is_part = known_as.startswith("components/") and "gallery" not in known_as
        if not (used_as_part(known_as, texts) if is_part else used_as_page(path, known_as, texts)):
            unused.append(name(path))

    assert unused == []


def test_a_persons_template_lies_in_a_folder_of_the_persons_name():
    pages = PACKAGE / "pages"
    astray = []
    for path in templates():
        person, _templates, *rest = path.relative_to(pages).parts
        if person not in {"common", "components"} and rest[0] != person:
            astray.append(name(path))

    assert astray == []
