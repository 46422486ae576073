"""The log of the server tells how it goes, and nothing of anybody."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client

from livline.config import log_lines
from livline.pages.common import start
from tests.factories import cases
from tests.factories.cases import Scene

CANARY = "kanarifugl"


class Lines:
    """What was logged, line by line."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        """All of it."""
        return self.stream.getvalue()

    @property
    def all(self) -> list[dict[str, object]]:
        """Each line as the data it is."""
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The log as a server writes it."""
    kept = Lines()
    handler = logging.StreamHandler(kept.stream)
    handler.setFormatter(log_lines.formatter(as_data=True))
    logging.getLogger().addHandler(handler)
    yield kept
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def scene(db: None) -> Iterator[Scene]:
    """One municipality with one referred case."""
    with cases.playing() as played:
        yield played


@pytest.fixture
def client(scene: Scene) -> Client:
    """The caseworker's browser, which is shown a server error as a page."""
    client = Client(raise_request_exception=False)
    client.force_login(scene.caseworker)
    return client


def test_a_request_leaves_one_line_with_pattern_status_time_and_role(
    client: Client, scene: Scene, lines: Lines
) -> None:
    answer = client.get(f"/sag/{scene.case.public_id}/")

    (line,) = lines.all
    assert line["route"] == "sag/<str:case_id>/"
    assert (line["method"], line["status"], line["role"]) == ("GET", 200, "caseworker")
    assert isinstance(line["ms"], int)
    assert line["request"] == answer.headers["X-Request-ID"]
    assert set(line) == {
        "event", "request", "method", "route", "status", "ms", "role", "level", "logger", "at",
    }  # fmt: skip


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.get(f"/sagsbehandler/sager/?q={CANARY}"),
        lambda client: client.get(f"/sag/{CANARY}/"),
        lambda client: client.get(f"/{CANARY}/?{CANARY}={CANARY}"),
        lambda client: client.post("/sagsbehandler/henvisning/", {"given_names": CANARY}),
        lambda client: client.get("/", headers={"user-agent": CANARY, "referer": CANARY}),
        lambda client: client.generic(CANARY.upper(), "/"),
        lambda client: client.post("/konto/log-ind/", {"login": CANARY, "password": CANARY}),
    ],
    ids=["search", "id", "unknown", "form", "headers", "method", "sign-in"],
)
def test_nothing_that_somebody_wrote_gets_into_the_log(
    client: Client, lines: Lines, ask: Callable[[Client], object]
) -> None:
    ask(client)

    assert lines.all
    assert CANARY not in lines.text.lower()


def test_a_server_error_tells_its_kind_and_place_and_not_its_text(
    client: Client, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(role: object) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::int", [CANARY])
        return ""

    monkeypatch.setattr(start, "start_url", failing)

    answer = client.get("/")

    assert answer.status_code == 500
    fault, line = lines.all
    assert fault["fault"] == "InvalidTextRepresentation > DataError"
    assert any("failing" in place for place in fault["where"])  # type: ignore[attr-defined]
    assert fault["request"] == line["request"] == answer.headers["X-Request-ID"]
    assert CANARY not in lines.text


def test_the_parts_that_another_library_fills_in_are_left_out(lines: Lines) -> None:
    logging.getLogger("elsewhere").warning("saw %s at %d", CANARY, 7)

    assert [line["event"] for line in lines.all] == ["saw … at …"]


def test_the_terminal_of_a_demo_is_for_reading() -> None:
    record = logging.LogRecord("elsewhere", logging.ERROR, "", 1, "broke %s", (CANARY,), None)

    said = log_lines.formatter(as_data=False).format(record)

    assert "broke …" in said
    assert not said.startswith("{")
    assert CANARY not in said
