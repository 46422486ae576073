"""What a way in (a page, a path of the API) declares about itself; the access test reads it."""

from __future__ import annotations

from dataclasses import dataclass

from livline.office.access.matrix import Verb
from livline.office.accounts.models import Role

READING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class ScreenRule:
    """What the matrix is asked for this address. ``logged`` is off where no personal data show.

    ``roles`` are those whose pages the view lies among; any other role is answered 404.
    """

    object: str
    read: Verb
    write: Verb | None
    on_case: bool
    own_case: bool = False
    logged: bool = True
    roles: frozenset[Role] = frozenset(Role)


@dataclass(frozen=True)
class OpenRule:
    """An address that shows nobody's data, and why it needs no permission."""

    why: str
