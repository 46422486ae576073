"""The lines of the server's log: data for machines in production, words on the terminal of a demo.

Nothing that a person wrote, searched for or was called gets into a line. So the parts that other
libraries would fill into their messages are left out, and of a fault stand its kind and its place,
never its text: a database tells the whole refused row in it.
"""

from __future__ import annotations

import re
import traceback
from pathlib import PurePath
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

FRAMES = 12
PLACEHOLDER = re.compile(r"%(?:\([^)]*\))?[-#0 +]*[0-9.*]*[sdrfx]")
BEFORE: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
]


def settings(*, as_data: bool) -> dict[str, Any]:
    """Django's LOGGING; structlog's own loggers go the same way."""
    structlog.configure(
        processors=[*BEFORE, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter, "as_data": as_data}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "livline": {"level": "INFO"},
            # A refused request has its line already, with its pattern and not its address.
            "django.request": {"level": "ERROR"},
        },
    }


def formatter(*, as_data: bool) -> structlog.stdlib.ProcessorFormatter:
    """What makes a line of a log record, whoever wrote it."""
    renderer: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if as_data
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[_unfilled, *BEFORE],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _fault_without_text,
            renderer,
        ],
        use_get_message=False,
    )


def _unfilled(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The message of another library without what it would fill in."""
    bare = PLACEHOLDER.sub("…", str(event["event"]))
    event["event"] = bare if re.search(r"\w", bare) else "fault"
    return event


def _fault_without_text(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Of a fault the kinds, from the first cause on, and where it happened."""
    told = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if isinstance(told, tuple) and isinstance(told[1], BaseException):
        event["fault"] = " > ".join(type(one).__name__ for one in _causes(told[1]))
        event["where"] = _places(told[2])
    return event


def _causes(fault: BaseException) -> list[BaseException]:
    chain: list[BaseException] = []
    found: BaseException | None = fault
    while found is not None and found not in chain:
        chain.insert(0, found)
        found = found.__cause__ or found.__context__
    return chain


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return [
        f"{'/'.join(PurePath(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in frames
    ]
