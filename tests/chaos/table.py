"""What the rounds came to, as one table and a line for every fault."""

from collections.abc import Sequence

from tests.chaos.round import Result
from tests.chaos.storm import Kind

HEAD = (
    "seed",
    "on",
    "kills",
    "outages",
    "429",
    "lost answers",
    "slow disk",
    "clock jumps",
    "updates",
    "questions",
    "reports",
    "verifications",
    "notified",
    "announcement rows",
    "lost",
    "unfinished",
    "repeated (kill/lost answer/jump)",
    "s",
    "verdict",
)


def row(one: Result) -> tuple[str, ...]:
    """One round."""
    struck, tally = one.struck, one.tally
    on = one.engine if one.processes == 1 else f"{one.engine} × {one.processes}"
    return (
        str(one.storm.seed),
        on,
        str(struck[Kind.KILL]),
        str(struck[Kind.OUTAGE] + struck[Kind.TORN]),
        str(struck[Kind.PATIENCE]),
        str(struck[Kind.LOST]),
        str(struck[Kind.SLOW_DISK]),
        str(struck[Kind.FORWARD] + struck[Kind.BACK] + struck[Kind.LEAP]),
        str(one.updates),
        str(one.questions),
        str(one.reports),
        str(one.verifications),
        str(one.rings),
        str(one.deliveries),
        str(len(tally.lost)),
        str(one.unfinished),
        f"{tally.repeated} ({tally.by_kill}/{tally.by_lost_answer}/{tally.by_jump})",
        f"{one.seconds:.0f}",
        "holds" if one.holds else f"BROKEN ({len(one.faults)})",
    )


def table(results: Sequence[Result]) -> str:
    """All rounds, in Markdown, and readable in a terminal."""
    rows = [HEAD, *map(row, results)]
    widths = [max(len(one[column]) for one in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(word.ljust(width) for word, width in zip(one, widths, strict=True)) + " |"
        for one in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def faults(results: Sequence[Result]) -> list[str]:
    """What did not hold, and how to see it again."""
    return [
        f"seed {one.storm.seed} on {one.engine}: {fault}" for one in results for fault in one.faults
    ]
