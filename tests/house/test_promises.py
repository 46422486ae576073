"""What the texts of the repository promise is what is there."""

import re
import tomllib

from tests.house.sources import ROOT, name, tracked

MAKE = re.compile(r"`make ([a-z-]+)")
MACHINE = re.compile(r"/(?:root|home|work|tmp/bash_jobs)/[\w.-]+|https?://[\w.-]*(?:pypi|npmjs)\.")
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".html", ".css", ".js", ".yaml", ".sh", ".po", ""}
REQUIREMENT = re.compile(r"^[\w.-]+")


def project() -> dict:
    """pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def targets() -> set[str]:
    """The commands of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))


def test_every_command_the_texts_name_is_in_the_makefile():
    texts = [path for path in tracked() if path.suffix == ".md"]
    named = {found for path in texts for found in MAKE.findall(path.read_text(encoding="utf-8"))}

    assert named - targets() == set()


def test_the_readme_names_the_commands_to_learn():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert {"demo", "demo-reset", "test"} <= set(MAKE.findall(readme))


def test_every_dependency_says_why_it_is_there():
    wanted = [*project()["project"]["dependencies"]]
    wanted += [each for group in project()["dependency-groups"].values() for each in group]
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    named = {found.lower() for found in re.findall(r"`([\w.-]+)", text)}

    assert {REQUIREMENT.match(each).group().lower() for each in wanted} - named == set()


def test_no_file_names_a_machine_or_a_registry():
    found = []
    for path in tracked():
        if path.suffix in TEXT and path != ROOT / "tests" / "house" / "test_promises.py":
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name(path)}: {hit.group()}" for hit in MACHINE.finditer(text)]

    assert found == []
