"""What the law says about what is on screen, ready to be shown: grouped, each with its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.pages.caseworker.conflicts import Conflict
from livline.pages.common.screens import ViewerRequest
from livline.records.grants.queries import Finding

# What the name of the field begins with in which the reason is typed.
ANSWER = "answer-"
GROUPS: tuple[tuple[str, Promise], ...] = (
    ("blocks", _("Must be mended before it can be decided")),
    ("warns", _("Should be mended or answered with a reason")),
    ("informs", _("Worth knowing")),
)


@dataclass(frozen=True)
class Outcome:
    """How a form that was sent came back: what stopped it, and the status to answer with."""

    status: int = 200
    conflict: Conflict | None = None
    stopped: bool = False


FINE = Outcome()
INVALID = Outcome(status=422)
BLOCKED = Outcome(status=422, stopped=True)


@dataclass(frozen=True)
class Remark:
    """One finding, the control it points at, and the value that would mend it as that field's."""

    finding: Finding
    control: str
    mend_field: str
    mend_value: date | Decimal | None

    @property
    def mend(self) -> str:
        """What the button sends: the field and its new value."""
        return f"mend:{self.mend_field}={self.mend_value}"


@dataclass(frozen=True)
class Remarks:
    """The remarks of one kind."""

    kind: str
    heading: Promise
    remarks: tuple[Remark, ...]


def grouped(findings: Sequence[Finding], *, field_of: Callable[[str], str]) -> tuple[Remarks, ...]:
    """Findings by kind, the most urgent first; ``field_of`` turns a fact's name into a field's."""
    groups = []
    for kind, heading in GROUPS:
        found = [one for one in findings if one.severity.value == kind]
        if found:
            remarks = tuple(_remark(one, field_of(one.field)) for one in found)
            groups.append(Remarks(kind, heading, remarks))
    return tuple(groups)


def to_keep(
    request: ViewerRequest, found: Sequence[Finding], *, given: Mapping[str, str]
) -> Iterator[tuple[Finding, str]]:
    """The findings under which another reason is written than before, with that reason."""
    for finding in found:
        text = request.POST.get(f"{ANSWER}{finding.fingerprint}")
        if text is None or finding.answerable_by != request.viewer.role:
            continue
        if text.strip() != given.get(finding.fingerprint, ""):
            yield finding, text


def context(
    request: ViewerRequest,
    found: Sequence[Finding],
    *,
    given: Mapping[str, str],
    field_of: Callable[[str], str],
) -> dict[str, object]:
    """What the check beside a form shows: the remarks, and the reasons kept or just typed."""
    typed = {
        key.removeprefix(ANSWER): str(text)
        for key, text in request.POST.items()
        if key.startswith(ANSWER)
    }
    return {
        "groups": grouped(found, field_of=field_of),
        "answerable": True,
        "answers": {**given, **typed},
        "blocked": sum(one.blocks for one in found),
        "remarks": len(found),
    }


def _remark(finding: Finding, field: str) -> Remark:
    value = finding.mend_value if field else None
    if isinstance(value, Decimal):
        # 2 rather than 2.00, as a person would write it.
        value = value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()
    return Remark(finding, f"id_{field}" if field else "", field, value)
