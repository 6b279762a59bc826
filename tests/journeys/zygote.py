"""Starts the real program in a moment, so that it can be killed at every step of a story.

Everything slow (imports, the index of the SOPs) is done once; each line on standard input forks a
process that runs the program from there, on a clock that a file moves. It answers with its id.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import main
import opening
from bot import application  # noqa: F401 - imported before the fork, not after each
from office import clock, services  # noqa: F401
from office.settings import load

_GLANCES_EVERY = 0.02


class ShiftedClock:
    """The machine's clock, put forward by the seconds that stand in a file."""

    file = Path(os.environ.get("CLOCK_FILE", os.devnull))

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self.file.read_text() or 0))

    async def sleep(self, wait: timedelta) -> None:
        until = self.now() + wait
        while (left := (until - self.now()).total_seconds()) > 0:
            await asyncio.sleep(min(left, _GLANCES_EVERY))


def run() -> None:
    """Fork a program for every line until the input ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever is killed is nobody's to wait for
    settings = load(_env_file=None)
    shelf = opening.shelf(settings)
    clock.SystemClock = ShiftedClock  # type: ignore[misc]
    opening.shelf = lambda *_: shelf  # type: ignore[assignment]
    print("ready", flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            os.close(0)
            os.dup2(2, 1)  # what it logs is no answer
            asyncio.run(main._run(settings, webhook=False))
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    run()
