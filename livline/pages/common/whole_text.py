"""Refuse what is no text: a null byte, which no form and no database column can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NULL = "\x00"
# The same in a JSON text, whether written as it is or escaped.
NULL_IN_JSON = (b"\x00", b"\\u0000")
JSON = "application/json"


class WholeTextMiddleware:
    """No person types a null byte. One in the address is no page, one in a form a bad request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on, unless the address, the query, the form or the JSON holds a null byte."""
        if NULL in request.path:
            raise Http404
        if NULL in "".join((*_texts(request.GET), *_texts(request.POST))) or _in_json(request):
            raise BadRequest("a null byte is no text")
        return self.get_response(request)


def _texts(sent: QueryDict) -> Iterable[str]:
    for name, values in sent.lists():
        yield name
        yield from (str(value) for value in values)


def _in_json(request: HttpRequest) -> bool:
    return request.content_type == JSON and any(null in request.body for null in NULL_IN_JSON)
