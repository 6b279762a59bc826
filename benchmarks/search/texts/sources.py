"""The collections of a run: the office's shelf, public questions, and files given by path."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.content import CONTENT
from benchmarks.fit import data as labelled
from benchmarks.noise import noisy
from benchmarks.search.texts.data import SECTION_MARK, Collection, Passage, Question, askable, drawn
from benchmarks.search.texts.distractors import distractors
from knowledge.reading.content import load
from knowledge.reading.sops.library import Library, Section, Sop
from knowledge.reading.sops.moved_sections import Moved

ROOT = Path(__file__).parents[3]
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
    """Yield a source at each size. Size 0 is the whole source."""
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
    """Return the office's SOPs, one per passage, with the questions of the development set."""
    shelf = load(CONTENT).library
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


def of_sections(*, with_questions: bool) -> Collection:
    """Return the shelf's sections, with the half of the labelled questions used for reporting."""
    content = load(CONTENT)
    passages = sections_of(content.library, with_questions=with_questions)
    how = "with" if with_questions else "without"
    return Collection(
        name=f"The shelf by section, {len(passages)} sections, {how} their sample questions",
        passages=passages,
        questions=_reported_questions(content.library, content.moved),
        has_sample_questions=with_questions,
        is_by_section=True,
    )


def sections_of(library: Library, *, with_questions: bool) -> list[Passage]:
    """Return every section as a passage."""
    return [
        Passage(section_id(part), _section_title(sop, part, with_questions), part.body)
        for sop in library.values()
        for part in sop.sections
    ]


def section_id(section: Section) -> str:
    """Return the passage id of a section."""
    return f"{section.sop_id}/{section.slug}"


def _section_title(sop: Sop, section: Section, with_questions: bool) -> str:
    asked = [sample.text for sample in sop.questions if sample.heading == section.heading]
    return ". ".join([sop.title, *sop.aliases, section.heading, *(asked if with_questions else [])])


def _reported_questions(library: Library, moved: Moved) -> list[Question]:
    ids = {
        (sop.id, part.heading): section_id(part)
        for sop in library.values()
        for part in sop.sections
    }
    return [
        Question(
            question.text,
            noisy(question.text),
            tuple(sorted(ids[place] for place in question.places)),
        )
        for question in labelled.questions(moved)
        if question.is_reported
    ]


def _passage(sop: Sop, with_questions: bool) -> Passage:
    body = "\n".join(f"{section.heading}\n{section.body}" for section in sop.sections)
    return Passage(sop.id, _title(sop, with_questions), body)


def _sections(sop: Sop, with_questions: bool) -> list[Passage]:
    title = _title(sop, with_questions)
    return [
        Passage(
            f"{sop.id}{SECTION_MARK}{section.slug}", f"{title}. {section.heading}", section.body
        )
        for section in sop.sections
    ]


def _title(sop: Sop, with_questions: bool) -> str:
    """Return names and sample questions as the title, so that all engines get the same text."""
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
