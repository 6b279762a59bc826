"""Choose the section of an SOP that answers: by its words, and by what kind of thing is asked."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.reading.sop import Section, Sop
from knowledge.reading.sop_file import OPENING
from knowledge.reading.vocabulary import Vocabulary, phrases, stands_in
from knowledge.reading.words import is_stop_word, words
from knowledge.search.bm25 import Floats, Ints, Term, Texts, idf, informed
from knowledge.search.groups import Alike
from knowledge.search.shelf_index import ShelfIndex
from knowledge.search.stemmed import StemmedSop, flat

# Measured on sample questions held out of the shelf: is the section they were written for found?
_HEADING = 1.35
_TEXT = 1.3
_CUE = 0.4
_SUBJECT = 0.3  # what is left of a word of the SOP's own title
_ALIKE_QUESTION = 0.9
_ALIKE_HEADING = 0.4
_EARLIER = 0.15  # an SOP opens with what is asked most
_OPENING = -0.4  # and the opening text only says what it is for


class SectionChooser:
    """All sections of the shelf; a word counts by how well it tells apart those of one SOP."""

    def __init__(
        self,
        sops: Sequence[Sop],
        texts: Sequence[StemmedSop],
        shelf: ShelfIndex,
        vocabulary: Vocabulary,
    ) -> None:
        self._shelf = shelf
        self._asks = vocabulary.asks
        self._firsts = np.cumsum([0, *(len(sop.sections) for sop in sops)])
        sections = [section for sop in texts for section in sop.sections]
        headings = Texts(shelf.lexicon, [([section.heading for section in sections], 1.0)])
        bodies = Texts(shelf.lexicon, [([section.body for section in sections], 1.0)])
        self._views = ((headings, _HEADING), (bodies, _TEXT))
        self._tell_apart(headings, bodies)
        self._play_down(texts, vocabulary, headings, bodies)
        self._headings = Alike(shelf.lexicon, shelf.idf, [[one.heading] for one in sections])
        self._questions = Alike(shelf.lexicon, shelf.idf, [one.asked for one in sections])
        cues = [self._cues_of(part, words(sop.title)) for sop in sops for part in sop.sections]
        self._cues = np.array(cues, np.float32).reshape(len(cues), len(self._asks)).T
        self._places = _places(sops)

    def stretch(self, place: int) -> slice:
        """Return where the sections of the SOP at a place stand."""
        return slice(int(self._firsts[place]), int(self._firsts[place + 1]))

    def scores(self, typed: Sequence[str], terms: Sequence[Term]) -> Floats:
        """Return for every section how well it answers, comparable within one SOP."""
        weighed = self._shelf.lexicon.weighed(terms)
        told, total = informed(weighed, self._shelf.idf, self._shelf.rarest)
        scores = self._places + self._cue_scores(typed)
        scores += _ALIKE_HEADING * self._headings.best(told, total)
        scores += _ALIKE_QUESTION * self._questions.best(told, total)
        for texts, weight in self._views:
            scores += weight * texts.sum(weighed) / max(1, len(weighed))
        return np.asarray(np.maximum(scores, 0), np.float32)

    def _tell_apart(self, *views: Texts) -> None:
        """Scale every word by how few sections of its own SOP hold it."""
        sizes = np.diff(self._firsts)
        parents: Ints = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        pairs = [_pairs(texts, parents) for texts in views]
        everywhere = np.concatenate(
            [_pairs(texts, np.arange(len(parents), dtype=np.int32)) for texts in views]
        )
        held = np.unique(everywhere)  # one entry a word and section, whichever view holds it
        known, frequency = np.unique(
            (held // len(parents)) * len(parents) + parents[held % len(parents)],
            return_counts=True,
        )
        for texts, own in zip(views, pairs, strict=True):
            found = frequency[np.searchsorted(known, own)]
            texts.impacts = texts.impacts * idf(found, sizes[parents[texts.documents]])

    def _play_down(self, sops: Sequence[StemmedSop], vocabulary: Vocabulary, *views: Texts) -> None:
        """Let the words of an SOP's title count for little: they fit all its sections."""
        lexicon = self._shelf.lexicon
        subjects = np.zeros((len(sops), len(lexicon)), bool)
        for at, sop in enumerate(sops):
            title = sop.names[0]
            same = flat(vocabulary.same.get(stem, ()) for stem in title)
            subjects[at, [*lexicon.known(title), *lexicon.known(same)]] = True
        parents = np.repeat(np.arange(len(sops)), np.diff(self._firsts))
        for texts in views:
            is_subject = subjects[parents[texts.documents], texts.terms]
            texts.impacts = np.where(is_subject, _SUBJECT * texts.impacts, texts.impacts)

    def _cue_scores(self, typed: Sequence[str]) -> Floats:
        said = phrases(typed)
        asked = [
            place for place, cues in enumerate(self._asks.values()) if not cues.isdisjoint(said)
        ]
        return np.asarray(self._cues[asked].max(axis=0, initial=0.0), np.float32)

    def _cues_of(self, section: Section, subject: Sequence[str]) -> list[float]:
        """Return how well each ask fits the heading; the more of it that is, the better."""
        heading = words(section.heading)
        telling = {word for word in heading if not is_stop_word(word) and word not in subject}
        fits = []
        for ask in self._asks:
            share = min(1, len(words(ask)) / max(1, len(telling)))
            fits.append(_CUE * (1 + share) / 2 if stands_in(words(ask), heading) else 0.0)
        return fits


def _pairs(texts: Texts, parents: Ints) -> NDArray[np.int64]:
    """Number each posting's pair of word and parent."""
    pairs = texts.terms.astype(np.int64) * len(parents) + parents[texts.documents]
    return np.asarray(pairs, np.int64)


def _places(sops: Sequence[Sop]) -> Floats:
    """What a section's place in its SOP is worth."""
    return np.array(
        [
            _EARLIER * (1 - at / len(sop.sections)) + _OPENING * (section.heading == OPENING)
            for sop in sops
            for at, section in enumerate(sop.sections)
        ],
        np.float32,
    )
