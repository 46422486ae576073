"""Import of the mentor corps."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from livline.cli.imports import values
from livline.cli.imports.columns import Column, ReadRow
from livline.cli.imports.outcome import Fate, Judged, failed
from livline.cli.imports.words import COMPETENCES, GENDERS, LANGUAGES, MENTOR_KINDS
from livline.office.access.viewer import Viewer
from livline.office.tenancy.models import Unit
from livline.records.people import actions as people
from livline.records.people.models import Gender, Language, Mentor

COLUMNS = (
    Column("number", ("Mentornummer", "Mentor-nr", "Nr"), values.text, required=True),
    Column("name", ("Navn",), values.text, required=True),
    Column("kind", ("Mentortype", "Type"), values.one_of(MENTOR_KINDS), required=True),
    Column("hours_per_week", ("Timer pr. uge", "Timer"), values.decimal, required=True),
    Column("phone", ("Telefon", "Mobil"), values.text),
    Column("email", ("E-mail", "Mail"), values.text),
    Column(
        "languages",
        ("Sprog",),
        values.several(values.one_of(LANGUAGES)),
        default=(Language.DANISH.value,),
    ),
    Column("competences", ("Kompetencer",), values.several(values.one_of(COMPETENCES)), default=()),
    Column("areas", ("Områder", "Enheder"), values.several(values.text), default=()),
    Column("gender", ("Køn",), values.one_of(GENDERS), default=Gender.OTHER),
    Column("provider", ("Leverandør", "Anden aktør"), values.text),
    Column("on_leave", ("Orlov", "Fraværende"), values.yes_no, default=False),
    Column("qualifications", ("Kvalifikationer",), values.text),
    Column("confidentiality_signed_on", ("Tavshedspligt underskrevet",), values.day, default=None),
)


@dataclass(frozen=True)
class Recruit:
    """A mentor to register or to change; the provider is made when it is carried out."""

    facts: people.MentorFacts
    provider: str
    existing: Mentor | None


def judge(rows: list[ReadRow], *, viewer: Viewer) -> list[Judged]:
    """What would happen to each row."""
    units = {
        unit.name.casefold(): unit.pk
        for unit in Unit.objects.filter(municipality=viewer.municipality_code)
    }
    mentors = Mentor.objects.filter(municipality=viewer.municipality_code)
    known = {mentor.number: mentor for mentor in mentors.select_related("provider")}
    seen: dict[str, int] = {}
    return [_judge(row, units=units, known=known, seen=seen) for row in rows]


def _judge(
    row: ReadRow, *, units: dict[str, int], known: dict[str, Mentor], seen: dict[str, int]
) -> Judged:
    if row.faults:
        return failed(row)
    value = row.values
    strangers = [area for area in value["areas"] if area.casefold() not in units]
    if strangers:
        return failed(row, _("there is no unit called “{name}”").format(name=strangers[0]))
    if value["number"] in seen:
        first = seen[value["number"]]
        return failed(row, _("the same number stands in row {row}").format(row=first))
    seen[value["number"]] = row.raw.number
    areas = tuple(units[area.casefold()] for area in value["areas"])
    existing = known.get(value["number"])
    recruit = Recruit(_facts(row, areas, existing), value["provider"], existing)
    if existing is None:
        return Judged(row, Fate.CREATE, recruit)
    return Judged(row, Fate.SAME if _is_same(existing, recruit) else Fate.CHANGE, recruit)


def carry_out(judged: Judged, *, viewer: Viewer) -> None:
    """Register or change one mentor."""
    recruit: Recruit = judged.what
    facts = recruit.facts
    if recruit.provider:
        provider = people.register_provider(recruit.provider, by=viewer)
        facts = people.MentorFacts(**{**vars(facts), "provider": provider})
    if recruit.existing is None:
        people.register_mentor(facts, by=viewer)
    else:
        people.change_mentor(recruit.existing, facts, version=recruit.existing.version, by=viewer)


def _facts(row: ReadRow, areas: tuple[int, ...], existing: Mentor | None) -> people.MentorFacts:
    value = row.values
    return people.MentorFacts(
        number=value["number"],
        name=value["name"],
        kind=value["kind"],
        hours_per_week=value["hours_per_week"],
        phone=value["phone"],
        email=value["email"],
        languages=value["languages"],
        competences=value["competences"],
        areas=areas,
        gender=value["gender"],
        on_leave=value["on_leave"],
        qualifications=value["qualifications"],
        confidentiality_signed_on=value["confidentiality_signed_on"],
        provider=existing.provider if existing else None,
        company=existing.company if existing else None,
        unit=existing.unit if existing else None,
    )


_COMPARED = (
    "name",
    "kind",
    "hours_per_week",
    "phone",
    "email",
    "gender",
    "on_leave",
    "qualifications",
    "confidentiality_signed_on",
)


def _is_same(mentor: Mentor, recruit: Recruit) -> bool:
    facts = recruit.facts
    lists = (
        tuple(mentor.languages) == facts.languages
        and tuple(mentor.competences) == facts.competences
        and tuple(mentor.areas) == facts.areas
    )
    provider = mentor.provider.name if mentor.provider else ""
    values_same = all(getattr(mentor, name) == getattr(facts, name) for name in _COMPARED)
    return lists and provider == recruit.provider and values_same
