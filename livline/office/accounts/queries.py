"""Questions about accounts."""

from __future__ import annotations

from django.db.models import QuerySet

from livline.office.accounts.models import User


def accounts_of(municipality_code: int) -> QuerySet[User]:
    """All accounts of a municipality, by name."""
    return User.objects.filter(municipality_id=municipality_code).select_related("unit")


def names_of(user_ids: set[int]) -> dict[int, str]:
    """The names of these accounts, for lists that hold only their ids."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))


def active_by_username(usernames: set[str]) -> dict[str, User]:
    """The open accounts with these user names."""
    return {
        user.username: user for user in User.objects.filter(username__in=usernames, is_active=True)
    }
