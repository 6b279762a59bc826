"""From the start of the bot to its first answer, and the most memory that it holds."""

import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks import machine
from benchmarks.node import DidNotStart, stopped_at_the_end
from benchmarks.updates.contenders import Scene, pandu_on_sqlite
from benchmarks.updates.telegram import telegram

MEMBERS = 400
QUESTIONS = 2_000
GOAL_SECONDS, GOAL_MB = 2.0, 220.0
_PARALLEL, _SPAN_SECONDS = 8, 1.0


@dataclass(frozen=True)
class Start:
    """What one start took. The seconds of the clock are as long as the machine is busy."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    """After the questions."""


def measure(folder: Path, questions: int = QUESTIONS) -> Start:
    """Start the bot on SQLite in the folder, wait for one answer, then ask on.

    Raises:
        DidNotStart: it gave no answer.
    """
    with telegram(MEMBERS) as local:
        scene = Scene(local.url, folder, _PARALLEL, MEMBERS)
        with stopped_at_the_end(pandu_on_sqlite(scene)) as (node,):
            if not local.greet():
                raise DidNotStart(node.last_words())
            seconds, cpu = time.time() - node.started_at, machine.cpu_seconds([node.pid])
            asked = 1
            while asked < questions:
                asked += len(local.press(_PARALLEL, _SPAN_SECONDS).latencies)
            return Start(seconds, cpu, machine.peak_mb([node.pid]))


def sentence(found: Start, questions: int = QUESTIONS) -> str:
    """The measures, and whether each goal is met."""
    return (
        "**Start and memory**, on SQLite with all sample questions: first answer "
        f"{found.seconds:.1f} s after the start ({found.cpu_seconds:.1f} s of processor; goal "
        f"{GOAL_SECONDS:.0f} s: {_word(found.seconds <= GOAL_SECONDS)}), at most "
        f"{found.peak_mb:.0f} MB after {questions:,} questions (goal {GOAL_MB:.0f} MB: "
        f"{_word(found.peak_mb <= GOAL_MB)})."
    )


def _word(is_met: bool) -> str:
    return "met" if is_met else "**missed**"
