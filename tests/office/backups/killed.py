"""Restores a backup and dies by `kill -9` at every step in turn; says after each what is there.

The arguments are the database's URL, the backup, and the step to begin with. A step is a change of
the file system, a change of the server's databases, or the opening of a database; death comes right
before it.
"""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from office.backups import restoring
from office.database import server

_STEPS = (
    "os.link",
    "os.rename",
    "os.remove",
    "os.chmod",
    "os.mkdir",
    "sqlite3.connect",
    "subprocess.Popen",
)


async def _restore(url: str, backup: Path, at: datetime) -> None:
    async with restoring(url, backup) as candidate:
        await candidate.put_in_place(at)


def _die_at(step: int) -> None:
    left = [step]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, _: Any) -> None:
        if event in _STEPS:
            count()

    do = server.Server._do

    async def watched(self: server.Server, statement: str) -> None:
        count()
        await do(self, statement)

    server.Server._do = watched  # type: ignore[method-assign]
    sys.addaudithook(hook)


def main(url: str, backup: Path, first: int) -> None:
    """Print `killed` for every step, and `done` for the one that was not reached."""
    for step in range(first, 200):
        child = os.fork()
        if child == 0:
            _die_at(step)
            # No human tries again within a second; what is kept aside is named by it.
            asyncio.run(_restore(url, backup, datetime.now(UTC) + timedelta(seconds=step)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print("killed" if os.WIFSIGNALED(status) else f"done {status}", flush=True)
        if not os.WIFSIGNALED(status) or not sys.stdin.readline():
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
