"""Sections that answer nobody who asks for all there is: examples, exceptions, what denies.

"tanda tppo" asks for the signs, and not for what is none.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import listed
from knowledge.search.scoring.bm25 import Floats

_DENYING = listed(
    "bukan bukn bkn jangan jgn tidak tdk tak gak ga gk enggak engga nggak ngga hindari dihindari no not"
)


class Asides:
    """The table `[headings]` of the vocabulary, matched with every heading of the shelf."""

    def __init__(self, sops: Sequence[Sop], vocabulary: Vocabulary) -> None:
        headings = [section.heading for sop in sops for section in sop.sections]
        self._asides = np.array([one in vocabulary.asides for one in headings], bool)
        self._negating = np.array([one in vocabulary.negating for one in headings], bool)

    def unfit(self, typed: Sequence[str], is_overview: NDArray[np.bool_], cue: Floats) -> Floats:
        """Return for every section 1 if it must not be the answer to an overview, else 0.

        What an aside holds, it answers to who asks for that (`cue`). What denies answers who denies.
        """
        unfit = self._asides & (cue == 0)
        if _DENYING.isdisjoint(typed):
            unfit |= self._negating
        return np.asarray(unfit & is_overview, np.float32)
