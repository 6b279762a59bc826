"""The figures as Markdown."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.updates.growth import Cost, Size
from benchmarks.updates.runner import Figures, Plan, Row

_HEAD = (
    "| | updates/s | CPU ms | database CPU ms | ms, {parallel} waiting | ms, {pace:.0f}/s | MB "
    "| emulator |\n|---|---|---|---|---|---|---|---|"
)
GOAL_FILING_MS = 50.0
GOAL_CPU_MS, GOAL_SHARE = 2.5, 0.35
# Two processes need two processors, and the emulator and the database use some, too.
GOAL_PG_MS, GOAL_TWO = 5.0, 1.6


def throughput(rows: Sequence[Row], plan: Plan) -> str:
    """Return a table of the bots."""
    parts = [
        "\n".join(
            [
                _HEAD.format(parallel=plan.parallel, pace=plan.per_second),
                *(_line(row) for row in rows if row.rounds),
            ]
        )
    ]
    skipped = [f"- Not run: {_plain(row)} ({row.skipped})." for row in rows if row.skipped]
    if skipped:
        parts.append("\n".join(skipped))
    return "\n\n".join(parts)


def _line(row: Row) -> str:
    one = row.figures
    cells = [
        row.contender.label,
        f"{one.per_second:,.0f}",
        f"{one.cpu:.2f}",
        f"{one.database_cpu:.2f}" if row.contender.is_on_postgres else "–",
        _latencies(one.loaded),
        _latencies(one.paced),
        f"{one.peak_mb:.0f}",
        f"{one.telegram_share:.0%}",
    ]
    return f"| {' | '.join(cells)} |"


def _plain(row: Row) -> str:
    return row.contender.label.replace("*", "")


def _latencies(milliseconds: Sequence[float]) -> str:
    return " / ".join(_short(value) for value in milliseconds)


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def verdict(rows: Sequence[Row]) -> str:
    """Return whether the bots that ran meet each goal, a line per goal."""
    found = {row.contender.key: row.figures for row in rows if row.rounds}
    return "\n".join(_goals(found))


def _goals(found: Mapping[str, Figures]) -> Iterator[str]:
    if own := found.get("pandu"):
        yield _goal("processor time on SQLite", own.cpu, GOAL_CPU_MS, "ms", most=True)
    if own and (echo := found.get("aiogram")):
        share = own.per_second / echo.per_second
        yield _goal("SQLite against aiogram's echo, updates/s", share, GOAL_SHARE, "×")
    if one := found.get("pandu-pg-1"):
        yield _goal(
            "processor time on PostgreSQL, one process", one.cpu, GOAL_PG_MS, "ms", most=True
        )
    if one and (two := found.get("pandu-pg-2")):
        share = two.per_second / one.per_second
        yield _goal("PostgreSQL, two processes against one, updates/s", share, GOAL_TWO, "×")


def _goal(what: str, own: float, goal: float, unit: str, *, most: bool = False) -> str:
    is_met = own <= goal if most else own >= goal
    word = "at most" if most else "at least"
    return (
        f"- {what}: {own:.2f} {unit}; the goal ({word} {goal:g} {unit}) is "
        f"**{'met' if is_met else 'missed'}**."
    )


def growth(sizes: Sequence[Size], costs: Sequence[Mapping[str, Cost]]) -> str:
    """Return a table of the same work at each size: processor time and p95."""
    names = [_size(size) for size in sizes]
    lines = [
        f"| CPU / p95, ms | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
    ]
    for work in costs[0]:
        cells = [f"{_short(cost[work].cpu)} / {_short(cost[work].p95)}" for cost in costs]
        lines.append(f"| {work} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _size(size: Size) -> str:
    return f"{size.members:,} members, {size.reports:,} reports"


def filing(costs: Sequence[Mapping[str, Cost]], engine: str) -> str:
    """Return whether filing a report meets its goal at every size."""
    worst = max(cost["filing a report"].p95 for cost in costs)
    word = "met" if worst < GOAL_FILING_MS else "missed"
    return (
        f"Filing a report on {engine}: p95 at most {worst:.0f} ms at any of these sizes; the goal "
        f"(under {GOAL_FILING_MS:.0f} ms) is **{word}**."
    )
