"""Take a list out as a file: only with the right to, and logged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from livline.office.access import matrix
from livline.office.access.matrix import Verb
from livline.office.audit import actions as audit
from livline.pages.common import lists
from livline.pages.common.lists import Column
from livline.pages.common.screens import ViewerRequest


def may_export(request: ViewerRequest, object: str) -> bool:
    """Whether the viewer's role may take lists of this object out at all."""
    return bool(matrix.allowing(request.viewer.role, Verb.EXPORT, object))


def taken_out(
    request: ViewerRequest,
    found: QuerySet[Any],
    columns: Sequence[Column[Any]],
    *,
    sort: str,
    object: str,
    case_key: str = "",
) -> HttpResponse | None:
    """The file the address asks for, logged with all cases in it; None where none is asked for.

    ``case_key`` is the field of a row that holds the key of its case; empty: no case in it.
    """
    if not may_export(request, object):
        return None
    response = lists.export(request, found, columns, sort=sort, name=object)
    if response is not None:
        keys = found.order_by().values_list(case_key, flat=True) if case_key else ()
        audit.record(request.viewer, verb="export", object=object, subjects=list(keys))
    return response
