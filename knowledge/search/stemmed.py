"""SOPs in the form they are indexed by: every text as its stems, cut once for all indexes."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from knowledge.reading.sop import Section, Sop
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.bm25 import Stems

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StemmedSection:
    """A section, and the sample questions it answers."""

    heading: Stems
    body: Stems
    asked: tuple[Stems, ...]


@dataclass(frozen=True, slots=True)
class StemmedSop:
    """An SOP: its title and aliases, its sections, all its sample questions."""

    names: tuple[Stems, ...]
    sections: tuple[StemmedSection, ...]
    asked: tuple[Stems, ...]


def stemmed(sop: Sop, vocabulary: Vocabulary) -> StemmedSop:
    """Cut all texts of an SOP into stems."""
    questions = {question: vocabulary.stems(question.text) for question in sop.questions}

    def section_of(section: Section) -> StemmedSection:
        asked = (
            stems for question, stems in questions.items() if question.heading == section.heading
        )
        return StemmedSection(
            vocabulary.stems(section.heading), vocabulary.stems(section.body), tuple(asked)
        )

    return StemmedSop(
        names=tuple(vocabulary.stems(name) for name in (sop.title, *sop.aliases)),
        sections=tuple(section_of(section) for section in sop.sections),
        asked=tuple(questions.values()),
    )


def flat(lists: Iterable[Iterable[T]]) -> list[T]:
    """Join lists into one."""
    return list(chain.from_iterable(lists))
