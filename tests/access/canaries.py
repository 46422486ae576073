"""One word nobody else writes in every field of a case: where it is read, the field was shown."""

from __future__ import annotations

PHONE = "+4591827364"
EMAIL = "kanari@eksempel.invalid"
ID_NUMBER = "610165-4471"

# Canary -> the fields it may stand for; several where the matrix has one fact under two objects.
WORDS: dict[str, tuple[str, ...]] = {
    "Familiekanari": ("person.name",),
    "Kaldekanari": ("person.calling_name",),
    ID_NUMBER: ("id_number.id_number",),
    PHONE: ("person.phone", "callback.phone"),
    EMAIL: ("person.email",),
    "trygkanari": ("person.safe_note",),
    "Adressekanari": ("protected_address.address",),
    "henvisningskanari": ("case.referral_reason",),
    "egneordkanari": ("need.own_words",),
    "notatkanari": ("need.note",),
    "godtatvidekanari": ("need.good_to_know",),
    "hjaelperkanari": ("other_support.helper",),
    "hjaelpkanari": ("other_support.does",),
    "graensekanari": ("other_support.boundary",),
    "maalkanari": ("plan.goal",),
    "hvorforkanari": ("plan.why",),
    "skridtkanari": ("plan.steps",),
    "kommentarkanari": ("plan.citizen_comment",),
    "bevillingskanari": ("grant.target",),
    "afgoerendekanari": ("grant.decisive_reason",),
    "vurderingskanari": ("grant.assessment",),
    "aftalekanari": ("agreement.goal",),
    "opgavekanari": ("agreement.tasks", "contact.task"),
    "ikkeopgavekanari": ("agreement.boundaries",),
    "nedtrapningskanari": ("agreement.taper",),
    "Mentorkanari": ("match.mentor_name", "agreement.mentor", "mentor.name"),
    "mentorpost@": ("match.mentor_email", "agreement.mentor", "mentor.email"),
    "overdragelseskanari": ("match.handover_note",),
    "matchgrundkanari": ("match.reasons",),
    "delenotekanari": ("contact.shared_note",),
    "fortrolignotekanari": ("contact.note",),
    "tilfoejelseskanari": ("contact.addenda",),
    "stedkanari": ("appointment.place",),
    "samtalekanari": ("followup.summary",),
    "kvalifikationskanari": ("mentor.qualifications",),
}


def seen_in(body: str) -> set[str]:
    """The canaries that stand in an answer."""
    return {word for word in WORDS if word in body}
