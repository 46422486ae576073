"""Write the sign-in of a mentor, a citizen or a company contact: open, renew, close.

``subject`` is the key of the case from whose page it is done; the citizen sees the row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.office.accounts import actions as accounts
from livline.office.accounts.models import Role, User
from livline.office.audit import actions as audit
from livline.records.people.models import Citizen, CompanyContact, Mentor

Person: TypeAlias = Citizen | Mentor | CompanyContact
ROLES = {Citizen: Role.CITIZEN, Mentor: Role.MENTOR, CompanyContact: Role.COMPANY_CONTACT}


class SignInExists(Exception):
    """The person can sign in already."""


class NoSignIn(Exception):
    """The person has no sign-in that could be changed."""


@dataclass(frozen=True)
class FirstSignIn:
    """A new account and the password to hand over, which nobody can read again."""

    user: User
    start_password: str


@transaction.atomic
def open_sign_in(
    person: Person, *, username: str, email: str, by: Viewer, subject: int | None = None
) -> FirstSignIn:
    """Open an account and join it to the person; which cases it sees is for the caller to write.

    Raises SignInExists, accounts.UserNameTaken or accounts.UserNameUnfit.
    """
    current = type(person).objects.select_for_update(of=("self",)).get(pk=person.pk)
    if current.user_id is not None:
        raise SignInExists(current.public_id)
    user = accounts.open_account(
        username=username,
        name=_name(current),
        role=ROLES[type(person)],
        municipality=current.municipality,
    )
    accounts.set_email(user, email)
    password = accounts.give_start_password(user, now=by.now)
    current.user = user
    current.save(update_fields=["user"])
    person.user = user
    _log(person, "create", by=by, subject=subject)
    return FirstSignIn(user, password)


@transaction.atomic
def renew_start_password(person: Person, *, by: Viewer, subject: int | None = None) -> str:
    """A new password to hand over; the one used until now stops, sessions end. Raises NoSignIn."""
    password = accounts.give_start_password(_account(person), now=by.now)
    _log(person, "change", by=by, subject=subject)
    return password


@transaction.atomic
def change_sign_in_email(
    person: Person, email: str, *, by: Viewer, subject: int | None = None
) -> User:
    """Where a link to a new password may be sent; empty: nowhere. Raises NoSignIn."""
    user = accounts.set_email(_account(person), email)
    _log(person, "change", by=by, subject=subject)
    return user


@transaction.atomic
def close_sign_in(person: Person, *, by: Viewer, subject: int | None = None) -> User:
    """Close the account; it is out with its next request. Raises NoSignIn."""
    user = accounts.close_account(_account(person))
    _log(person, "change", by=by, subject=subject)
    return user


@transaction.atomic
def reopen_sign_in(person: Person, *, by: Viewer, subject: int | None = None) -> User:
    """Open the account again, with the password it had. Raises NoSignIn."""
    user = accounts.reopen_account(_account(person))
    _log(person, "change", by=by, subject=subject)
    return user


def _account(person: Person) -> User:
    if person.user is None:
        raise NoSignIn(person.public_id)
    return person.user


def _name(person: Person) -> str:
    """What the account is called: of a citizen the calling name alone, which tells no administrator
    who has a mentor."""
    return person.calling_name if isinstance(person, Citizen) else person.name


def _log(person: Person, verb: str, *, by: Viewer, subject: int | None) -> None:
    named = "mentor_sign_in" if isinstance(person, Mentor) else "sign_in"
    audit.record(by, verb=verb, object=named, subject=subject, object_id=person.public_id)
