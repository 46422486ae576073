"""What the entries of the log are called on screens; the log itself holds only keys."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OBJECTS: dict[str, Promise] = {
    "person": _("Personal details"),
    "id_number": _("CPR number"),
    "protected_address": _("Protected address"),
    "case": _("The case"),
    "need": _("Barriers and resources"),
    "other_support": _("Who does what"),
    "plan": _("The plan"),
    "grant": _("The grant"),
    "agreement": _("The agreement"),
    "match": _("The match with a mentor"),
    "contact": _("Contacts with the mentor"),
    "callback": _("Call-backs"),
    "appointment": _("Appointments"),
    "followup": _("Follow-up talks"),
    "ending": _("The ending"),
    "mentor": _("Mentors"),
    "sign_in": _("Who can sign in"),
    "mentor_sign_in": _("The mentor's sign-in"),
    "company_contact": _("The company's contact"),
    "hours": _("Hours"),
    "audit_entry": _("Who has looked"),
    "review": _("Reviews of lookups"),
    "account": _("Accounts"),
    "unit": _("Units"),
    "figures": _("Figures"),
    "work_list": _("What needs somebody today"),
}
VERBS: dict[str, Promise] = {
    "read": _("Looked at"),
    "create": _("Wrote"),
    "change": _("Changed"),
    "decide": _("Decided"),
    "sign": _("Signed"),
    "export": _("Took out as a file"),
    "open": _("Opened for a reason"),
    "refused": _("Was refused"),
}


def object_words(key: str) -> str:
    """The name of an object on screens; the key itself where it has none."""
    return str(OBJECTS.get(key, key))


def verb_words(key: str) -> str:
    """The name of a verb on screens; the key itself where it has none."""
    return str(VERBS.get(key, key))
