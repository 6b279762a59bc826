"""What the rounds came to, as two tables and a line for every fault."""

from collections.abc import Callable, Mapping, Sequence

from tests.chaos.judging import judgement
from tests.chaos.play.round import Result
from tests.chaos.play.storm import Kind

_Column = Callable[[Result], object]
_WHICH: dict[str, _Column] = {
    "seed": lambda result: result.storm.seed,
    "on": lambda result: (
        result.engine if result.processes == 1 else f"{result.engine} × {result.processes}"
    ),
}
_STRUCK = _WHICH | {
    "by": lambda result: "webhook" if result.storm.has_webhook else "polling",
    "leaps": lambda result: result.storm.morning.name,
    "texts": lambda result: "sealed" if result.storm.has_keys else "plain",
    "kills": lambda result: result.struck[Kind.KILL],
    "crash loops": lambda result: result.struck[Kind.CRASH_LOOP],
    "freezes": lambda result: result.struck[Kind.FREEZE],
    "power cuts": lambda result: result.struck[Kind.POWER_CUT],
    "full disk": lambda result: result.struck[Kind.FULL_DISK],
    "slow disk": lambda result: result.struck[Kind.SLOW_DISK],
    "restarts": lambda result: result.struck[Kind.RESTART],
    "new key": lambda result: result.struck[Kind.KEYS],
    "outages": lambda result: result.struck[Kind.OUTAGE] + result.struck[Kind.TORN],
    "429": lambda result: result.struck[Kind.PATIENCE],
    "lost answers": lambda result: result.struck[Kind.LOST],
    "floods": lambda result: result.struck[Kind.FLOOD],
    "clock jumps": lambda result: sum(
        result.struck[kind] for kind in (Kind.FORWARD, Kind.BACK, Kind.LEAP)
    ),
}
_CAME_OF_IT = _WHICH | {
    "updates": lambda result: len(result.seen.updates),
    "questions": lambda result: result.deeds.questions.total(),
    "forwarded": lambda result: len(result.seen.forwarded),
    "reports": lambda result: len(result.seen.anomalies),
    "moves": lambda result: judgement.moves(result.seen),
    "verifications": lambda result: len(result.seen.verifications),
    "notified": lambda result: judgement.rings(result.seen),
    "announcement rows": lambda result: len(result.seen.deliveries),
    "numbers": lambda result: len(result.deeds.numbers),
    "revisions": lambda result: len(result.seen.revisions),
    "news": lambda result: judgement.news(result.seen),
    "repeated": lambda result: _repeated(result.tally),
    "gave up": lambda result: result.deeds.given_up.total(),
    "late": lambda result: result.ending.late,
    "lost": lambda result: len(result.tally.lost),
    "undone": lambda result: result.unfinished,
    "slowness": lambda result: f"{result.slowness[0]:.1f}–{result.slowness[1]:.1f}",
    "s": lambda result: f"{result.seconds:.0f}",
    "verdict": lambda result: "holds" if result.holds else f"BROKEN ({len(result.faults)})",
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
    rows += [tuple(str(column(result)) for column in columns.values()) for result in results]
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
        f"seed {result.storm.seed} on {result.engine}: {fault}"
        for result in results
        for fault in result.faults
    ]
