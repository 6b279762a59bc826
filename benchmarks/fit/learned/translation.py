"""Learns the words of questions from those of sections: `knowledge/search/scoring/translation.npz`.

Expectation and maximization of the first alignment model (Brown et al., 1993). All samples of a
section are aligned with its text at once: their words, counted, are one long sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.content import CONTENT
from knowledge.reading.content import load
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.search.index import Index
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.scoring.tables import Tables
from knowledge.search.scoring.texts import ShelfTexts
from knowledge.search.scoring.translation import FILE, Translation, said_by
from knowledge.search.words.lexicon import Lexicon, Places

_ROUNDS = 5
_FROM_NOWHERE = 0.3  # how many words come from no word of the section
_DOUBT = 1.0  # as if each word had become so many others, which the samples do not show
_LEAST = 3e-4  # smaller chances are left out
_LITTLE = 1e-30


@dataclass(frozen=True, slots=True)
class Pair:
    """A section's words with their shares, and the words of its samples with their numbers."""

    told: Places
    shares: Floats
    asked: Places
    counts: Floats


def main() -> None:
    """Fit on all sample questions and write the table."""
    content = load(CONTENT)
    tables = fit(content.library, content.vocabulary)
    with FILE.open("wb") as file:
        np.savez(file, allow_pickle=False, **tables)
    size = FILE.stat().st_size / 1e6
    print(f"{len(tables['targets']):,} chances, {FILE.name} written ({size:.1f} MB)")


def fit(library: Library, vocabulary: Vocabulary) -> Tables:
    """Return the table of a shelf."""
    lexicon = Lexicon()
    texts = ShelfTexts.read(Index.used(library), vocabulary, lexicon)
    words = len(lexicon)
    # The last row is what comes from nowhere.
    chances = np.ones((words + 1, words), np.float32)
    pairs = list(_pairs(texts, words))
    for _ in range(_ROUNDS):
        chances = _better(chances, pairs)
    asked = np.bincount(texts.asked.terms, minlength=words)
    return Translation.tables(list(lexicon), chances[:-1], asked, _LEAST)


def _better(chances: Floats, pairs: Sequence[Pair]) -> Floats:
    """Return the chances after one round: each asked word comes from those likely to become it."""
    counted = np.zeros_like(chances)
    for pair in pairs:
        block = np.ix_(pair.told, pair.asked)
        came = chances[block] * pair.shares[:, None]
        came *= pair.counts / (came.sum(axis=0) + _LITTLE)
        counted[block] += came
    counted /= counted.sum(axis=1, keepdims=True) + _DOUBT
    return counted


def _pairs(texts: ShelfTexts, words: int) -> Iterator[Pair]:
    """Yield every section that was asked for."""
    told, joined = said_by(texts, words), texts.joined
    order = np.argsort(joined.texts, kind="stable")
    ends = np.searchsorted(joined.texts[order], np.arange(texts.count + 1))
    places = np.searchsorted(told.texts, np.arange(texts.count + 1))
    for at in range(texts.count):
        asked, counts = np.unique(joined.terms[order[ends[at] : ends[at + 1]]], return_counts=True)
        if len(asked):
            own = slice(places[at], places[at + 1])
            yield Pair(
                np.append(told.terms[own], words),
                np.append(told.values[own], _FROM_NOWHERE).astype(np.float32),
                asked.astype(np.int64),
                counts.astype(np.float32),
            )


if __name__ == "__main__":
    main()
