"""`make chaos`: plays rounds on both engines, prints one table, and writes it down as run."""

import argparse
import asyncio
import itertools
import secrets
import signal
import sys
import time
import traceback
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from tests.chaos.judging import results, table
from tests.chaos.judging.record import Record
from tests.chaos.machines import postgres
from tests.chaos.machines.postgres import Server
from tests.chaos.play.round import Result, play
from tests.chaos.play.storm import FULL_STORM_SECONDS, Storm, draw
from tests.conftest import new_postgres_database
from tests.places import ROOT

RUNS = ROOT / "var" / "chaos"
_MOST_SEEDS = 1_000_000
_ROUNDS = 3
_MINUTES = 120.0
_ENGINES = ("SQLite", "PostgreSQL")


def main() -> None:
    """Parse the command line, play, and end with 1 if something did not hold."""
    asked = _arguments()
    # Else a disk would stay mounted.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    first = asked.seed if asked.seed is not None else secrets.randbelow(_MOST_SEEDS)
    folder = asked.keep or RUNS / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    played, failed = asyncio.run(_all(asked, range(first, first + asked.rounds), folder))
    if played:
        print(f"\n{table.tables(played)}")
    if asked.write and played:
        _write(played, failed)
    broken = [(result.storm.seed, result.engine) for result in played if not result.holds] + failed
    for seed, engine in broken:
        print(f"Again: make chaos CHAOS_SEED={seed} CHAOS_ROUNDS=1  # on {engine}")
    print(f"Kept in {folder}")
    sys.exit(1 if broken else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--seed", type=int, help="of the first round; the others count on from it")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="on each engine")
    parser.add_argument("--seconds", type=float, default=FULL_STORM_SECONDS, help="of each storm")
    parser.add_argument("--on", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--minutes", type=float, default=_MINUTES, help="begin no round after them")
    parser.add_argument("--write", action="store_true", help="add the tables to docs/chaos.md")
    parser.add_argument("--keep", type=Path, help="a new folder in which everything stays")
    return parser.parse_args()


async def _all(
    asked: argparse.Namespace, seeds: range, folder: Path
) -> tuple[list[Result], list[tuple[int, str]]]:
    """Play what there is time for; each seed on both engines before the next one."""
    until = time.monotonic() + asked.minutes * 60
    played: list[Result] = []
    failed: list[tuple[int, str]] = []
    with nullcontext() if asked.on == "sqlite" else postgres.opened() as server:
        for seed, engine in itertools.product(seeds, _ENGINES):
            if asked.on not in {engine.lower(), "both"} or time.monotonic() > until:
                continue
            record = Record(folder / f"{engine.lower()}-{seed}")
            print(f"seed {seed} on {engine} … ", end="", flush=True)
            try:
                result = await _one(draw(seed, asked.seconds), engine, record, server)
            except Exception:  # noqa: BLE001 - a round that fails takes no other with it
                record.keeps_verdict(["the round itself failed", traceback.format_exc()])
                failed.append((seed, engine))
                print(f"failed: see {record.folder}", flush=True)
                continue
            played.append(result)
            record.keeps_verdict(table.verdict(result))
            (folder / "table.md").write_text(f"{table.tables(played)}\n", encoding="utf-8")
            print(table.verdict(result)[0], *result.faults, sep="\n  - ", flush=True)
            if result.holds and not asked.keep:
                record.removes_what_is_bulky()
    return played, failed


async def _one(storm: Storm, engine: str, record: Record, server: Server | None) -> Result:
    if server is None or engine == "SQLite":
        url = f"sqlite:///{record.folder / 'pandu.db'}"
        return await play(storm, url, record, processes=1)
    url = await new_postgres_database(server.uri)
    return await play(storm, url, record, processes=2, server=server)


def _write(played: list[Result], failed: list[tuple[int, str]]) -> None:
    """The tables, the faults and the date."""
    broken = [f"- {fault}" for fault in table.faults(played)]
    broken += [f"- seed {seed} on {engine}: the round itself failed" for seed, engine in failed]
    broken = broken or ["Every promise held."]
    lines = [f"Run on {datetime.now(UTC):%Y-%m-%d}.", "", table.tables(played), "", *broken]
    results.add("storms", lines)


if __name__ == "__main__":
    main()
