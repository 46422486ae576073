"""Questions about accounts."""

from __future__ import annotations

import unicodedata

from django.db.models import Q, QuerySet

from livline.office.accounts.models import Role, User

DANISH_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})


def free_username(name: str) -> str:
    """A user name that nobody has, made of first and last name: ``anne.soerensen``."""
    words = [_plain(word) for word in name.split()]
    words = [word for word in words if word]
    wanted = ".".join(dict.fromkeys((words or ["konto"])[:: max(len(words) - 1, 1)]))
    pattern = rf"^{wanted.replace('.', '[.]')}[0-9]*$"
    found = User.objects.filter(username__iregex=pattern).values_list("username", flat=True)
    taken = {username.lower() for username in found}
    numbered = (f"{wanted}{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (wanted, *numbered) if one not in taken)


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.lower().translate(DANISH_LETTERS))
    return "".join(sign for sign in folded if sign.isascii() and sign.isalnum())


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


def accounts_listed(municipality_code: int, *, search: str = "", role: str = "") -> QuerySet[User]:
    """The accounts of a municipality, narrowed by words of the name or user name and by role."""
    found = accounts_of(municipality_code)
    for word in search.split():
        found = found.filter(Q(name__icontains=word) | Q(username__icontains=word))
    return found.filter(role=role) if role in Role.values else found


def account_of(municipality_code: int, public_id: str) -> User | None:
    """The account of the municipality with this public id."""
    return accounts_of(municipality_code).filter(public_id=public_id).first()
