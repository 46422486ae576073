"""The docs name everything there is, nothing that is not, and their links lead somewhere."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from livline.api.urls import api
from livline.cli.import_ import SUBJECTS
from livline.config.commandline import commands
from livline.config.environment import Environment
from livline.demo.accounts import SIGN_IN_NAMES
from livline.office.accounts.models import Role
from tests.house.sources import PACKAGE, ROOT, name, tracked

DOCS = [path for path in tracked() if path.suffix == ".md"]
VARIABLE = re.compile(r"\bLIVLINE_[A-Z]+(?:_[A-Z]+)*\b")
COMMAND = re.compile(r"(?:^|[ `/])livline (?:--[\w-]+ )*([a-z][\w-]*)", re.MULTILINE)
API_PATH = re.compile(r"/api/[\w/{}.-]*\w\}?")
LINK = re.compile(r"(?<!`)\[[^\]]+\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
LABEL = re.compile(r"\*\*([^*]+)\*\*")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]+`")


def text(path: Path) -> str:
    """What a page says."""
    return path.read_text(encoding="utf-8")


def everything() -> str:
    """All docs as one text."""
    return "\n".join(map(text, DOCS))


def variables_in_use() -> set[str]:
    """Environment variables that the settings declare or the sources ask for by name."""
    sources = [path for path in tracked() if path.suffix in {".py", ".sh", ""}]
    asked = {found for path in sources for found in VARIABLE.findall(path.read_text("utf-8"))}
    fields = Environment.model_fields.items()
    return asked | {
        str(field.validation_alias or f"LIVLINE_{key.upper()}") for key, field in fields
    }


def api_paths() -> set[str]:
    """Every path of the API, and the one that describes it."""
    return {*api.get_openapi_schema()["paths"], f"/api{api.openapi_url}"}


def test_every_environment_variable_is_explained():
    explained = text(ROOT / "docs" / "run" / "install.md")

    assert [each for each in sorted(variables_in_use()) if f"| `{each}` |" not in explained] == []


def test_no_variable_is_explained_that_nothing_reads():
    assert set(VARIABLE.findall(everything())) - variables_in_use() == set()


def test_every_command_is_named():
    told = everything()

    assert [one.name for one in commands() if f"livline {one.name}" not in told] == []


def test_no_command_is_named_that_there_is_not():
    shown = [
        part for path in DOCS for part in [*FENCE.findall(text(path)), *CODE.findall(text(path))]
    ]
    asked = {
        found for part in shown for found in COMMAND.findall(part) if "import livline" not in part
    }

    assert asked - {one.name for one in commands()} == set()


def test_every_path_of_the_api_is_named_and_no_other():
    told = text(ROOT / "docs" / "run" / "api.md")

    assert set(API_PATH.findall(told)) == api_paths()


@pytest.mark.parametrize("kind", SUBJECTS, ids=lambda kind: kind.value)
def test_every_column_of_an_import_is_explained(kind):
    told = text(ROOT / "docs" / "run" / "import.md")
    section = told.partition(f"\n## {kind.value.capitalize()}\n")[2].partition("\n## ")[0]
    rows = {}
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
        if line.startswith("| `"):
            rows[cells[0].strip("`")] = (
                set(re.findall(r"`([^`]+)`", cells[1])),
                "required" in cells,
            )

    assert rows == {
        column.name: (set(column.headers), column.required) for column in SUBJECTS[kind].COLUMNS
    }


def test_every_role_has_a_page_and_a_sign_in_in_the_readme():
    pages = {path.stem for path in DOCS if path.parent == ROOT / "docs" / "use"}
    readme = text(ROOT / "README.md")

    assert {role.value for role in Role} - pages == set()
    assert [login for login in SIGN_IN_NAMES.values() if f"`{login}`" not in readme] == []


def test_every_label_that_a_persons_page_names_stands_on_a_screen():
    catalogue = PACKAGE / "locale" / "da" / "LC_MESSAGES" / "django.po"
    with catalogue.open("rb") as file:
        entries = [entry.string for entry in read_po(file)]
    known = {one for entry in entries for one in (entry if isinstance(entry, tuple) else [entry])}
    pages = [path for path in DOCS if path.parent == ROOT / "docs" / "use"]
    named = {(name(page), label) for page in pages for label in LABEL.findall(text(page))}

    assert [f"{page}: {label}" for page, label in sorted(named) if label not in known] == []


def test_every_link_between_the_docs_leads_somewhere():
    lost = []
    for path in DOCS:
        for found in LINK.findall(FENCE.sub("", text(path))):
            target, _, place = (found[0] or found[1]).partition("#")
            if target.startswith(("http:", "https:", "mailto:")):
                continue
            goal = (path.parent / target).resolve() if target else path
            if not goal.exists() or (place and place not in anchors(goal)):
                lost.append(f"{name(path)}: {target}#{place}")

    assert lost == []


def test_every_page_can_be_reached_from_the_readme():
    reached, todo = set(), [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        for found in LINK.findall(FENCE.sub("", text(page))):
            todo.append((page.parent / found[0].partition("#")[0]).resolve())

    assert [name(path) for path in DOCS if path not in reached] == []


def test_every_package_of_the_pages_says_why_it_is_there():
    package = json.loads(text(ROOT / "package.json"))
    wanted = {*package["dependencies"], *package["devDependencies"]}
    reasons = text(ROOT / "docs" / "dependencies.md")

    assert [each for each in sorted(wanted) if f"| `{each}`" not in reasons] == []


def test_a_decision_is_one_page_with_its_number():
    folder = ROOT / "docs" / "decisions"
    pages = sorted(path for path in DOCS if path.parent == folder and path.stem != "README")
    numbers = [int(path.stem[:4]) for path in pages]

    assert numbers == list(range(1, len(pages) + 1))
    assert [p.name for p in pages if not text(p).startswith(f"# {int(p.stem[:4])}. ")] == []


def anchors(page: Path) -> set[str]:
    """The places in a page that a link can name."""
    heads = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}
