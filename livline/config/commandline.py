"""The `livline` command, put together from `livline.config.commands` and `livline.cli`.

A module in either package is one command of the same name (a last underscore is left out): it has
``SUMMARY = _("...")`` and a Typer function ``run``. Only the module asked for is imported, so that
help is quick and starts no database.
"""

import ast
import gettext
import importlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from django.db import DatabaseError

from livline.config import database_faults, start
from livline.config.spoken import SpokenCommand, SpokenGroup

LOCALE = Path(__file__).resolve().parents[1] / "locale"
PACKAGES = ("livline.config.commands", "livline.cli")
LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Command:
    """One sub-command, not yet imported."""

    name: str
    module: str
    summary: str

    @property
    def needs_records(self) -> bool:
        """Whether the module imports records, so that Django has to be ready before."""
        return self.module.startswith("livline.cli.")


def language(arguments: list[str]) -> str:
    """The language asked for: ``--language``, LIVLINE_LANGUAGE, then that of the terminal."""
    asked = [*_option(arguments), os.environ.get("LIVLINE_LANGUAGE", "")]
    asked += [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    for wish in asked:
        if wish[:2] in LANGUAGES:
            return wish[:2]
    return "en"


def _option(arguments: list[str]) -> Iterator[str]:
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if word == "--language":
            yield following
        elif word.startswith("--language="):
            yield word.partition("=")[2]


def speak(chosen: str) -> None:
    """Let the command line, Typer's own words included, use the catalogue of the screens."""
    os.environ["LANGUAGE"] = os.environ["LIVLINE_LANGUAGE"] = chosen
    gettext.bindtextdomain("django", str(LOCALE))
    gettext.textdomain("django")


def commands() -> list[Command]:
    """Every sub-command, read from the sources without importing them."""
    found = []
    for package in PACKAGES:
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or []) if spec else []:
            for path in sorted(Path(folder).glob("*.py")):
                summary = _summary(path)
                if summary:
                    name = path.stem.strip("_").replace("_", "-")
                    found.append(Command(name, f"{package}.{path.stem}", gettext.gettext(summary)))
    return found


def _summary(path: Path) -> str:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="SUMMARY")],
                value=ast.Call(args=[ast.Constant(value=str(summary))]),
            ):
                return summary
    return ""


def application(arguments: list[str]) -> typer.Typer:
    """The command line, with the one command that `arguments` name ready to run."""
    app = typer.Typer(
        cls=SpokenGroup,
        help=gettext.gettext("Livline runs a mentor scheme. One command sets up and fills a demo."),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
    )
    _take_language(app)
    for command in commands():
        function = _announced
        if command.name in arguments:
            if command.needs_records:
                start.django()
            function = importlib.import_module(command.module).run
        app.command(command.name, help=command.summary, cls=SpokenCommand)(function)
    return app


def _announced() -> None:
    """Stand for a command that is listed in the help but was not asked for."""


def _take_language(app: typer.Typer) -> None:
    """Accept ``--language`` before the command; `language` has read it already."""
    words = gettext.gettext("Language of this command")

    @app.callback()
    def refuse_unknown(
        language: Annotated[str, typer.Option(metavar="da|en", help=words)] = "",
    ) -> None:
        if language and language not in LANGUAGES:
            raise typer.BadParameter(f"{language} (da|en)", param_hint="--language")


def main() -> None:
    """Run the command line."""
    arguments = sys.argv[1:]
    speak(language(arguments))
    try:
        application(arguments)(prog_name="livline")
    except start.StartRefused as refused:
        print(refused, file=sys.stderr)
        sys.exit(1)
    except DatabaseError as fault:
        words = database_faults.in_words(fault)
        if words is None:
            raise
        print(words, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
