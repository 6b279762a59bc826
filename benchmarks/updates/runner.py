"""Loads each contender in turn, round after round, so that a busy minute affects all alike."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import machine, postgres
from benchmarks.node import DidNotStart, stopped_at_the_end
from benchmarks.updates.contenders import Contender, Scene
from benchmarks.updates.start import QUESTIONS
from benchmarks.updates.telegram import Telegram, telegram

QUANTILES = (0.5, 0.95, 0.99)


@dataclass(frozen=True)
class Plan:
    """How hard and how long each bot is loaded."""

    rounds: int = 3
    parallel: int = 64
    warm_up_seconds: float = 2.0
    press_seconds: float = 8.0
    per_second: float = 50.0
    pace_seconds: float = 5.0
    # So many that none asks more than twenty questions a minute: the bot slows such a member.
    members: int = 4_000
    # So many questions are asked before memory is read.
    questions: int = QUESTIONS


@dataclass(frozen=True)
class Figures:
    """What one bot did in one round. Times are in milliseconds per update."""

    per_second: float
    cpu: float
    database_cpu: float
    loaded: tuple[float, ...]
    """The quantiles of the latency while `parallel` chats wait at any time."""
    paced: tuple[float, ...]
    """The same at an even pace."""
    peak_mb: float
    telegram_share: float
    """The share of one processor that the local Telegram used. Near 1 it would limit the bot."""


@dataclass(frozen=True)
class Row:
    """A contender and its rounds, or why there are none."""

    contender: Contender
    rounds: Sequence[Figures] = ()
    skipped: str = ""

    @property
    def figures(self) -> Figures:
        """Return the median of the rounds, figure by figure."""
        return Figures(
            *(median(getattr(figures, name) for figures in self.rounds) for name in _SINGLE[:3]),
            loaded=_medians([figures.loaded for figures in self.rounds]),
            paced=_medians([figures.paced for figures in self.rounds]),
            peak_mb=median(figures.peak_mb for figures in self.rounds),
            telegram_share=median(figures.telegram_share for figures in self.rounds),
        )


_SINGLE = ("per_second", "cpu", "database_cpu")


def _medians(rounds: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(median(column) for column in zip(*rounds, strict=True))


def rows(contenders: Sequence[Contender], plan: Plan, scratch: Path) -> Iterator[Row]:
    """Run all contenders in turn, `rounds` times. Yield the rows after the last round."""
    scratch.mkdir(parents=True, exist_ok=True)
    found = [Row(contender, skipped=contender.missing()) for contender in contenders]
    with TemporaryDirectory(dir=scratch) as folder, _server(found, Path(folder)) as server:
        for number in range(plan.rounds):
            for place, row in enumerate(found):
                if row.skipped:
                    continue
                print(f"  round {number + 1}: {row.contender.key}", flush=True)
                found[place] = _with_round(row, plan, Path(folder), server)
    yield from found


@contextmanager
def _server(rows: Sequence[Row], folder: Path) -> Iterator[postgres.Server | None]:
    if any(row.contender.is_on_postgres for row in rows):
        with postgres.server(folder) as server:
            yield server
    else:
        yield None


def _with_round(row: Row, plan: Plan, folder: Path, server: postgres.Server | None) -> Row:
    if row.contender.is_on_postgres and server is None:
        return replace(row, skipped=postgres.MISSING)
    with TemporaryDirectory(dir=folder) as own, telegram(plan.members) as local:
        scene = Scene(local.url, Path(own), plan.parallel, plan.members, server)
        try:
            figures = _measured(row.contender, scene, local, plan)
        except (DidNotStart, TimeoutError) as error:
            return replace(row, rounds=(), skipped=f"failed: {error}")
    return replace(row, rounds=(*row.rounds, figures))


def _measured(contender: Contender, scene: Scene, local: Telegram, plan: Plan) -> Figures:
    with stopped_at_the_end(contender.start(scene)) as nodes:
        processes = [node.pid for node in nodes]
        if not local.greet():
            raise DidNotStart(nodes[0].last_words())
        local.press(plan.parallel, plan.warm_up_seconds)
        server = scene.server if contender.is_on_postgres else None
        before = machine.cpu_seconds(processes), server.cpu_seconds if server else 0, local.cpu
        pressed = local.press(plan.parallel, plan.press_seconds)
        after = machine.cpu_seconds(processes), server.cpu_seconds if server else 0, local.cpu
        own, databases, telegrams = (
            late - early for early, late in zip(before, after, strict=True)
        )
        count = len(pressed.latencies)
        return Figures(
            per_second=pressed.per_second,
            cpu=own / count * 1000,
            database_cpu=databases / count * 1000,
            loaded=quantiles(pressed.latencies),
            paced=quantiles(local.pace(plan.per_second, plan.pace_seconds).latencies),
            peak_mb=machine.peak_mb(processes),
            telegram_share=telegrams / pressed.seconds,
        )


def quantiles(seconds: Sequence[float]) -> tuple[float, ...]:
    """Return the median, 95th and 99th percentile in milliseconds, of an ascending sequence."""
    last = len(seconds) - 1
    return tuple(seconds[round(last * quantile)] * 1000 for quantile in QUANTILES)
