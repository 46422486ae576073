"""Keep the words of the screens: collect message ids, merge Danish translations, compile.

    python tools/messages.py                collect from the sources; drop what none uses any more
    python tools/messages.py --apply FILE   merge Danish translations from a JSON object
    python tools/messages.py --compile      .po to .mo, nothing else
    python tools/messages.py --check        fail when an id has no Danish, or a placeholder got lost

The object: {"English": "Dansk"}; with a plural {"one|many": ["ental", "flertal"]}; with a context
{"context\\u0004English": "Dansk"}. Needs no gettext tools on the machine.
"""

import argparse
import fcntl
import io
import json
import os
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tokenize import TokenError
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.template import TemplateSyntaxError
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "livline"
LOCALE = ROOT / "livline" / "locale"
LANGUAGES = ("da", "en")
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_noop": None,
    "gettext_lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = r"""# The words of Livline. Written by tools/messages.py; do not edit by hand.
msgid ""
msgstr ""
"Project-Id-Version: Livline\n"
"Language: {language}\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

MessageId = str | tuple[str, ...]


class MessagesRefused(Exception):
    """A translation file does not have the shape this tool reads."""


@contextmanager
def locked() -> Iterator[None]:
    """Let one process at a time change the catalogues."""
    LOCALE.mkdir(parents=True, exist_ok=True)
    with (ROOT / ".tools" / "messages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def source_text(path: Path) -> bytes:
    """The Python to read message ids from; a template is turned into Python first."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # Django's translation leaves the indentation of the template, which Python would refuse.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    return text.encode()


def sources() -> list[Path]:
    """Every module and template that may carry words for a screen."""
    templates = (path for path in SOURCES.rglob("*.html") if "templates" in path.parts)
    return sorted([*SOURCES.rglob("*.py"), *templates])


def ids_in(path: Path) -> list[tuple[int, Any, list[str], str | None]]:
    """The message ids of one source, as babel finds them."""
    try:
        return list(extract("python", io.BytesIO(source_text(path)), KEYWORDS))
    except (SyntaxError, UnicodeDecodeError, TokenError, TemplateSyntaxError) as error:
        raise MessagesRefused(f"{path.relative_to(ROOT)} cannot be read: {error}") from error


def collected(*, past_faults: bool = False) -> Catalog:
    """All message ids in use, without translations. A broken source stops it, or is named."""
    catalog = Catalog()
    for path in sources():
        try:
            found = ids_in(path)
        except MessagesRefused as refused:
            if not past_faults:
                raise
            print(refused, file=sys.stderr)
            continue
        for _line, message_id, _comments, context in found:
            if message_id and message_id != ("", ""):
                catalog.add(message_id, context=context)
    return catalog


def po_path(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def stored(language: str) -> Catalog:
    """The catalogue as it lies on disk; empty when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def add(catalog: Catalog, message: Message) -> None:
    """Take a message over without what changes on its own (line numbers, comments, guesses)."""
    catalog.add(message.id, message.string, context=message.context)


def merged(language: str, used: Catalog, *, keep_unused: bool) -> Catalog:
    """The ids in use with the translations that exist."""
    old, new = stored(language), Catalog(locale=language)
    for message in used:
        if message.id:
            known = old.get(message.id, message.context)
            same_shape = known is not None and known.pluralizable == message.pluralizable
            add(new, known if known is not None and same_shape else message)
    for message in old if keep_unused else ():
        if message.id and new.get(message.id, message.context) is None:
            add(new, message)
    return new


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step, so that a reader never meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.read_bytes() == content:
        os.utime(path)
        return
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(path)


def write(language: str, catalog: Catalog) -> None:
    """Write the catalogue sorted by id, then compile it."""
    body = io.BytesIO()
    write_po(body, catalog, no_location=True, omit_header=True, sort_output=True, width=100)
    write_whole(po_path(language), HEADER.format(language=language).encode() + body.getvalue())
    compile_language(language)


def compile_language(language: str) -> None:
    """Make the binary catalogue that the running system reads."""
    compiled = io.BytesIO()
    write_mo(compiled, stored(language))
    write_whole(po_path(language).with_suffix(".mo"), compiled.getvalue())


def collect() -> None:
    """Bring the catalogues in step with the sources."""
    used = collected()
    for language in LANGUAGES:
        write(language, merged(language, used, keep_unused=False))


def read_translations(path: Path) -> dict[str, str | list[str]]:
    """A JSON object from English to Danish."""
    try:
        translations = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise MessagesRefused(f"{path} is not JSON: {error}") from error
    if not isinstance(translations, dict):
        raise MessagesRefused(f"{path} holds a {type(translations).__name__}, expected an object")
    return translations


def apply(path: Path) -> None:
    """Merge Danish translations; ids that no source uses yet are kept for the source that will."""
    translations = read_translations(path)
    with locked():
        used = collected(past_faults=True)
        danish = merged("da", used, keep_unused=True)
        for key, value in translations.items():
            set_translation(danish, key, value)
        write("da", danish)
        write("en", merged("en", used, keep_unused=True))
    print(f"{len(translations)} translations merged.")


def set_translation(catalog: Catalog, key: str, value: str | list[str]) -> None:
    """Put one translation in its place."""
    context, _, text = key.rpartition("\x04")
    if isinstance(value, str):
        message_id: MessageId = text
        known = catalog.get(text, context or None)
        if known is not None and known.pluralizable:
            wanted = "|".join(known.id)
            raise MessagesRefused(f"{text!r} has a plural; write {wanted!r}: [one, many]")
        catalog.delete(text, context or None)
        catalog.add(message_id, value, context=context or None)
        return
    message_id = tuple(text.split("|", 1))
    if len(message_id) != 2 or len(value) != 2:
        raise MessagesRefused(f"{text!r}: a plural is written as one|many with two Danish forms")
    catalog.delete(message_id[0], context or None)
    catalog.add(message_id, tuple(value), context=context or None)


def parts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """One text, or the forms of a plural, as a tuple."""
    return (value or "",) if isinstance(value, str | None) else tuple(value)


def fault(message: Message, danish: Message | None) -> str | None:
    """What is wrong with the Danish of one message, in words."""
    if danish is None or danish.pluralizable != message.pluralizable:
        return "no Danish"
    if not all(parts(danish.string)):
        return "no Danish"
    wanted = {frozenset(PLACEHOLDER.findall(text)) for text in parts(message.id)}
    given = {frozenset(PLACEHOLDER.findall(text)) for text in parts(danish.string)}
    if not given <= wanted | {frozenset().union(*wanted)}:
        return "a placeholder differs"
    return None


def faults() -> list[str]:
    """Every message id in use whose Danish is missing or broken, one line each."""
    danish = stored("da")
    found = []
    for message in collected():
        if message.id:
            wrong = fault(message, danish.get(message.id, message.context))
            if wrong:
                found.append(f"{wrong}: {parts(message.id)[0]!r}")
    return sorted(found)


def check() -> int:
    """Print what is wrong; the exit code says whether anything is."""
    found = faults()
    print("\n".join(found) if found else "Danish is complete.")
    return 1 if found else 0


def main() -> int:
    """Read the command line and do the one thing asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--apply", type=Path, metavar="FILE")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    if not settings.configured:
        settings.configure()
    warnings.simplefilter("ignore")
    try:
        if asked.apply:
            apply(asked.apply)
        elif asked.check:
            return check()
        else:
            with locked():
                if asked.compile:
                    for language in LANGUAGES:
                        compile_language(language)
                else:
                    collect()
    except MessagesRefused as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
