"""Starts the real program in a moment, so that tests can start and kill it as often as they like.

Everything slow (imports, the index of the SOPs) is done once. Each line on standard input is a JSON
object that says how to start: a process is forked for it and goes the whole way of `main.py`, on
the machine's clock or on one that a file moves, on the machine's disk or on one that a power cut
empties, with or without words under which it stands still. The answer is the process id. When that
process ends, its exit code is written into a file named by the id in the folder of the first
argument.
"""

import json
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

import main
from bot import application  # noqa: F401 - imported before the fork, not after each
from cli import published
from knowledge.reading.layers import Layers
from knowledge.shelf import Shelf
from office import clock
from office.outbox import pacing as outbox_pacing
from tests.chaos.machines import disk
from tests.shelves import shelf_of
from tests.shifted_clock import ShiftedClock
from tests.standstill import Standstill

_LAYERS = ("KNOWLEDGE_DIR", "OFFICE_DIR")
_ENDED = Path(sys.argv[1])


def run() -> None:
    """Fork a program for every line until the input ends."""
    signal.signal(signal.SIGCHLD, _note_ends)
    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        shelf = shelf_of(Layers(*(Path(order["environment"][layer]) for layer in _LAYERS)))
        published.shelf_to_start = partial(_at_once, shelf)  # type: ignore[assignment]
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        child = os.fork()
        if child == 0:
            _be_the_program(order)
        # An earlier process may have had the same id.
        (_ENDED / str(child)).unlink(missing_ok=True)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        print(child, flush=True)


async def _at_once(shelf: Shelf, _settings: object) -> Shelf:
    return shelf


def _note_ends(*_: Any) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        # Renamed into its place: nobody may read half of it.
        aside = _ENDED / f"{pid}.new"
        aside.write_text(str(os.waitstatus_to_exitcode(status)))
        aside.rename(_ENDED / str(pid))


def _be_the_program(order: dict[str, Any]) -> None:
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        for stream in (1, 2):
            os.dup2(log, stream)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.environ.update(order["environment"])
        if order["clock"]:
            moved = ShiftedClock(Path(order["clock"]))
            # A machine has one clock: the pace of sending runs by it, too.
            clock.SystemClock = outbox_pacing.SystemClock = lambda: moved  # type: ignore[assignment,misc]
        if order["flushed"]:
            database = make_url(order["environment"]["DATABASE_URL"]).database or ""
            disk.install(Path(database), Path(order["flushed"]))
        if order["standstill"]:
            Standstill(**order["standstill"]).install()
        main.app(order["arguments"])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    run()
