"""The time from the bot's start to its first answer, and its peak memory.

The first start on a new database builds the index and stores it. Later starts load it.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import machine
from benchmarks.node import DidNotStart, Node, stopped_at_the_end
from benchmarks.updates.contenders import Scene, pandu_again, pandu_on_sqlite
from benchmarks.updates.telegram import Telegram, telegram

MEMBERS = 400
QUESTIONS = 2_000
GOAL_SECONDS, GOAL_MB = 2.0, 220.0
_PARALLEL, _SPAN_SECONDS = 8, 1.0


@dataclass(frozen=True)
class Start:
    """The cost of one start. On a busy machine the wall-clock seconds are longer."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    """After the questions."""


def measure(folder: Path, questions: int = QUESTIONS) -> tuple[Start, Start]:
    """Start the bot on SQLite in the folder twice. Each time wait for an answer, then ask more.

    Raises:
        DidNotStart: it did not answer.
    """
    with telegram(MEMBERS) as local:
        scene = Scene(local.url, folder, _PARALLEL, MEMBERS)
        first = _start(local, pandu_on_sqlite(scene), questions)
        return first, _start(local, pandu_again(scene), questions)


def _start(local: Telegram, nodes: Sequence[Node], questions: int) -> Start:
    with stopped_at_the_end(nodes) as (node,):
        if not local.greet():
            raise DidNotStart(node.last_words())
        seconds, cpu = time.time() - node.started_at, machine.cpu_seconds([node.pid])
        asked = 1
        while asked < questions:
            asked += len(local.press(_PARALLEL, _SPAN_SECONDS).latencies)
        return Start(seconds, cpu, machine.peak_mb([node.pid]))


def sentence(starts: tuple[Start, Start], questions: int = QUESTIONS) -> str:
    """Return the measures, and whether each goal is met."""
    first, later = starts
    peak = max(first.peak_mb, later.peak_mb)
    return (
        "**Start and memory**, on SQLite with all sample questions: first answer "
        f"{_took(later)}; {_took(first)} the first time, when the index is built. At most "
        f"{peak:.0f} MB after {questions:,} questions, {later.peak_mb:.0f} MB where the index was "
        f"there (goal {GOAL_MB:.0f} MB: {_word(peak <= GOAL_MB)})."
    )


def _took(start: Start) -> str:
    return (
        f"{start.seconds:.1f} s after the start ({start.cpu_seconds:.1f} s of processor; goal "
        f"{GOAL_SECONDS:.0f} s: {_word(start.seconds <= GOAL_SECONDS)})"
    )


def _word(is_met: bool) -> str:
    return "met" if is_met else "**missed**"
