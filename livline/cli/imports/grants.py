"""Import of grants decided in an earlier system, with the mentor who already supports."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from livline.cli.imports import values
from livline.cli.imports.columns import Column, ReadRow
from livline.cli.imports.outcome import Fate, Judged, failed
from livline.cli.imports.words import DIRECTIONS, MENTOR_KINDS, PURPOSES
from livline.office.access.viewer import Viewer
from livline.records.cases.models import Case
from livline.records.followups import actions as followups
from livline.records.grants.actions import GrantFacts
from livline.records.grants.models import Direction, Grant, PurposeKind
from livline.records.matches.models import Match
from livline.records.people.models import Mentor, MentorKind
from livline.records.people.queries import number_hash


def _purpose(cell: object) -> int:
    return int(values.one_of({word: str(kind.value) for word, kind in PURPOSES.items()})(cell))


COLUMNS = (
    Column("grant_id", ("Bevillings-id", "Id"), values.text),
    Column("id_number", ("CPR-nummer", "CPR", "Personnummer"), values.id_number, required=True),
    Column("starts_on", ("Fra", "Startdato"), values.day, required=True),
    Column("ends_on", ("Til", "Slutdato"), values.day, required=True),
    Column("hours_per_week", ("Timer pr. uge", "Timer"), values.decimal, required=True),
    Column("purpose", ("Formål",), _purpose, required=True),
    Column("direction", ("Opnå eller fastholde", "Retning"), values.one_of(DIRECTIONS)),
    Column("target", ("Hvilket tilbud eller job", "Mål"), values.text),
    Column("decisive_reason", ("Afgørende betydning", "Begrundelse"), values.text),
    Column("mentor_kind", ("Mentortype",), values.one_of(MENTOR_KINDS), required=True),
    Column("decided_on", ("Afgjort den", "Afgørelsesdato"), values.day, required=True),
    Column("ended_on", ("Ophørt den",), values.day, default=None),
    Column("mentor", ("Mentornummer", "Mentor-nr"), values.text),
    Column("tasks", ("Opgaver",), values.several(values.text), default=()),
)


@dataclass(frozen=True)
class Known:
    """What the rows are held against, read once."""

    cases: dict[bytes, Case]
    mentors: dict[str, Mentor]
    imported: frozenset[str]
    running: dict[tuple[int, int], list[tuple[date, date]]]


def judge(rows: list[ReadRow], *, viewer: Viewer) -> list[Judged]:
    """What would happen to each row."""
    known = _known(viewer)
    seen: dict[str, int] = {}
    return [_judge(row, known=known, seen=seen, today=viewer.on) for row in rows]


def carry_out(judged: Judged, *, viewer: Viewer) -> None:
    """Take over one grant, and the mentor's match where the row names one."""
    case, facts = judged.what
    followups.take_over(case, facts, by=viewer)


def _judge(row: ReadRow, *, known: Known, seen: dict[str, int], today: date) -> Judged:
    if row.faults:
        return failed(row)
    source = _source(row)
    if source in seen:
        return failed(row, _("the same grant stands in row {row}").format(row=seen[source]))
    seen[source] = row.raw.number
    if source in known.imported:
        return Judged(row, Fate.SAME)
    case = known.cases.get(number_hash(row.values["id_number"]))
    if case is None:
        return failed(row, _("no citizen has this number; import the citizens first"))
    mentor = known.mentors.get(row.values["mentor"])
    faults = _faults(row, case, mentor, known, today)
    if faults:
        return failed(row, *faults)
    return Judged(row, Fate.CREATE, (case, _facts(row, source, mentor)))


def _faults(
    row: ReadRow, case: Case, mentor: Mentor | None, known: Known, today: date
) -> list[str]:
    value = row.values
    faults = []
    if value["ends_on"] < value["starts_on"]:
        faults.append(_("the grant ends before it begins"))
    if value["hours_per_week"] <= 0 or value["hours_per_week"] > 37:
        faults.append(_("hours per week are more than 0 and at most 37"))
    if value["decided_on"] > today:
        faults.append(_("the decision lies in the future"))
    if value["ended_on"] and not value["starts_on"] <= value["ended_on"] <= value["ends_on"]:
        faults.append(_("the last day lies outside the grant"))
    if value["mentor"] and mentor is None:
        faults.append(
            _("there is no mentor {number}; import the mentors first").format(
                number=value["mentor"]
            )
        )
    if mentor is not None and not faults:
        period = (value["starts_on"], value["ended_on"] or value["ends_on"])
        taken = known.running[case.pk, value["purpose"]]
        if any(first <= period[1] and period[0] <= last for first, last in taken):
            faults.append(_("another mentor supports the same purpose on some of these days"))
        taken.append(period)
    return faults


def _facts(row: ReadRow, source: str, mentor: Mentor | None) -> followups.TakenOver:
    value = row.values
    last = value["ended_on"] or value["ends_on"]
    facts = GrantFacts(
        purpose_kind=PurposeKind(value["purpose"]),
        direction=Direction(value["direction"]) if value["direction"] else None,
        target=value["target"],
        decisive_reason=value["decisive_reason"],
        starts_on=value["starts_on"],
        ends_on=last,
        hours_per_week=value["hours_per_week"],
        mentor_kind=MentorKind(value["mentor_kind"]),
    )
    return followups.TakenOver(
        source_id=source,
        facts=facts,
        decided_on=value["decided_on"],
        mentor=mentor,
        tasks=value["tasks"],
    )


def _known(viewer: Viewer) -> Known:
    code = viewer.municipality_code
    cases = Case.objects.filter(municipality=code).select_related("citizen")
    running: dict[tuple[int, int], list[tuple[date, date]]] = defaultdict(list)
    for match in Match.objects.filter(municipality=code, period__isnull=False):
        if match.starts_on and match.ends_on:
            running[match.case_id, match.purpose_kind].append((match.starts_on, match.ends_on))
    imported = Grant.objects.filter(municipality=code).exclude(source_id="")
    return Known(
        cases={bytes(case.citizen.id_number_hash): case for case in cases},
        mentors={mentor.number: mentor for mentor in Mentor.objects.filter(municipality=code)},
        imported=frozenset(imported.values_list("source_id", flat=True)),
        running=running,
    )


def _source(row: ReadRow) -> str:
    """The id of the source system, or a digest of whom and when where the file has none."""
    value = row.values
    if value["grant_id"]:
        return f"id:{value['grant_id']}"[:64]
    parts: Sequence[str] = (
        value["id_number"],
        value["starts_on"].isoformat(),
        str(value["purpose"]),
    )
    return f"row:{hashlib.sha256(number_hash('|'.join(parts))).hexdigest()[:48]}"
