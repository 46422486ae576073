"""Import of citizens with their referral."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import gettext as _

from livline.cli.imports import values
from livline.cli.imports.columns import Column, ReadRow
from livline.cli.imports.outcome import Fate, Judged, failed
from livline.cli.imports.words import CHANNELS, LANGUAGES, PROTECTIONS
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import Role, User
from livline.office.tenancy.models import Unit
from livline.records.cases import actions as cases
from livline.records.people import actions as people
from livline.records.people.models import Channel, Citizen, Language, Protection
from livline.records.people.queries import number_hash

COLUMNS = (
    Column("id_number", ("CPR-nummer", "CPR", "Personnummer"), values.id_number, required=True),
    Column("given_names", ("Fornavn", "Fornavne"), values.text, required=True),
    Column("family_name", ("Efternavn",), values.text, required=True),
    Column("calling_name", ("Kaldenavn",), values.text),
    Column("phone", ("Telefon", "Mobil"), values.text),
    Column("email", ("E-mail", "Mail"), values.text),
    Column("language", ("Sprog",), values.one_of(LANGUAGES), default=Language.DANISH),
    Column("interpreter", ("Tolk", "Tolkebehov"), values.yes_no, default=False),
    Column(
        "protection",
        ("Adressebeskyttelse", "Beskyttelse"),
        values.one_of(PROTECTIONS),
        default=Protection.NONE,
    ),
    Column("channel", ("Sikker kontakt",), values.one_of(CHANNELS), default=Channel.CALL),
    Column("unit", ("Enhed", "Jobcenter", "Team"), values.text, required=True),
    Column("caseworker", ("Sagsbehandler", "Sagsbehandler-id"), values.text, required=True),
    Column("referred_on", ("Henvist den", "Henvisningsdato"), values.day, required=True),
    Column("referred_by", ("Henvist af",), values.text),
    Column("target_group", ("Målgruppe", "Målgruppe (LAB § 6, nr.)"), values.whole, default=None),
    Column("reason", ("Begrundelse", "Hvorfor mentor"), values.text),
)


@dataclass(frozen=True)
class Arrival:
    """A citizen to register and refer, or to change."""

    facts: people.CitizenFacts
    referral: cases.Referral
    existing: Citizen | None


def judge(rows: list[ReadRow], *, viewer: Viewer) -> list[Judged]:
    """What would happen to each row."""
    units = {
        unit.name.casefold(): unit
        for unit in Unit.objects.filter(municipality=viewer.municipality_code)
    }
    caseworkers = {
        user.username.casefold(): user
        for user in User.objects.filter(municipality=viewer.municipality_code, role=Role.CASEWORKER)
    }
    known = {
        bytes(citizen.id_number_hash): citizen
        for citizen in Citizen.objects.filter(municipality=viewer.municipality_code)
    }
    seen: dict[str, int] = {}
    return [
        _judge(row, units=units, caseworkers=caseworkers, known=known, seen=seen) for row in rows
    ]


def _judge(
    row: ReadRow,
    *,
    units: dict[str, Unit],
    caseworkers: dict[str, User],
    known: dict[bytes, Citizen],
    seen: dict[str, int],
) -> Judged:
    if row.faults:
        return failed(row)
    value = row.values
    unit = units.get(value["unit"].casefold())
    caseworker = caseworkers.get(value["caseworker"].casefold())
    if unit is None:
        return failed(row, _("there is no unit called “{name}”").format(name=value["unit"]))
    if caseworker is None:
        return failed(
            row,
            _("there is no caseworker with the user name “{name}”").format(
                name=value["caseworker"]
            ),
        )
    number = value["id_number"]
    if number in seen:
        return failed(row, _("the same number stands in row {row}").format(row=seen[number]))
    seen[number] = row.raw.number
    existing = known.get(number_hash(number))
    arrival = Arrival(_facts(row), _referral(row, unit, caseworker), existing)
    if existing is None:
        return Judged(row, Fate.CREATE, arrival)
    return Judged(row, Fate.SAME if _is_same(existing, arrival.facts) else Fate.CHANGE, arrival)


def carry_out(judged: Judged, *, viewer: Viewer) -> None:
    """Register and refer, or change, one citizen."""
    arrival: Arrival = judged.what
    if arrival.existing is None:
        citizen = people.register_citizen(arrival.facts, by=viewer)
        cases.refer(citizen, arrival.referral, by=viewer)
    else:
        people.change_citizen(
            arrival.existing, arrival.facts, version=arrival.existing.version, by=viewer
        )


def _facts(row: ReadRow) -> people.CitizenFacts:
    value = row.values
    return people.CitizenFacts(
        id_number=value["id_number"],
        given_names=value["given_names"],
        family_name=value["family_name"],
        calling_name=value["calling_name"] or value["given_names"].split()[0],
        phone=value["phone"],
        email=value["email"],
        language=value["language"],
        needs_interpreter=value["interpreter"],
        protection=value["protection"],
        channel=value["channel"],
    )


def _referral(row: ReadRow, unit: Unit, caseworker: User) -> cases.Referral:
    value = row.values
    return cases.Referral(
        unit=unit,
        referred_on=value["referred_on"],
        caseworker=caseworker,
        reason=value["reason"],
        referred_by=value["referred_by"],
        target_group=value["target_group"],
    )


# Safe hours and the safe note are agreed with the citizen in Livline; no extract may undo them.
_COMPARED = (
    "given_names",
    "family_name",
    "calling_name",
    "phone",
    "email",
    "language",
    "needs_interpreter",
    "protection",
    "channel",
)


def _is_same(citizen: Citizen, facts: people.CitizenFacts) -> bool:
    return all(getattr(citizen, name) == getattr(facts, name) for name in _COMPARED)
