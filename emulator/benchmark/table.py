"""The tables of RESULTS.md."""

from collections import Counter
from collections.abc import Iterable, Mapping

from benchmark.live import Outcomes

EXAMPLES_GOAL, LIVE_GOAL = 23, 380

Faults = Mapping[str, str]


def text(frameworks: Mapping[str, Faults], no_node: str, examples: Faults, live: Outcomes) -> str:
    """Return all tables, and name what is missing."""
    return "\n\n".join(
        [
            "# Results",
            "Written by `python -m benchmark`: other people's programs on the local Telegram, as "
            "they come. What is meant for Telegram is sent to it, nothing else is changed.",
            f"## Five frameworks, the same bot\n\n{_rows(frameworks)}\n\n{no_node}".strip(),
            f"## python-telegram-bot's examples\n\n{_examples(examples)}",
            f"## python-telegram-bot's live tests\n\n{_live(live)}",
        ]
    )


def _rows(frameworks: Mapping[str, Faults]) -> str:
    names = list(frameworks)
    rows = list(next(iter(frameworks.values())))
    lines = [
        _line(row, ("yes" if not frameworks[name][row] else "**no**" for name in names))
        for row in rows
    ]
    faults = [
        f"- {name}, {row}: {fault}"
        for name in names
        for row, fault in frameworks[name].items()
        if fault
    ]
    return "\n".join([*_head("", names), *lines, "", *faults]).strip()


def _examples(faults: Faults) -> str:
    working = [name for name, fault in faults.items() if not fault]
    count = (
        f"**{len(working)} of {len(faults)}** work from the first word to the last; the goal was "
        f"{EXAMPLES_GOAL}."
    )
    named = [f"- `{name}`: {fault}" for name, fault in faults.items() if fault]
    return "\n".join([count, "", *named]).strip()


def _live(found: Outcomes) -> str:
    counts = found.by_file
    ends: Counter[str] = Counter()
    for (_, end), count in counts.items():
        ends[end] += count
    outcomes = ("passed", "failure", "error", "skipped")
    files = sorted({file for file, _ in counts})
    lines = [_line(file, (str(counts[file, end]) for end in outcomes)) for file in files]
    total = (
        f"**{ends['passed']} of {ends.total()}** pass, each tried once; the goal was {LIVE_GOAL}. "
        f"{ends['skipped']} are skipped by their own marks."
    )
    why = [f"- {number}: the test {reason}." for reason, number in found.reasons.most_common()]
    parts = [total, "\n".join(why), "\n".join([*_head("", outcomes), *lines])]
    return "\n\n".join(part for part in parts if part)


def _head(first: str, names: Iterable[str]) -> list[str]:
    cells = [first, *names]
    return [_line(cells[0], cells[1:]), "|" + "---|" * len(cells)]


def _line(first: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([first, *cells])} |"
