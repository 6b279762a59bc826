"""What a sentence encoder thinks each SOP has to do with a question."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.reading.markdown import plain
from knowledge.reading.sop import Section, Sop
from knowledge.search.bm25 import Floats
from knowledge.search.encoder import Encoder

# Vectors of a long text blur, and a word more costs two milliseconds at the first start.
_WORDS_OF_A_SECTION = 90

_BATCH = 16

Progress = Callable[[int, int], None]


class SecondOpinion:
    """The likeness of a question to each SOP's most alike section and most alike name."""

    def __init__(self, encoder: Encoder, sops: Sequence[Sop]) -> None:
        self._encoder = encoder
        self._sections = [_text(sop, section) for sop in sops for section in sop.sections]
        self._names = [name for sop in sops for name in (sop.title, *sop.aliases)]
        self._section_starts = _starts(len(sop.sections) for sop in sops)
        self._name_starts = _starts(1 + len(sop.aliases) for sop in sops)
        self._vectors: tuple[Floats, Floats] | None = None
        self._is_checked = False

    @property
    def is_ready(self) -> bool:
        """Tell whether every text of the shelf has its vector."""
        if not self._is_checked:
            self._is_checked = True
            if not self._encoder.lacks([*self._sections, *self._names]):
                self.prepare()
        return self._vectors is not None

    def prepare(self, progress: Progress | None = None) -> None:
        """Compute the vectors that are not kept yet; the first time takes a minute or two."""
        lacking = self._encoder.lacks([*self._sections, *self._names])
        for done in range(0, len(lacking), _BATCH):
            self._encoder.passages(lacking[done : done + _BATCH])
            if progress:
                progress(min(done + _BATCH, len(lacking)), len(lacking))
        self._vectors = (
            self._encoder.passages(self._sections),
            self._encoder.passages(self._names),
        )

    def likeness(self, question: str) -> Floats:
        """Return the likeness of each SOP to a question, as it is spelled out (about 0.7..0.95)."""
        if self._vectors is None:
            raise RuntimeError("prepare() comes first")
        vector = self._encoder.question(question)
        sections, names = (vectors @ vector for vectors in self._vectors)
        best_section = np.maximum.reduceat(sections, self._section_starts)
        best_name = np.maximum.reduceat(names, self._name_starts)
        return np.asarray((best_section + best_name) / 2, np.float32)


def _text(sop: Sop, section: Section) -> str:
    body = " ".join(plain(section.body).split()[:_WORDS_OF_A_SECTION])
    return f"{sop.title}. {section.heading}. {body}"


def _starts(sizes: Iterable[int]) -> NDArray[np.int64]:
    return np.cumsum([0, *sizes])[:-1]
