"""Logs trouble with the database as one sentence a minute instead of tracebacks."""

import sys
import time
from collections.abc import Callable, MutableMapping
from typing import Any

import structlog

from office.database.health import trouble

_EVERY_SECONDS = 60.0
FULL = "the disk under the database is full: free some space; work goes on by itself then"
AWAY = "the database cannot be reached: work goes on by itself when it is back"

Event = MutableMapping[str, Any]


class TroubleLog:
    """A structlog processor: an error that passes by itself is logged once, without traceback."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._said_at: dict[str, float] = {}

    def __call__(self, _logger: Any, _method: str, event: Event) -> Event:
        error = _error_of(event.get("exc_info"))
        if not trouble.passes_by_itself(error):
            return event
        sentence = FULL if trouble.is_storage_full(error) else AWAY
        now = self._seconds()
        if now - self._said_at.get(sentence, -_EVERY_SECONDS) < _EVERY_SECONDS:
            raise structlog.DropEvent
        self._said_at[sentence] = now
        kept = {key: value for key, value in event.items() if key != "exc_info"}
        return {**kept, "event": sentence, "during": event["event"], "reason": type(error).__name__}


def _error_of(exc_info: Any) -> BaseException | None:
    match exc_info:
        case BaseException():
            return exc_info
        case (_, BaseException() as error, _):
            return error
        case True:
            return sys.exc_info()[1]
        case _:
            return None
