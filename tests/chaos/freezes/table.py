"""What the strikes came to, as one Markdown table."""

from collections.abc import Sequence
from math import ceil

from tests.chaos.freezes.strike import Strike

_HEAD = "| struck | times | question, longest | p95 | p50 | urgent card, longest | p95 | p50 |"


def table(strikes: Sequence[Strike]) -> str:
    """Waits by what the victim was doing when it was struck."""
    rows = [
        ("at any moment", strikes),
        ("within a transaction", [strike for strike in strikes if strike.within_transaction]),
        ("while it polled", [strike for strike in strikes if strike.polled]),
    ]
    return "\n".join([_HEAD, "|---" * 8 + "|", *(_row(name, of) for name, of in rows)])


def longest(strikes: Sequence[Strike]) -> float:
    """The longest that anybody waited."""
    return max((wait.seconds for strike in strikes for wait in strike.waits), default=0.0)


def _row(name: str, strikes: Sequence[Strike]) -> str:
    cells = [name, str(len(strikes))]
    for is_report in (False, True):
        ordered = sorted(strike.longest(is_report=is_report) for strike in strikes)
        cells += [f"{_quantile(ordered, share):.1f} s" for share in (1.0, 0.95, 0.5)]
    return f"| {' | '.join(cells)} |"


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0.0
