"""How much a finding weighs."""

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from livline.engines.findings.finding import Finding


class Severity(Enum):
    """Blocks stops signing (never a draft), warns asks for an answer, informs asks for nothing."""

    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"

    @property
    def rank(self) -> int:
        """0 for the most urgent, so that sorting puts what blocks first."""
        return _RANKS[self]

    def at_most(self, ceiling: "Severity") -> "Severity":
        """The milder of the two."""
        return max(self, ceiling, key=lambda severity: severity.rank)


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def most_urgent_first(findings: "Iterable[Finding]") -> "tuple[Finding, ...]":
    """Blocks, then warns, then informs; within each the order they were found in."""
    return tuple(sorted(findings, key=lambda finding: finding.severity.rank))
