"""One timeline of a case: everything that happened, with the fields the viewer may read."""

from __future__ import annotations

from livline.office.access import matrix
from livline.office.access.matrix import Verb
from livline.office.access.viewer import Viewer
from livline.records.cases import access
from livline.records.cases.models import Case
from livline.records.journey.queries.decisions import (
    endings,
    followups,
    grants,
    of_case,
    plans,
    signatures,
)
from livline.records.journey.queries.meetings import (
    appointments,
    callbacks,
    contacts_of,
    handovers,
    matches_of,
)
from livline.records.journey.queries.timeline_entry import Shown, Source, TimelineEntry


def timeline(
    case: Case, viewer: Viewer, *, search: str = "", object: str = ""
) -> list[TimelineEntry]:
    """What happened, latest first, narrowed to one object and to words; nothing unreadable."""
    relations = access.relations_to(case, viewer)
    entries: list[TimelineEntry] = []
    for name, source in SOURCES:
        if object and object != name:
            continue
        if matrix.may(viewer.role, Verb.READ, name, relations):
            fields = matrix.fields_for(viewer.role, name, relations)
            entries += source(case, Shown(viewer, fields))
    words = search.casefold().split()
    found = [entry for entry in entries if _has(entry, words)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def objects_of(case: Case, viewer: Viewer) -> list[str]:
    """The objects of the timeline that the viewer may read in this case."""
    relations = access.relations_to(case, viewer)
    names = dict(SOURCES)
    return [name for name in names if matrix.may(viewer.role, Verb.READ, name, relations)]


def _has(entry: TimelineEntry, words: list[str]) -> bool:
    text = f"{entry.heading} {entry.text}".casefold()
    return all(word in text for word in words)


SOURCES: tuple[tuple[str, Source], ...] = (
    ("case", of_case),
    ("plan", plans),
    ("grant", grants),
    ("agreement", signatures),
    ("match", matches_of),
    ("match", handovers),
    ("contact", contacts_of),
    ("callback", callbacks),
    ("appointment", appointments),
    ("followup", followups),
    ("ending", endings),
)
