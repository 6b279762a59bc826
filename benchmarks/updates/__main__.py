"""`make bench-updates`: load every bot, let the office grow, write the tables to RESULTS.md."""

import argparse
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import machine, postgres
from benchmarks.node import ROOT
from benchmarks.report import RESULTS, write_section
from benchmarks.updates import start, table
from benchmarks.updates.contenders import CONTENDERS
from benchmarks.updates.growth import Cost, Size, costs
from benchmarks.updates.runner import Plan, rows

SCRATCH = ROOT / "var" / "benchmarks" / "updates"
BOTS, GROWTH = "Updates", "Growth of the office and its archive"
MEMBERS = (Size(100, 1_000), Size(10_000, 1_000), Size(100_000, 1_000))
REPORTS = (Size(1_000, 1_000), Size(1_000, 100_000), Size(1_000, 1_000_000))
QUICK_SIZES = (Size(30, 10), Size(60, 20))
QUICK_PLAN = Plan(
    rounds=1,
    parallel=8,
    warm_up_seconds=0.2,
    press_seconds=0.5,
    pace_seconds=0.5,
    members=400,
    questions=50,
)
_TIMES, _QUICK_TIMES = 200, 3


def main(typed: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    options = _options(typed)
    plan = QUICK_PLAN if options.quick else Plan(rounds=options.rounds)
    SCRATCH.mkdir(parents=True, exist_ok=True)
    if "bots" in options.parts:
        _write(options.out, BOTS, lambda: _bots(plan, options.only))
    if "growth" in options.parts:
        _write(options.out, GROWTH, lambda: _growth(quick=options.quick))


def _write(file: Path, heading: str, measure: Callable[[], list[str]]) -> None:
    """Measure, and write the results into their own section."""
    began = machine.description()
    parts = measure()
    ended = machine.description()
    how = f"Written by `make bench-updates`; {began} at the beginning, {ended} at the end."
    write_section(file, heading, "\n\n".join([how, *parts]))
    print(f"\nWritten to {file}, section {heading!r}.", flush=True)


def _bots(plan: Plan, only: Sequence[str] | None) -> list[str]:
    chosen = [contender for contender in CONTENDERS if not only or contender.key in only]
    done = list(rows(chosen, plan, SCRATCH))
    shown = table.throughput(done, plan)
    with TemporaryDirectory(dir=SCRATCH) as folder:
        started = start.sentence(start.measure(Path(folder), plan.questions), plan.questions)
    print(f"\n{shown}\n\n{started}", flush=True)
    return [part for part in (_how(plan), shown, table.verdict(done), started) if part]


def _how(plan: Plan) -> str:
    return (
        "**The whole path beside bots that only echo.** "
        f"Median of {plan.rounds} rounds, each bot started anew and warmed up in each, the bots in "
        "turn. The emulator is a process of its own in its bare mode, without Telegram's limits. "
        f"*updates/s*: {plan.parallel} chats wait for an answer at any time, for "
        f"{plan.press_seconds:.0f} s. *CPU ms*: of all the bot's processes for one update (of "
        "PostgreSQL's for the database). Latency, p50 / p95 / p99, is from the update to its "
        f"answer, once under that load and once at an even {plan.per_second:.0f}/s. *MB*: peak "
        "RSS, summed. *emulator*: its share of one processor; near 100 % it would be the limit. "
        "All share one machine, so more replicas than free processors bring nothing here."
    )


def _growth(*, quick: bool) -> list[str]:
    times = _QUICK_TIMES if quick else _TIMES
    parts = [
        "Each size is an office of its own, filled in bulk: reports with their histories and "
        "messages, a hundred of them still open; seven members hold posts. The services are called "
        "directly, with every commit on the disk. CPU is this process's, the mean; on PostgreSQL "
        "the server's is not in it."
    ]
    for engine, sizes in _chosen(quick=quick):
        with _databases(engine) as new:
            if new is None:
                parts.append(f"- Not run on {engine} ({postgres.MISSING}).")
                continue
            found: list[dict[str, Cost]] = []
            for size in sizes:
                print(f"  {engine}: {size.members:,} members, {size.reports:,} reports", flush=True)
                found.append(costs(next(new), size, times))
        shown = table.growth(sizes, found)
        print(f"\n{engine}\n{shown}", flush=True)
        parts += [f"### {engine}", shown, table.filing(found, engine)]
    return parts


def _chosen(*, quick: bool) -> Iterator[tuple[str, Sequence[Size]]]:
    if quick:
        yield "SQLite", QUICK_SIZES
        return
    yield "SQLite", MEMBERS
    yield "SQLite", REPORTS
    yield "PostgreSQL", (MEMBERS[0], MEMBERS[-1], REPORTS[-1])


@contextmanager
def _databases(engine: str) -> Iterator[Iterator[str] | None]:
    """Yield empty databases of that engine, one after another; None if it is not installed."""
    with TemporaryDirectory(dir=SCRATCH) as folder:
        if engine == "SQLite":
            yield (f"sqlite:///{folder}/{number}.db" for number in range(100))
            return
        with postgres.server(Path(folder)) as server:
            yield iter(server.new_database, "") if server is not None else None


def _options(typed: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.updates", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the bots")
    parser.add_argument("--only", nargs="+", help="keys of the bots to press")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to run")
    parser.add_argument("--quick", action="store_true", help="a tiny run, to see that it works")
    parser.add_argument("--out", type=Path, default=RESULTS, help="the file of results")
    return parser.parse_args(typed)


PARTS = ("bots", "growth")

if __name__ == "__main__":
    # As with Ctrl-C, every started program is ended on the way out.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main()
