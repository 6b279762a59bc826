"""`make bench-announce`: announce to 2,000, kill, overtake, flood. Writes to RESULTS.md."""

import argparse
import asyncio
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import SystemRandom
from tempfile import TemporaryDirectory

from benchmarks import machine, postgres
from benchmarks.announce.scenarios import (
    Act,
    Outcome,
    Plan,
    called,
    flooded,
    killed,
    overtaken,
    undisturbed,
)
from benchmarks.announce.stage import stage
from benchmarks.announce.table import Run, missed, table
from benchmarks.report import RESULTS, write_section

_HOW_TO_READ = Path(__file__).parent / "reading.md"
# An announcement to 2,000 takes 68 seconds. A busy machine and ten starts take longer.
_PATIENCE_SECONDS = 420.0
_SCENARIOS: dict[str, tuple[str, Act]] = {
    "pace": ("undisturbed", undisturbed),
    "kills": ("`kill -9`", killed),
    "urgent": ("urgent reports", overtaken),
    "help": ("calls for help", called),
    "flood": ("urgent reports in a flood", flooded),
}
_ENGINES = {"sqlite": ("SQLite", 1), "postgres": ("PostgreSQL", 2)}


def main(typed: Sequence[str] | None = None) -> None:
    """Run what the command line asks for."""
    options = _options(typed)
    # SIGTERM must also end the programs that this one has started.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    plan = Plan(options.recipients, options.kills, options.reports, options.seed)
    print(f"Seed {plan.seed}. {machine.description()}.", flush=True)
    before = machine.description()
    runs: list[Run] = []
    with TemporaryDirectory() as folder:
        for run in _runs(options, plan, Path(folder)):
            runs.append(run)
            # Written after each run, so that a broken-off run keeps what was measured.
            write_section(options.out, "Announcements", _section(plan, before, runs))
    print(f"\n{table(runs)}\n\n{_goals(runs)}\n\nWritten to {options.out}, 'Announcements'.")


def _section(plan: Plan, before: str, runs: Sequence[Run]) -> str:
    parts = ["Written by `make bench-announce`.", _HOW_TO_READ.read_text(encoding="utf-8").strip()]
    parts.append(f"Before: {before}; after: {machine.description()}. Seed {plan.seed}.")
    return "\n\n".join([*parts, table(runs), _goals(runs)])


def _goals(runs: Sequence[Run]) -> str:
    if not (found := missed(runs)):
        return "Every goal was reached."
    return "\n".join(["Missed:", "", *(f"- {one}." for one in found)])


def _runs(options: argparse.Namespace, plan: Plan, folder: Path) -> Iterator[Run]:
    with ExitStack() as stack:
        server = None
        if "postgres" in options.engines:
            server = stack.enter_context(postgres.server(folder))
            if server is None:
                print(f"Left out PostgreSQL: {postgres.MISSING}.")
        for engine in options.engines:
            name, processes = _ENGINES[engine]
            if engine == "postgres" and server is None:
                continue
            for key in options.scenarios:
                title, act = _SCENARIOS[key]
                own = folder / f"{engine}-{key}"
                url = server.new_database() if engine == "postgres" and server else _file(own)
                print(f"\n{title}, {name}, {processes} process(es) …", flush=True)
                outcome = asyncio.run(_played(act, plan, own, url, processes))
                print(f"  {_in_short(outcome)}", flush=True)
                yield Run(title, name, processes, outcome)


def _file(folder: Path) -> str:
    return f"sqlite:///{folder / 'pandu.db'}"


def _in_short(outcome: Outcome | None) -> str:
    if outcome is None:
        return f"not over after {_PATIENCE_SECONDS:.0f} s"
    return f"{outcome.per_second:.2f}/s, {outcome.seconds:.0f} s"


async def _played(act: Act, plan: Plan, folder: Path, url: str, processes: int) -> Outcome | None:
    """Play one scenario. Return its outcome; None if it takes too long."""
    async with stage(folder, url, plan.recipients, processes) as scene:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return await act(scene, plan)
        except TimeoutError:
            return None


def _options(typed: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.announce", description=__doc__)
    parser.add_argument("--recipients", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--reports", type=int, default=40, help="urgent reports filed meanwhile")
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--scenarios", nargs="+", choices=_SCENARIOS, default=list(_SCENARIOS))
    parser.add_argument("--engines", nargs="+", choices=_ENGINES, default=list(_ENGINES))
    parser.add_argument("--out", type=Path, default=RESULTS, help="the file of results")
    return parser.parse_args(typed)


if __name__ == "__main__":
    main()
