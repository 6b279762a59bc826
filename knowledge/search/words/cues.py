"""What kind of thing a question asks (a fee, a time, documents), and which headings answer it."""

from collections.abc import Sequence

import numpy as np

from knowledge.reading.questions.vocabulary import Phrase, Vocabulary, phrases, stands_in
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.words import is_stop_word, stem, words
from knowledge.search.scoring.bm25 import Floats


class Cues:
    """The table `[asks]` of the vocabulary, matched with every heading of the shelf."""

    def __init__(self, sops: Sequence[Sop], vocabulary: Vocabulary) -> None:
        self._asks = vocabulary.asks
        self._asked = [words(ask) for ask in vocabulary.asks]
        fits = [self._fits(part, words(sop.title)) for sop in sops for part in sop.sections]
        self._cues = np.array(fits, np.float32).reshape(len(fits), len(self._asks)).T
        every: set[Phrase] = {tuple(ask) for ask in self._asked}.union(*self._asks.values())
        # "gimana" alone asks for nothing in particular.
        telling = (cue for cue in every if len(cue) > 1 or not is_stop_word(cue[0]))
        self._stems = {tuple(stem(word) for word in cue) for cue in telling}
        self._nothing = np.zeros(len(fits), np.float32)
        self._places: dict[Phrase, list[int]] = {}
        for place, asked in enumerate(self._asks.values()):
            for cue in asked:
                self._places.setdefault(cue, []).append(place)

    def scores(self, typed: Sequence[str]) -> Floats:
        """Return for every section how well its heading fits the question (0..1)."""
        asked = {place for said in phrases(typed) for place in self._places.get(said, ())}
        if not asked:
            return self._nothing
        return np.asarray(self._cues[list(asked)].max(axis=0), np.float32)

    def said(self, stems: Sequence[str]) -> frozenset[str]:
        """Return the stems of a question that tell what kind of thing it asks."""
        return frozenset(one for cue in phrases(stems) & self._stems for one in cue)

    def _fits(self, section: Section, subject: Sequence[str]) -> list[float]:
        """Return how well each kind fits the heading; more if it is more of the heading."""
        heading = words(section.heading)
        said = set(heading)
        telling = {word for word in heading if not is_stop_word(word) and word not in subject}
        return [
            (1 + min(1, len(asked) / max(1, len(telling)))) / 2
            if said.issuperset(asked) and stands_in(asked, heading)
            else 0.0
            for asked in self._asked
        ]
