"""The tables that the command line prints."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Column, Table

from knowledge.sop import Sop

_FIGURES = ("recall_at_1", "recall_at_3", "mrr_at_10", "false_sure", "refused", "must")


def print_figures(figures: dict[str, Any]) -> None:
    """Print the scores by class and every miss."""
    table = Table("class", "questions", *_FIGURES)
    for name, row in {**figures["classes"], "all": figures}.items():
        table.add_row(name, str(row["questions"]), *(_percent(row[key]) for key in _FIGURES))
    console = Console(highlight=False)
    console.print(table)
    for miss in figures["misses"]:
        expected = ", ".join(miss["sop"]) or "none"
        console.print(f"[{miss['band']}] {miss['question']}", markup=False)
        console.print(f"    expected {expected}; found {', '.join(miss['found'])}", markup=False)


def print_sops(sops: Sequence[Sop], today: date) -> None:
    """Print the shelf with the age of each review."""
    table = Table(
        "number",
        Column("id", no_wrap=True),
        "version",
        "owner",
        "reviewed",
        "unconfirmed",
        "status",
    )
    for sop in sops:
        table.add_row(
            sop.number,
            sop.id,
            sop.version,
            sop.section,
            f"{(today - sop.reviewed_at).days} days ago",
            _percent(sop.unconfirmed_share),
            "review overdue" if sop.is_stale(today) else sop.status,
        )
    Console(highlight=False).print(table)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
