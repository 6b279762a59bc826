"""The collections of a run: the office's shelf, public questions, and files given by path."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.noise import noisy
from benchmarks.search.data import SECTION_MARK, Collection, Passage, Question, askable, drawn
from benchmarks.search.distractors import distractors
from knowledge.reading import library
from knowledge.reading.library import Sop

ROOT = Path(__file__).parents[2]
SHELF = ROOT / "knowledge"
SHARED = ROOT.parent / "shared" / "eval"
DEV = SHARED / "dev.jsonl"
TYDI = SHARED / "tydi"


@dataclass(frozen=True)
class Source:
    """Passages and questions before they are cut to a size."""

    name: str
    passages: Sequence[Passage]
    questions: Sequence[Question]


def of_sizes(source: Source, sizes: Sequence[int], sample: int) -> Iterator[Collection]:
    """Yield a source at each size; 0 is as large as it is."""
    for size in sizes:
        passages = drawn(source.passages, size or len(source.passages))
        questions = askable(source.questions, passages, sample)
        made = distractors(passages, questions, size - len(passages))
        yield Collection(
            name=f"{source.name}, {len(passages) + len(made):,} passages",
            passages=[*passages, *made],
            questions=questions,
            made=len(made),
        )


def of_shelf(sample: int, *, with_questions: bool) -> Collection:
    """Return the office's SOPs, one a passage, with the questions of the development set."""
    shelf = library.load(SHELF / "sop")
    passages = [_passage(sop, with_questions) for sop in shelf.values()]
    how = "with" if with_questions else "without"
    return Collection(
        name=f"The shelf, {len(passages)} SOPs, {how} their sample questions",
        passages=passages,
        sections=[part for sop in shelf.values() for part in _sections(sop, with_questions)],
        questions=_dev_questions(set(shelf))[:sample],
        is_shelf=True,
        has_sample_questions=with_questions,
    )


def _passage(sop: Sop, with_questions: bool) -> Passage:
    body = "\n".join(f"{section.heading}\n{section.body}" for section in sop.sections)
    return Passage(sop.id, _title(sop, with_questions), body)


def _sections(sop: Sop, with_questions: bool) -> list[Passage]:
    title = _title(sop, with_questions)
    return [
        Passage(f"{sop.id}{SECTION_MARK}{one.slug}", f"{title}. {one.heading}", one.body)
        for one in sop.sections
    ]


def _title(sop: Sop, with_questions: bool) -> str:
    """Peers get the text that this project indexes: names and sample questions are the title."""
    asked = [question.text for question in sop.questions] if with_questions else []
    return ". ".join([sop.title, *sop.aliases, *asked])


def _dev_questions(known: set[str]) -> list[Question]:
    lines = DEV.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [
        Question(row["question"], noisy(row["question"]), tuple(row["sop"]))
        for row in rows
        if known.intersection(row["sop"])
    ]
