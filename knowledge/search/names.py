"""Finds an SOP by one of its names, as typed after /sop."""

from rapidfuzz import fuzz

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Sop

_NEAR_ENOUGH = 75.0


def named(text: str, library: Library, vocabulary: Vocabulary) -> Sop | None:
    """Return the SOP with that id or number, or the most similar name; None if none is similar.

    A name that is typed in part counts half.
    """
    typed = text.strip().lower()
    for sop in library.values():
        if typed in (sop.id, sop.number.lower()):
            return sop
    said = " ".join(vocabulary.read(typed))
    if not said:
        return None
    likeness = {
        sop.id: max(_alike(said, name, vocabulary) for name in (sop.title, *sop.aliases))
        for sop in library.values()
    }
    best = max(likeness, key=lambda sop_id: likeness[sop_id], default=None)
    return library[best] if best is not None and likeness[best] >= _NEAR_ENOUGH else None


def _alike(said: str, name: str, vocabulary: Vocabulary) -> float:
    read = " ".join(vocabulary.read(name))
    whole, part = fuzz.token_sort_ratio(said, read), fuzz.token_set_ratio(said, read)
    return float(whole + part) / 2
