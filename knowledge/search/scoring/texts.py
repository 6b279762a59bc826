"""All texts of a shelf as numbers: what its sections say, are called, and are asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import SampleQuestion, Sop
from knowledge.reading.sops.text.markdown import plain
from knowledge.reading.words import stem
from knowledge.search.words.lexicon import Ints, Lexicon, Occurrences


@dataclass(frozen=True, slots=True, eq=False)
class ShelfTexts:
    """The words of sections, SOPs and sample questions, stop words too: "kapan" tells a lot."""

    parents: Ints  # the SOP of each section
    asked: Occurrences  # a text per sample question
    owners: Ints  # the section of each
    heads: Occurrences  # a text per section, as the others below
    bodies: Occurrences
    names: Occurrences  # title and aliases of its SOP
    titles: Occurrences

    @classmethod
    def read(cls, sops: Sequence[Sop], vocabulary: Vocabulary, lexicon: Lexicon) -> Self:
        """Number all words."""

        def numbered(texts: Sequence[str]) -> Occurrences:
            return lexicon.read([[stem(word) for word in vocabulary.read(text)] for text in texts])

        sections = [section for sop in sops for section in sop.sections]
        sizes = [len(sop.sections) for sop in sops]
        parents: Ints = np.repeat(np.arange(len(sops), dtype=np.int32), sizes)
        return cls(
            parents,
            numbered([sample.text for sop in sops for sample in _homed(sop)]),
            _owners(sops),
            numbered([section.heading for section in sections]),
            numbered([plain(section.body) for section in sections]),
            numbered([" ".join((sop.title, *sop.aliases)) for sop in sops]).shared(parents),
            numbered([sop.title for sop in sops]).shared(parents),
        )

    @property
    def count(self) -> int:
        """Return how many sections there are."""
        return len(self.parents)

    @property
    def samples(self) -> Ints:
        """Return how many sample questions each section has."""
        return np.bincount(self.owners, minlength=self.count).astype(np.int32)

    @property
    def joined(self) -> Occurrences:
        """Return the sample questions of each section as one text."""
        return self.asked.grouped(self.owners, self.count)


def _owners(sops: Sequence[Sop]) -> Ints:
    """Return the section of each sample question."""
    places = [(sop.id, section.heading) for sop in sops for section in sop.sections]
    numbers = {place: number for number, place in enumerate(places)}
    owners = [numbers[sop.id, str(sample.heading)] for sop in sops for sample in _homed(sop)]
    return np.array(owners, np.int32)


def _homed(sop: Sop) -> list[SampleQuestion]:
    """Return the sample questions that ask for a section of the SOP."""
    headings = {section.heading for section in sop.sections}
    return [sample for sample in sop.questions if sample.heading in headings]
