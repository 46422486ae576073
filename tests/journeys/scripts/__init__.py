"""The questions asked inside a page, one JavaScript function in each file."""

from functools import cache
from pathlib import Path


@cache
def script(name: str) -> str:
    """The function in `name`.js as the browser takes it, without the comment at its head."""
    text = (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("//"))
