"""Go through everything a person can reach by links, each kind of page once unless told."""

from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.journeys.visitor import Visitor

LINKS = "() => Array.from(document.querySelectorAll('a[href]'), (link) => link.href)"
EACH_KIND = 1


def name_of(path: str) -> str:
    """The name of the address, as `caseworker:grant`; empty for what the site does not know."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def pages(visitor: Visitor, *, start: str = "/", each: int = EACH_KIND) -> Iterator[str]:
    """Open one page after the other, from the start page on; yields the name of each.

    Files to take away (exports) are left out: they are no pages.
    """
    waiting = deque([start])
    known = {start}
    seen: Counter[str] = Counter()
    while waiting:
        path = waiting.popleft()
        visitor.go(path)
        name = name_of(urlsplit(visitor.path).path)
        if seen[name] >= each:
            continue
        seen[name] += 1
        yield name
        for link in visitor.page.evaluate(LINKS):
            parts = urlsplit(link)
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            is_file = "export=" in parts.query
            if link.startswith(visitor.address) and target not in known and not is_file:
                known.add(target)
                if seen[name_of(parts.path)] < each:
                    waiting.append(target)
