"""The names of the SOPs: finds one as typed after /sop, and those that a question names."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import is_stop_word, listed, stem

_NEAR_ENOUGH = 75.0
OF_ALL = listed("paspor baru")  # nearly every SOP is about passports, and many about new ones
# Words that name an SOP only beside "paspor": "paspor baru", but not "umurnya baru 17".
_OFTEN_SAID = listed("alamat baru dua habis mati pertama umum")

Name = frozenset[str]  # the stems of its telling words


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


class Names:
    """What tells the SOPs apart by name: "rusak" is a subject, "biaya" and "paspor" are none."""

    def __init__(self, sops: Iterable[Sop], vocabulary: Vocabulary) -> None:
        asks = vocabulary.asks.items()
        self._asks = {stem(cue[0]) for _, cues in asks for cue in cues if len(cue) == 1}
        self._asks.update(stem(ask) for ask, _ in asks)
        self._owners: dict[Name, set[str]] = {}
        self._holding: dict[str, list[Name]] = {}
        for sop in sops:
            for name in (sop.title.partition("(")[0], *sop.aliases):
                if stems := self._subject(vocabulary.read(name)):
                    self._owners.setdefault(stems, set()).add(sop.id)
        for stems in self._owners:
            for one in stems:
                self._holding.setdefault(one, []).append(stems)

    def within(self, stems: Iterable[str]) -> list[Name]:
        """Return the names, as stems, that are among these. Of two in one another the longer."""
        said = frozenset(stems)
        found = {name for one in said for name in self._holding.get(one, ()) if name <= said}
        return [name for name in found if not any(name < other for other in found)]

    def owners(self, names: Iterable[Name]) -> frozenset[str]:
        """Return the ids of the SOPs with these names."""
        return frozenset(owner for name in names for owner in self._owners[name])

    def _subject(self, name: list[str]) -> Name:
        """Return the stems of a name; none if it only says what is asked of any subject."""
        own = [word for word in name if word not in OF_ALL] or name[1:]
        stems = frozenset(stem(word) for word in own if not is_stop_word(word))
        if len(own) > 1:
            return stems if len(stems) > 1 else frozenset()
        if stems <= self._asks:
            return frozenset()
        return stems | {"paspor"} if _OFTEN_SAID.issuperset(own) else stems


def _alike(said: str, name: str, vocabulary: Vocabulary) -> float:
    read = " ".join(vocabulary.read(name))
    whole, part = fuzz.token_sort_ratio(said, read), fuzz.token_set_ratio(said, read)
    return float(whole + part) / 2
