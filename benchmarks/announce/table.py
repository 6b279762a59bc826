"""The outcomes as one Markdown table: a row per figure, each with its goal."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.announce.scenarios import Outcome

PERMITTED_PER_SECOND = 30
_LEAST_SHARE = 0.97
# At 30/s and 80 ms about 2.4 copies are unanswered at any moment. Then their rows are written.
_ABOUT_THREE = 4.0
_HEAD = (
    "| scenario | engine | processes | measured | figure | goal | |\n|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True)
class Run:
    """One scenario on one engine, and its outcome; None if it did not end in time."""

    scenario: str
    engine: str
    processes: int
    outcome: Outcome | None


@dataclass(frozen=True)
class Figure:
    """One measured figure. Without a goal it is only for reading."""

    measured: str
    figure: str
    goal: str = ""
    is_met: bool = True


def table(runs: Sequence[Run]) -> str:
    """Render all runs."""
    return "\n".join([_HEAD, *(_line(run, figure) for run in runs for figure in _figures(run))])


def missed(runs: Sequence[Run]) -> list[str]:
    """Return the goals that were not reached, a sentence each."""
    return [
        f"{run.scenario}, {run.engine}: {figure.measured} {figure.figure} (goal {figure.goal})"
        for run in runs
        for figure in _figures(run)
        if not figure.is_met
    ]


def _line(run: Run, one: Figure) -> str:
    verdict = "" if not one.goal else "reached" if one.is_met else "**missed**"
    where = (run.scenario, run.engine, str(run.processes))
    return f"| {' | '.join((*where, one.measured, one.figure, one.goal, verdict))} |"


def _figures(run: Run) -> Iterator[Figure]:
    if run.outcome is None:
        yield Figure("end", "not within the time allowed", "in time", is_met=False)
    else:
        yield from figures(run.outcome)


def figures(outcome: Outcome) -> Iterator[Figure]:
    """Yield the figures of an outcome."""
    if outcome.kills:
        yield from _of_kills(outcome)
    elif outcome.to_the_head:
        yield from _of_reports(outcome)
    else:
        yield _pace(outcome)
        yield Figure("copies alone", f"{outcome.per_second:.2f}/s")
        yield _refused(outcome)
        yield Figure("repeated", f"{outcome.repeated}", "0", outcome.repeated == 0)
    yield Figure("lost", f"{outcome.lost}", "0", outcome.lost == 0)
    yield Figure("first to last copy", f"{outcome.seconds:.0f} s")


def _pace(outcome: Outcome) -> Figure:
    pace = outcome.per_second_with_edits
    share = pace / PERMITTED_PER_SECOND
    figure = f"{pace:.2f}/s, {share:.1%} of {PERMITTED_PER_SECOND}/s"
    return Figure("pace", figure, f"{_LEAST_SHARE:.0%}", share >= _LEAST_SHARE)


def _of_kills(outcome: Outcome) -> Iterator[Figure]:
    kills = outcome.kills
    a_kill = outcome.repeated / len(kills)
    in_flight = sum(kill.in_flight for kill in kills)
    marked = sum(len(kill.marked) for kill in kills)
    unmarked = outcome.repeated_unmarked
    yield Figure(
        f"repeated after {len(kills)} kills",
        f"{outcome.repeated}, {a_kill:.1f} a kill",
        "about 3 a kill",
        a_kill <= _ABOUT_THREE,
    )
    yield Figure("repeated without a mark", f"{unmarked}", "0", unmarked == 0)
    yield Figure("unanswered by Telegram at the kills", f"{in_flight}")
    yield Figure("marked as going out at the kills", f"{marked}")
    yield Figure("429 provoked", f"{outcome.refused}")


def _of_reports(outcome: Outcome) -> Iterator[Figure]:
    waits, goals = sorted(outcome.to_the_head), outcome.goals
    measured = f"{len(waits)} times from the tap to the head's phone, p95"
    yield _wait(measured, quantile(waits, 0.95), goals.p95)
    yield Figure("p50", f"{quantile(waits, 0.5):.2f} s")
    yield _wait("longest", waits[-1], goals.longest)
    yield Figure("pace of the copies", f"{outcome.per_second:.2f}/s")
    yield _refused(outcome)


def _wait(measured: str, seconds: float, most: float) -> Figure:
    goal = "" if math.isinf(most) else f"at most {most:g} s"
    return Figure(measured, f"{seconds:.2f} s", goal, seconds <= most)


def _refused(outcome: Outcome) -> Figure:
    return Figure("429 provoked", f"{outcome.refused}", "0", outcome.refused == 0)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value that this share of the ordered values does not exceed (nearest rank)."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
