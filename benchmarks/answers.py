"""`make bench-answers`: how often the right section is shown, and what sample questions add."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random
from statistics import quantiles
from time import perf_counter, process_time

from benchmarks.content import CONTENT
from benchmarks.fit.data import ASKED, ROOT, Asked, questions, short_questions
from benchmarks.fit.dialogues import TOLD
from benchmarks.fit.folds import at_most
from benchmarks.fit.learned import translation
from benchmarks.fit.learned.strangers import Counting, strangers_to_fit_on
from benchmarks.judged import reading, with_judged
from benchmarks.kinds import by_kind
from benchmarks.machine import description
from benchmarks.report import RESULTS, write_section
from knowledge.reading.content import Content, load
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.search.abilities import with_abilities
from knowledge.search.answer import Answer, Answerer
from knowledge.search.evaluation import EvaluationRow, evaluate
from knowledge.search.follow_up import Turn
from knowledge.search.scoring.translation import Translation

_DEV = ASKED.with_name("dev.jsonl")
_SIZES = (0, 5, 10, 20, 40)
_TIMES = 10
_TIMED = 600
_COLD = 5
_FIGURES = {
    "shown_right": "shown, right",
    "sure_right": "of it sure",
    "within_reach": "within reach",
    "sure_wrong": "sure, wrong",
    "likely_wrong": "likely, wrong",
    "refused": "refused",
    "refused_right": "right one first",
    "false_sure": "unanswerable: sure",
    "false_likely": "likely",
}


def main() -> None:
    """Measure and write the section of the results."""
    if not ASKED.exists():
        raise SystemExit("the labelled questions are not beside the project")
    before = description()
    content = load(CONTENT)
    every = [*questions(content.moved), *short_questions(content.moved)]
    reported = [question for question in every if question.is_reported and not question.is_short]
    asked = [question for question in reported if question.places]
    strangers = [question for question in reported if not question.places]
    short = [question for question in every if question.is_short]
    # What the bot can do is among the answers, as in use.
    answerer = Answerer(with_abilities(content.library, content.abilities), content.vocabulary)
    parts = [
        "Written by `make bench-answers`. Shares in percent; labels name one section though "
        "another may answer, too. The search is fitted on the other half of the labelled "
        "questions, of those that nothing answers, and of the dialogues.",
        f"{before} at the beginning.",
        _table("Questions", _sets(content, answerer, asked, strangers)),
        "A short question is one of few words by somebody who had not opened the shelf; the "
        "other kinds are told apart by their words. A front page counts as right for who names "
        "its SOP as a whole.",
        _table("Kinds", _kinds(content, asked, short)),
        "The same, where a section is also right if two readers found the answer in it. They "
        "read it beside the labelled one and did not know which was which; of what is offered, "
        "where nothing right was shown or offered by the labels. What has come first since then "
        "is not judged, and counts as wrong.",
        _table("As judged", _as_judged(content, answerer, asked, short)),
        _read_on_a_phone(asked),
        _table("Sample questions a section", _sizes(content, asked)),
        _speeds(content, asked),
    ]
    write_section(RESULTS, "Answers", "\n\n".join(parts))
    print("\n\n".join(parts))


_Named = tuple[str, dict[str, float | None]]


def _kinds(content: Content, asked: Sequence[Asked], short: Sequence[Asked]) -> Iterator[_Named]:
    answerer = Answerer(content.library, content.vocabulary)
    fitting = [question for question in short if not question.is_reported]
    yield "short, the half to fit on", _scored(answerer, _rows(fitting))
    reported = [question for question in short if question.is_reported]
    for kind, those in by_kind(content, [*asked, *reported]):
        yield kind, _scored(answerer, _rows(those))


def _sets(
    content: Content, answerer: Answerer, asked: Sequence[Asked], strangers: Sequence[Asked]
) -> Iterator[_Named]:
    yield "labelled, the reported half", _scored(answerer, _rows(asked))
    yield "nothing answers, the reported half", _scored(answerer, _rows(strangers))
    if _DEV.exists():
        yield "dev.jsonl, by SOP", _scored(answerer, _read(_DEV.read_text("utf-8"), content.moved))
    yield "dialogues", _scored(answerer, _read(TOLD.read_text("utf-8"), content.moved))


def _as_judged(
    content: Content, answerer: Answerer, asked: Sequence[Asked], short: Sequence[Asked]
) -> Iterator[_Named]:
    reported = [question for question in short if question.is_reported]
    known = with_judged([*asked, *reported], content.moved)
    told = [question for question in known if not question.is_short]
    yield "labelled, the reported half", _scored(answerer, _rows(told))
    for kind, those in by_kind(content, known):
        if kind.startswith("short"):
            yield kind, _scored(answerer, _rows(those))


def _read_on_a_phone(asked: Sequence[Asked]) -> str:
    read = reading(asked)
    median, tenth = read.lines
    return (
        f"Of {read.marked} right answers a reader marked the line that was asked: "
        f"{100 * read.shown:.1f} % show it, {100 * read.first:.1f} % among the first three points. "
        f"A message takes {median:.0f} lines of a phone, one in ten more than {tenth:.0f}."
    )


def _sizes(content: Content, asked: Sequence[Asked]) -> Iterator[_Named]:
    strangers = strangers_to_fit_on(content.moved)
    for size in _SIZES:
        shelf = _with(content, lambda sop, size=size: at_most(sop, size))  # type: ignore[misc]
        # What the table of words in use has learned, a shelf with fewer samples cannot know.
        table = Translation(translation.fit(shelf, content.vocabulary))
        counts = Counting(replace(content, library=shelf)).counts(strangers)
        answerer = Answerer(shelf, content.vocabulary, translation=table, strangers=counts)
        yield f"at most {size}", _scored(answerer, _rows(asked))


def _rows(asked: Sequence[Asked]) -> list[EvaluationRow]:
    return [
        EvaluationRow(
            question.text, tuple(sorted({sop for sop, _ in question.places})), question.places
        )
        for question in asked
    ]


def _read(lines: str, moved: Moved) -> list[EvaluationRow]:
    return [EvaluationRow.of(json.loads(line), moved) for line in lines.splitlines()]


def _scored(answerer: Answerer, rows: Sequence[EvaluationRow]) -> dict[str, float | None]:
    def answer(row: EvaluationRow) -> Answer:
        before: Turn | None = None
        for earlier in row.after:
            given = answerer.answer(earlier, before)
            shown = given.shown
            place = (shown.sop.id, shown.section.slug) if shown else ()
            before = Turn(given.question, *place)
        return answerer.answer(row.question, before)

    return evaluate(rows, answer, _unseen)


def _unseen(_answer: Answer) -> tuple[str, int]:
    """Return an empty screen: nobody looks at it here."""
    return "", 0


def _with(content: Content, kept: Callable[[Sop], tuple[SampleQuestion, ...]]) -> Library:
    """Return the library with some of its sample questions."""
    return Library({sop.id: replace(sop, questions=kept(sop)) for sop in content.library.values()})


def _table(first: str, named: Iterator[_Named]) -> str:
    lines = [
        f"| {first} | asked | {' | '.join(_FIGURES.values())} |",
        "|---" * (len(_FIGURES) + 2) + "|",
    ]
    for name, figures in named:
        print(f"  {name}: done", flush=True)
        cells = ["–" if figures[key] is None else f"{100 * figures[key]:.1f}" for key in _FIGURES]  # type: ignore[operator]
        lines.append(f"| {name} | {figures['questions']:,} | {' | '.join(cells)} |")
    return "\n".join(lines)


# --- speed and memory ---


def _speeds(content: Content, asked: Sequence[Asked]) -> str:
    lines = [
        "| sample questions | p50 CPU ms | p95 CPU ms | index built in CPU s |",
        "|---|---|---|---|",
    ]
    for times in (1, _TIMES):
        shelf = _with(content, lambda sop, times=times: _repeated(sop, times))  # type: ignore[misc]
        begun = process_time()
        answerer = Answerer(shelf, content.vocabulary)
        built = process_time() - begun
        spent = [_timed(answerer, question.text) for question in asked[:_TIMED]]
        cuts = quantiles(spent, n=20)
        count = sum(len(sop.questions) for sop in shelf.values())
        lines.append(f"| {count:,} | {cuts[9]:.2f} | {cuts[18]:.2f} | {built:.2f} |")
    return "\n".join([*lines, "", _memory(), "", _cold()])


def _repeated(sop: Sop, times: int) -> tuple[SampleQuestion, ...]:
    """Return every question so many times, its words in another order each time."""
    dice = Random(7)
    more = [
        replace(sample, text=" ".join(dice.sample(sample.text.split(), len(sample.text.split()))))
        for sample in sop.questions
        for _ in range(times - 1)
    ]
    return (*sop.questions, *more)


def _timed(answerer: Answerer, question: str) -> float:
    """Return the processor time, because other programs may be busy."""
    begun = process_time()
    answerer.answer(question)
    return (process_time() - begun) * 1000


_HELD = """
import gc
from pathlib import Path
import numpy, rapidfuzz, snowballstemmer, yaml
from knowledge.search.answer import Answerer
from knowledge.reading.content import load
from knowledge.reading.layers import Layers
def held():
    gc.collect()
    return int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 1e6
before = held()
content = load(Layers(Path('knowledge'), Path('offices/muara-enim')))
read = held()
answerer = Answerer(content.library, content.vocabulary)
answerer.answer('syarat paspor')
print(read - before, held() - read)
"""


def _memory() -> str:
    told = subprocess.run(
        [sys.executable, "-c", _HELD], cwd=ROOT, capture_output=True, text=True, check=True
    )
    content, index = (float(part) for part in told.stdout.split())
    return f"Memory beside the libraries: content {content:.0f} MB, index {index:.0f} MB."


def _cold() -> str:
    spent, used = [], []
    for _ in range(_COLD):
        begun, before = perf_counter(), os.times()
        subprocess.run(
            [sys.executable, "main.py", "ask", "biaya paspor hilang"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        )
        after = os.times()
        spent.append(perf_counter() - begun)
        used.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return (
        f"`main.py ask` cold, best of {_COLD}: {min(spent):.2f} s by the clock, "
        f"{min(used):.2f} s of processor time."
    )


if __name__ == "__main__":
    main()
