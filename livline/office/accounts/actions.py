"""Open, change and close accounts."""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from livline.office.accounts.models import Role, User
from livline.office.tenancy.models import Municipality, Unit

START_PASSWORD_BYTES = 12
# Long enough for a letter and a meeting, short enough for a note that is lost (ASVS 6.4.1).
START_PASSWORD_LASTS = timedelta(days=14)
USER_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9.@_+-]*")
LIKE_A_CPR_NUMBER = re.compile(r"\d{6}-?\d{4}")


class UserNameTaken(Exception):
    """Another account has this user name."""


class UserNameUnfit(Exception):
    """The user name has other signs than letters a-z, digits and . @ _ + -, or is a CPR number."""


@transaction.atomic
def open_account(
    *,
    username: str,
    name: str,
    role: Role,
    municipality: Municipality,
    unit: Unit | None = None,
    password: str | None = None,
) -> User:
    """Open an account; without a password it can only be used once one is set or in the demo.

    Raises UserNameTaken (capitals make no difference at sign-in) or UserNameUnfit.
    """
    if not USER_NAME.fullmatch(username) or LIKE_A_CPR_NUMBER.search(username):
        raise UserNameUnfit(username)
    if User.objects.filter(username__iexact=username).exists():
        raise UserNameTaken(username)
    user = User(username=username, name=name, role=role, municipality=municipality, unit=unit)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    return user


@transaction.atomic
def give_start_password(user: User, *, now: datetime) -> str:
    """Make a password to hand over, and return it: it is kept nowhere in clear.

    It ends all sessions of the account, opens nothing but the page on which it is changed, and
    lasts START_PASSWORD_LASTS.
    """
    password = secrets.token_urlsafe(START_PASSWORD_BYTES)
    user.set_password(password)
    user.start_password_until = now + START_PASSWORD_LASTS
    user.save(update_fields=["password", "start_password_until"])
    return password


@transaction.atomic
def choose_password(user: User, password: str) -> User:
    """The person's own password, known to nobody else."""
    user.set_password(password)
    user.start_password_until = None
    user.save(update_fields=["password", "start_password_until"])
    return user


@transaction.atomic
def set_email(user: User, email: str) -> User:
    """The address to which a link to a new password may be sent; empty: none is ever sent."""
    user.email = email
    user.save(update_fields=["email"])
    return user


@transaction.atomic
def change_account(user: User, *, name: str, unit: Unit | None, email: str) -> User:
    """Change what an account is called, where it works and where its mail goes."""
    user.name, user.unit, user.email = name, unit, email
    user.save(update_fields=["name", "unit", "email"])
    return user


@transaction.atomic
def close_account(user: User) -> User:
    """Close an account; its next request is refused."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user


@transaction.atomic
def reopen_account(user: User) -> User:
    """Open a closed account again."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    return user
