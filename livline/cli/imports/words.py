"""The Danish and English words that an import file may use for closed lists."""

from __future__ import annotations

from livline.records.contacts.models import ContactKind, ContactOutcome
from livline.records.grants.models import Direction, PurposeKind
from livline.records.people.models import (
    Channel,
    Competence,
    Gender,
    Language,
    MentorKind,
    Protection,
)

LANGUAGES = {
    "dansk": Language.DANISH,
    "engelsk": Language.ENGLISH,
    "arabisk": Language.ARABIC,
    "bosnisk": Language.BOSNIAN,
    "farsi": Language.FARSI,
    "tysk": Language.GERMAN,
    "polsk": Language.POLISH,
    "rumænsk": Language.ROMANIAN,
    "somali": Language.SOMALI,
    "tamil": Language.TAMIL,
    "tigrinya": Language.TIGRINYA,
    "tyrkisk": Language.TURKISH,
    "ukrainsk": Language.UKRAINIAN,
    "urdu": Language.URDU,
    "vietnamesisk": Language.VIETNAMESE,
    "tegnsprog": Language.SIGN,
    **{language.value: language for language in Language},
}
PROTECTIONS = {
    "ingen": Protection.NONE,
    "nej": Protection.NONE,
    "ja": Protection.NAME_AND_ADDRESS,
    "beskyttet": Protection.NAME_AND_ADDRESS,
    "navne- og adressebeskyttelse": Protection.NAME_AND_ADDRESS,
    "særlig": Protection.SPECIAL,
    "særlig adressebeskyttelse": Protection.SPECIAL,
    **{protection.value: protection for protection in Protection},
}
CHANNELS = {
    "opkald": Channel.CALL,
    "telefon": Channel.CALL,
    "sms": Channel.TEXT,
    "digital post": Channel.LETTER,
    "kun ved møder": Channel.NONE,
    **{channel.value: channel for channel in Channel},
}
MENTOR_KINDS = {
    "kommunal": MentorKind.MUNICIPAL,
    "kommune": MentorKind.MUNICIPAL,
    "ekstern": MentorKind.EXTERNAL,
    "anden aktør": MentorKind.EXTERNAL,
    "virksomhed": MentorKind.COMPANY,
    "skole": MentorKind.SCHOOL,
    "uddannelsessted": MentorKind.SCHOOL,
    **{kind.value: kind for kind in MentorKind},
}
GENDERS = {
    "kvinde": Gender.WOMAN,
    "mand": Gender.MAN,
    "andet": Gender.OTHER,
    **{gender.value: gender for gender in Gender},
}
COMPETENCES = {
    "angst og depression": Competence.ANXIETY_DEPRESSION,
    "smerter": Competence.PAIN,
    "misbrug": Competence.ADDICTION,
    "alkohol": Competence.ADDICTION,
    "vold": Competence.VIOLENCE,
    "gæld": Competence.DEBT,
    "bolig": Competence.HOUSING,
    "arbejdsplads": Competence.WORKPLACE,
    "uddannelse": Competence.EDUCATION,
    "hverdag": Competence.ROUTINE,
    "netværk": Competence.NETWORK,
    "sprog": Competence.LANGUAGE,
    "autisme og adhd": Competence.AUTISM_ADHD,
    **{competence.value: competence for competence in Competence},
}
PURPOSES = {
    "aktivitet": PurposeKind.ACTIVITY,
    "tilbud": PurposeKind.OFFER,
    "uddannelse": PurposeKind.ORDINARY_EDUCATION,
    "ordinær uddannelse": PurposeKind.ORDINARY_EDUCATION,
    "fleksjob": PurposeKind.FLEX_JOB,
    "job": PurposeKind.ORDINARY_JOB,
    "ordinært job": PurposeKind.ORDINARY_JOB,
    "activity": PurposeKind.ACTIVITY,
    "offer": PurposeKind.OFFER,
    "education": PurposeKind.ORDINARY_EDUCATION,
    "flex-job": PurposeKind.FLEX_JOB,
}
DIRECTIONS = {
    "opnå": Direction.GET,
    "få": Direction.GET,
    "fastholde": Direction.KEEP,
    "beholde": Direction.KEEP,
    **{direction.value: direction for direction in Direction},
}
CONTACT_KINDS = {
    "møde": ContactKind.MEETING,
    "telefon": ContactKind.PHONE,
    "video": ContactKind.VIDEO,
    "sms": ContactKind.TEXT,
    "besked": ContactKind.TEXT,
    "ledsagelse": ContactKind.ACCOMPANYING,
    **{kind.value: kind for kind in ContactKind},
}
CONTACT_OUTCOMES = {
    "afholdt": ContactOutcome.HELD,
    "udeblevet": ContactOutcome.NO_SHOW,
    "sent afbud": ContactOutcome.LATE_CANCELLATION,
    "afbud": ContactOutcome.LATE_CANCELLATION,
    **{outcome.value: outcome for outcome in ContactOutcome},
}
