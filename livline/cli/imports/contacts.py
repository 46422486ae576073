"""Import of the contact log, in bulk: a hundred thousand rows in under a minute."""

from __future__ import annotations

import hashlib
import sys
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from django.utils import timezone
from rich.console import Console
from rich.progress import track

from livline.cli.imports import values
from livline.cli.imports.columns import Column, ReadRow
from livline.cli.imports.outcome import Fate, Judged, failed
from livline.cli.imports.words import CONTACT_KINDS, CONTACT_OUTCOMES
from livline.office.access.viewer import Viewer
from livline.records.agreements.models import Task
from livline.records.cases.models import Case
from livline.records.contacts import actions
from livline.records.contacts.models import Contact, ContactKind, ContactOutcome
from livline.records.matches.models import Match
from livline.records.people.queries import number_hash

COLUMNS = (
    Column("contact_id", ("Kontakt-id", "Id"), values.text),
    Column("id_number", ("CPR-nummer", "CPR", "Personnummer"), values.id_number, required=True),
    Column("mentor", ("Mentornummer", "Mentor-nr"), values.text, required=True),
    Column("started_at", ("Tidspunkt", "Dato", "Starttid"), values.moment, required=True),
    Column("minutes", ("Minutter", "Varighed"), values.whole, required=True),
    Column(
        "kind",
        ("Kontaktform", "Type"),
        values.one_of(CONTACT_KINDS),
        default=ContactKind.MEETING,
    ),
    Column(
        "outcome",
        ("Udfald", "Status"),
        values.one_of(CONTACT_OUTCOMES),
        default=ContactOutcome.HELD,
    ),
    Column("task", ("Opgave",), values.text),
    Column("shared_note", ("Note til borgeren",), values.text),
    Column("note", ("Note",), values.text),
)
CHUNK = 5000
# Keys of imported rows are derived from their source, so that a second reading meets the first.
NAMESPACE = uuid.UUID("5b1d3c1e-6d5a-4f61-9a53-1a2b7c9d0e4f")


@dataclass(frozen=True)
class Known:
    """What the rows are held against, read once."""

    cases: dict[bytes, int]
    matches: dict[tuple[int, str], list[Match]]
    tasks: dict[tuple[int, str], Task]
    imported: frozenset[str]


def judge(rows: list[ReadRow], *, viewer: Viewer) -> list[Judged]:
    """What would happen to each row."""
    known = _known(rows, viewer)
    hashes: dict[str, bytes] = {}
    seen: dict[str, int] = {}
    return [_judge(row, known=known, hashes=hashes, seen=seen, viewer=viewer) for row in rows]


def carry_out_all(judged: Sequence[Judged], *, viewer: Viewer) -> None:
    """Log all rows, a chunk at a time, in the one transaction of the import."""
    chunks = [judged[start : start + CHUNK] for start in range(0, len(judged), CHUNK)]
    console = Console(file=sys.stderr)
    for chunk in track(chunks, description=_("Writing"), console=console):
        actions.bulk_log([one.what for one in chunk], by=viewer)


def _judge(
    row: ReadRow,
    *,
    known: Known,
    hashes: dict[str, bytes],
    seen: dict[str, int],
    viewer: Viewer,
) -> Judged:
    if row.faults:
        return failed(row)
    value = row.values
    source = _source(row)
    if source in seen:
        return failed(row, _("the same contact stands in row {row}").format(row=seen[source]))
    seen[source] = row.raw.number
    if source in known.imported:
        return Judged(row, Fate.SAME)
    number = value["id_number"]
    case_id = known.cases.get(hashes.setdefault(number, number_hash(number)))
    if case_id is None:
        return failed(row, _("no citizen has this number; import the citizens first"))
    day = timezone.localtime(value["started_at"]).date()
    match = _running(known.matches.get((case_id, value["mentor"]), []), day)
    if match is None:
        return failed(
            row,
            _("mentor {mentor} has no match with this citizen on {day}").format(
                mentor=value["mentor"], day=day.strftime("%d-%m-%Y")
            ),
        )
    return _judged_contact(row, match, known, source=source, viewer=viewer)


def _judged_contact(
    row: ReadRow, match: Match, known: Known, *, source: str, viewer: Viewer
) -> Judged:
    value = row.values
    task = known.tasks.get((match.agreement_id, value["task"].casefold()))
    if value["task"] and task is None:
        return failed(row, _("the agreement has no task “{task}”").format(task=value["task"]))
    facts = actions.ContactFacts(
        key=uuid.uuid5(NAMESPACE, source),
        started_at=value["started_at"],
        minutes=value["minutes"],
        kind=value["kind"],
        outcome=value["outcome"],
        task=task,
        shared_note=value["shared_note"],
        note=value["note"],
    )
    if facts.minutes > 24 * 60:
        return failed(
            row, _("a contact lasts at most a day, found {n} minutes").format(n=facts.minutes)
        )
    try:
        actions.refuse_unfit(match, facts, now=viewer.now)
    except actions.ContactRefused:
        return failed(row, _("the contact lies outside the match or in the future"))
    return Judged(row, Fate.CREATE, actions.BulkRow(match=match, facts=facts, source_id=source))


def _known(rows: Sequence[ReadRow], viewer: Viewer) -> Known:
    matches: dict[tuple[int, str], list[Match]] = defaultdict(list)
    running = Match.objects.filter(municipality=viewer.municipality_code, period__isnull=False)
    for match in running.select_related("mentor"):
        matches[match.case_id, match.mentor.number].append(match)
    tasks = Task.objects.filter(municipality=viewer.municipality_code)
    cases = Case.objects.filter(municipality=viewer.municipality_code)
    return Known(
        cases={
            bytes(hashed): pk for pk, hashed in cases.values_list("pk", "citizen__id_number_hash")
        },
        matches=matches,
        tasks={(task.agreement_id, task.what.casefold()): task for task in tasks},
        imported=frozenset(_imported([_source(row) for row in rows if not row.faults], viewer)),
    )


def _imported(sources: Sequence[str], viewer: Viewer) -> Iterator[str]:
    for start in range(0, len(sources), CHUNK):
        yield from Contact.objects.filter(
            municipality=viewer.municipality_code, source_id__in=sources[start : start + CHUNK]
        ).values_list("source_id", flat=True)


def _running(matches: Sequence[Match], day: date) -> Match | None:
    return next((match for match in matches if match.period and day in match.period), None)


def _source(row: ReadRow) -> str:
    """The id of the source system, or a digest of who, when and how where the file has none."""
    value = row.values
    if value["contact_id"]:
        return f"id:{value['contact_id']}"[:64]
    parts = (value["id_number"], value["mentor"], value["started_at"].isoformat(), value["kind"])
    digest = hashlib.sha256(number_hash("|".join(parts))).hexdigest()
    return f"row:{digest[:48]}"
