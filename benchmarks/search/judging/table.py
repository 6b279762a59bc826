"""One collection's rows as a Markdown table."""

from collections.abc import Sequence

from benchmarks.search.judging.metrics import Quality, quality, speed
from benchmarks.search.runner import Row
from benchmarks.search.texts.data import Collection

_HEAD = (
    "| | recall@1 | recall@3 | MRR@10 | p50 ms | p95 ms | build s | MB | questions |\n"
    "|---|---|---|---|---|---|---|---|---|"
)


def table(collection: Collection, rows: Sequence[Row]) -> str:
    """Render a collection: heading, origin, table, and what was left out."""
    parts = [f"### {collection.name}"]
    if collection.made:
        kept = len(collection.passages) - collection.made
        parts.append(
            f"The data end at {kept:,} passages; **{collection.made:,} are generated** from "
            "sentences of passages that answer none of the questions asked."
        )
    parts.append("\n".join([_HEAD, *(_line(row) for row in rows if row.outcome)]))
    parts += _notes(rows)
    return "\n\n".join(parts)


def _line(row: Row) -> str:
    outcome = row.outcome
    if outcome is None:
        raise ValueError(f"{row.contender.key} was not run")
    clean, noisy = quality(row.questions, outcome.clean), quality(row.questions, outcome.noisy)
    taken = speed(outcome)
    cells = [
        row.contender.label,
        _both(clean, noisy, "recall_at_1"),
        _both(clean, noisy, "recall_at_3"),
        _both(clean, noisy, "mrr_at_10"),
        short(taken.p50),
        short(taken.p95),
        short(outcome.build_seconds),
        "?" if outcome.megabytes is None else f"{outcome.megabytes:.0f}",
        f"{len(row.questions)}",
    ]
    return f"| {' | '.join(cells)} |"


def _both(clean: Quality, noisy: Quality, measure: str) -> str:
    return f"{getattr(clean, measure) * 100:.1f} / {getattr(noisy, measure) * 100:.1f}"


def short(value: float) -> str:
    """Return a figure with as many digits as are useful."""
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _notes(rows: Sequence[Row]) -> list[str]:
    remarks = [
        f"- {_plain(row)}: {row.outcome.remark}."
        for row in rows
        if row.outcome and row.outcome.remark
    ]
    skipped = [f"- Not run: {_plain(row)} ({row.skipped})." for row in rows if row.skipped]
    return ["\n".join([*remarks, *skipped])] if remarks or skipped else []


def _plain(row: Row) -> str:
    return row.contender.label.replace("*", "")
