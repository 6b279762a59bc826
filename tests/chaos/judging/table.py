"""What the rounds came to, as two tables and a line for every fault."""

from collections.abc import Callable, Mapping, Sequence

from tests.chaos.judging import judgement
from tests.chaos.play.round import Result
from tests.chaos.play.storm import Kind

_Column = Callable[[Result], object]
_WHICH: dict[str, _Column] = {
    "seed": lambda one: one.storm.seed,
    "on": lambda one: one.engine if one.processes == 1 else f"{one.engine} × {one.processes}",
}
_STRUCK = _WHICH | {
    "by": lambda one: "webhook" if one.storm.has_webhook else "polling",
    "leaps": lambda one: one.storm.morning.name,
    "texts": lambda one: "sealed" if one.storm.has_keys else "plain",
    "kills": lambda one: one.struck[Kind.KILL],
    "freezes": lambda one: one.struck[Kind.FREEZE],
    "power cuts": lambda one: one.struck[Kind.POWER_CUT],
    "full disk": lambda one: one.struck[Kind.FULL_DISK],
    "slow disk": lambda one: one.struck[Kind.SLOW_DISK],
    "restarts": lambda one: one.struck[Kind.RESTART],
    "new key": lambda one: one.struck[Kind.KEYS],
    "outages": lambda one: one.struck[Kind.OUTAGE] + one.struck[Kind.TORN],
    "429": lambda one: one.struck[Kind.PATIENCE],
    "lost answers": lambda one: one.struck[Kind.LOST],
    "floods": lambda one: one.struck[Kind.FLOOD],
    "clock jumps": lambda one: sum(
        one.struck[kind] for kind in (Kind.FORWARD, Kind.BACK, Kind.LEAP)
    ),
}
_CAME_OF_IT = _WHICH | {
    "updates": lambda one: len(one.seen.updates),
    "questions": lambda one: one.deeds.questions.total(),
    "forwarded": lambda one: len(one.seen.forwarded),
    "reports": lambda one: len(one.seen.anomalies),
    "moves": lambda one: judgement.moves(one.seen),
    "verifications": lambda one: len(one.seen.verifications),
    "notified": lambda one: judgement.rings(one.seen),
    "announcement rows": lambda one: len(one.seen.deliveries),
    "numbers": lambda one: len(one.deeds.numbers),
    "revisions": lambda one: len(one.seen.revisions),
    "news": lambda one: judgement.news(one.seen),
    "repeated": lambda one: _repeated(one.tally),
    "gave up": lambda one: one.deeds.given_up.total(),
    "late": lambda one: one.ending.late,
    "lost": lambda one: len(one.tally.lost),
    "undone": lambda one: one.unfinished,
    "slowness": lambda one: f"{one.slowness[0]:.1f}–{one.slowness[1]:.1f}",
    "s": lambda one: f"{one.seconds:.0f}",
    "verdict": lambda one: "holds" if one.holds else f"BROKEN ({len(one.faults)})",
}


def _repeated(tally: judgement.Tally) -> str:
    """What came twice and may have, by what explains it."""
    causes = [f"{count} {cause}" for cause, count in sorted(tally.explained.items()) if count]
    return ", ".join(causes) or "0"


def tables(results: Sequence[Result]) -> str:
    """What struck in each round, and what came of it; in Markdown, and readable in a terminal."""
    return f"{_table(results, _STRUCK)}\n\n{_table(results, _CAME_OF_IT)}"


def _table(results: Sequence[Result], columns: Mapping[str, _Column]) -> str:
    rows = [tuple(columns)]
    rows += [tuple(str(column(one)) for column in columns.values()) for one in results]
    widths = [max(map(len, words)) for words in zip(*rows, strict=True)]
    lines = [
        "| " + " | ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def verdict(one: Result) -> list[str]:
    """Whether the round held, how fast the machine was, who lost patience, and every fault."""
    holds = "holds" if one.holds else f"{len(one.faults)} faults"
    usual, worst = one.slowness
    return [
        f"{holds} in {one.seconds:.0f} s, {one.storm.morning.name},"
        f" on a machine {usual:.1f} to {worst:.1f} times as slow as at rest",
        f"gave up waiting: {dict(+one.deeds.given_up)}; late: {one.ending.late}",
        f"started again after they ended by themselves: {one.revived}",
        f"bytes that a power cut took: {one.unflushed}",
        *one.faults,
    ]


def faults(results: Sequence[Result]) -> list[str]:
    """What did not hold, and how to see it again."""
    return [
        f"seed {one.storm.seed} on {one.engine}: {fault}" for one in results for fault in one.faults
    ]
