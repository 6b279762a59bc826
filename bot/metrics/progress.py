"""Whether work goes on: what is in hand, since when, and when something last finished."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Longer than any handler runs, and than any pause before a retry.
STUCK_SECONDS = 180.0


class HandlingWatch:
    """Watches the updates that are being handled."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._started: dict[object, float] = {}
        self._finished_at = now()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Count one update as in hand for the length of the block."""
        key = object()
        self._started[key] = self._now()
        try:
            yield
        finally:
            del self._started[key]
            self._finished_at = self._now()

    @property
    def in_hand(self) -> int:
        return len(self._started)

    @property
    def oldest(self) -> float:
        """Return for how many seconds the oldest update has been in hand."""
        return self._now() - min(self._started.values()) if self._started else 0.0

    @property
    def is_stuck(self) -> bool:
        """Whether work is in hand and none of it has ended for minutes."""
        since_last = self._now() - self._finished_at
        return min(self.oldest, since_last) > STUCK_SECONDS
