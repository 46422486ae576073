"""Shapes that several paths share: strict on the way in, permitted keys only on the way out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field

Record = TypeVar("Record")
Limit = Annotated[int, Field(ge=1, le=50, description="how many at most")]
Offset = Annotated[int, Field(ge=0, le=10_000, description="how many to leave out first")]
PublicId = Annotated[str, Field(min_length=1, max_length=22)]


class Input(Schema):
    """What is sent in: exact types, no unknown keys."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Output(BaseModel):
    """What is given out: keys of the matrix, those the viewer may not read left out.

    Not ninja's Schema, which reads every attribute anew and so fills in the keys left out.
    """

    model_config = ConfigDict(extra="forbid")


class Problem(Output):
    """Why a request was not carried out."""

    detail: str | list[dict[str, Any]]


def permitted(
    record: Record, fields: frozenset[str], values: Mapping[str, Callable[[Record], Any]]
) -> dict[str, Any]:
    """The values of the fields that the viewer may read, by their names in the matrix."""
    return {name: value(record) for name, value in values.items() if name in fields}


NOT_DONE: dict[int, type[Problem]] = {400: Problem, 401: Problem, 404: Problem, 422: Problem}
