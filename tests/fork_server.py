"""Starts the real program in a moment, so that it can be killed at every step of a timeline.

Everything slow (imports, the index of the SOPs) is done once; each line on standard input forks a
process that goes the whole way of `main.py run`, on a clock that a file moves. It answers with the
process id.
"""

import os
import signal
import sys
from pathlib import Path

import main
from bot import application  # noqa: F401 - imported before the fork, not after each
from cli import opening
from office import clock
from office.outbox import service as outbox
from office.settings import load
from tests.shifted_clock import ShiftedClock


def run() -> None:
    """Fork a program for every line until the input ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever is killed is nobody's to wait for
    settings = load(_env_file=None)
    shelf = opening.shelf(settings)
    moved = ShiftedClock(Path(os.environ["CLOCK_FILE"]))
    # A machine has one clock: the pace of sending runs by it, too.
    clock.SystemClock = outbox.SystemClock = lambda: moved  # type: ignore[assignment,misc]
    opening.settings = lambda: settings
    opening.shelf = lambda *_: shelf  # type: ignore[assignment]
    print("ready", flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            os.close(0)
            os.dup2(2, 1)  # what it logs is no answer
            try:
                main.run(webhook=False)
            finally:
                os._exit(1)
        print(child, flush=True)


if __name__ == "__main__":
    run()
