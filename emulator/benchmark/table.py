"""The tables of RESULTS.md."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmark.from_wheel import Tried
from benchmark.theirs.live import Outcomes

EXAMPLES_GOAL, LIVE_GOAL = 23, 380

Faults = Mapping[str, str]


@dataclass(frozen=True)
class Results:
    """What came of one run of everything."""

    frameworks: Mapping[str, Faults]
    no_node: str
    wheel: Tried
    examples: Faults
    live: Outcomes


def text(results: Results, state: str) -> str:
    """Return all tables, and name what is missing; `state` says what was run, and when."""
    compared = f"{_rows(results.frameworks)}\n\n{results.no_node}".strip()
    return "\n\n".join(
        [
            "# Results",
            "Written by `python -m benchmark`: other people's programs on the local Telegram, as "
            "they come. What is meant for Telegram is sent to it, nothing else is changed. "
            f"{state}",
            f"## The same bot in several frameworks\n\n{compared}",
            f"## From the wheel, in an environment of its own\n\n{_wheel(results.wheel)}",
            f"## python-telegram-bot's examples\n\n{_examples(results.examples)}",
            f"## python-telegram-bot's live tests\n\n{_live(results.live)}",
        ]
    )


def _wheel(tried: Tried) -> str:
    """The README's examples; built, installed and tested within the time that is told."""
    lines = [f"- {name}: {fault or 'green'}" for name, fault in tried.faults.items()]
    told = f"Built, installed from the index and tested in {tried.seconds:.0f} seconds:"
    return "\n".join([told, "", *lines])


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
        f"{ends['skipped']} are skipped by their own marks. What the accounts of their tests hold "
        "at Telegram, and what lies at the addresses that they name, is brought along by "
        "`theirs/holdings.py`."
    )
    why = [f"- {number}: the test {reason}." for reason, number in found.reasons.most_common()]
    parts = [total, "\n".join(why), "\n".join([*_head("", outcomes), *lines])]
    return "\n\n".join(part for part in parts if part)


def _head(first: str, names: Iterable[str]) -> list[str]:
    cells = [first, *names]
    return [_line(cells[0], cells[1:]), "|" + "---|" * len(cells)]


def _line(first: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([first, *cells])} |"
