"""One shape for everything the system says to a person about what was written."""

from livline.engines.findings.finding import Citation, Fact, FactValue, Finding, facts_of
from livline.engines.findings.severity import Severity, most_urgent_first
from livline.engines.findings.text import Text, Word

__all__ = [
    "Citation",
    "Fact",
    "FactValue",
    "Finding",
    "Severity",
    "Text",
    "Word",
    "facts_of",
    "most_urgent_first",
]
