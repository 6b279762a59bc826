"""The figures as Markdown."""

from collections.abc import Mapping, Sequence

from benchmarks.updates.growth import Cost, Size
from benchmarks.updates.runner import Plan, Row

_HEAD = (
    "| | updates/s | CPU ms | database CPU ms | ms, {parallel} waiting | ms, {pace:.0f}/s | MB "
    "| emulator |\n|---|---|---|---|---|---|---|---|"
)
GOAL_FILING_MS = 50.0


def throughput(rows: Sequence[Row], plan: Plan) -> str:
    """The bots beside one another."""
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
    return " / ".join(_short(one) for one in milliseconds)


def _short(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def verdict(rows: Sequence[Row]) -> str:
    """How the whole path compares with aiogram's bare echo; nothing where either is missing."""
    found = {row.contender.key: row.figures for row in rows if row.rounds}
    if "pandu" not in found or "aiogram" not in found:
        return ""
    own, other = found["pandu"], found["aiogram"]
    word = "met" if own.per_second >= other.per_second else "missed"
    text = (
        "The goal (the whole path on SQLite at least as fast as aiogram's bare echo) is "
        f"**{word}**: "
        f"{own.per_second:,.0f} against {other.per_second:,.0f} updates/s, "
        f"{own.cpu:.2f} against {other.cpu:.2f} ms of processor time for each."
    )
    if word == "missed":
        text += (
            " One Python process is one processor, so its throughput is bounded by that time. The "
            "echo keeps nothing and looks nothing up; here each update is masked, stored and "
            "flushed before it is confirmed, its sender is recognised and asked for half-written "
            "forms, the shelf is searched, and question and closing are stored in a second "
            "transaction: two durable commits (shared by what arrives together) and five "
            "statements through SQLAlchemy."
        )
    return text


def growth(sizes: Sequence[Size], costs: Sequence[Mapping[str, Cost]]) -> str:
    """The same work at each size: processor time and p95."""
    names = [_size(one) for one in sizes]
    lines = [
        f"| CPU / p95, ms | {' | '.join(names)} |",
        "|---" * (len(names) + 1) + "|",
    ]
    for work in costs[0]:
        cells = [f"{_short(one[work].cpu)} / {_short(one[work].p95)}" for one in costs]
        lines.append(f"| {work} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _size(size: Size) -> str:
    return f"{size.members:,} members, {size.reports:,} reports"


def filing(costs: Sequence[Mapping[str, Cost]], engine: str) -> str:
    """Whether filing a report keeps to its goal at every size."""
    worst = max(one["filing a report"].p95 for one in costs)
    word = "met" if worst < GOAL_FILING_MS else "missed"
    return (
        f"Filing a report on {engine}: p95 at most {worst:.0f} ms at any of these sizes; the goal "
        f"(under {GOAL_FILING_MS:.0f} ms) is **{word}**."
    )
