"""Sections that must not be the answer: examples and what denies, to who asks for all there is.

"tanda tppo" asks for the signs, and not for what is none. Nor does a section answer whose heading
begins at another figure.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import listed
from knowledge.search.scoring.bm25 import Floats
from knowledge.search.words.limits import durations, limit

_DENYING = listed(
    """
    bukan bukn bkn jangan jgn tidak tdk tak gak ga gk enggak engga nggak ngga hindari dihindari
    no not
    """
)


class Asides:
    """The table `[headings]` of the vocabulary, matched with every heading of the shelf."""

    def __init__(self, sops: Sequence[Sop], vocabulary: Vocabulary) -> None:
        headings = [section.heading for sop in sops for section in sop.sections]
        self._asides = np.array([heading in vocabulary.asides for heading in headings], bool)
        limits = [limit(heading) for heading in headings]
        self._limits = [(row, found) for row, found in enumerate(limits) if found is not None]
        self._negating = np.array([heading in vocabulary.negating for heading in headings], bool)

    def unfit(self, typed: Sequence[str], is_overview: NDArray[np.bool_], cue: Floats) -> Floats:
        """Return for every section 1 if it must not be the answer, else 0.

        What an aside holds, it answers to who asks for that (`cue`). What denies is
        for who denies.
        """
        unfit = self._asides & (cue == 0)
        if _DENYING.isdisjoint(typed):
            unfit |= self._negating
        unfit &= is_overview
        days = list(durations(typed))
        for row, found in self._limits if days else ():
            unfit[row] |= all(found.excludes(said) for said in days)
        return np.asarray(unfit, np.float32)
