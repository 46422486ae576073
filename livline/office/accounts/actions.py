"""Open, change and close accounts."""

from __future__ import annotations

from django.db import transaction

from livline.office.accounts.models import Role, User
from livline.office.tenancy.models import Municipality, Unit


class UserNameTaken(Exception):
    """Another account has this user name."""


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
    """Open an account; without a password it can only be used once one is set or in the demo."""
    if User.objects.filter(username=username).exists():
        raise UserNameTaken(username)
    user = User(username=username, name=name, role=role, municipality=municipality, unit=unit)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    return user


@transaction.atomic
def change_account(user: User, *, name: str, unit: Unit | None) -> User:
    """Change what an account is called and where it works."""
    user.name, user.unit = name, unit
    user.save(update_fields=["name", "unit"])
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
