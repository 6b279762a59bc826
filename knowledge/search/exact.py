"""Questions that say no more than an SOP's own name, alias or sample question: no guess is left."""

from collections.abc import Callable, Iterable, Sequence

from knowledge.reading.sop import Sop

# One word names a subject, not what is asked about it: "paspor", "tppo".
_FEWEST_STEMS = 2

Key = frozenset[str]
Reader = Callable[[str], Key]


class ExactNames:
    """What each SOP is called, also together with one of its headings, as sets of stems."""

    def __init__(self, sops: Sequence[Sop], read: Reader) -> None:
        self._places: dict[Key, set[int]] = {}
        for place, sop in enumerate(sops):
            for key in _keys(sop, read):
                self._places.setdefault(key, set()).add(place)

    def place(self, key: Key) -> int | None:
        """The one SOP that is called so; None if there is none, or more than one."""
        places = self._places.get(key, set())
        return next(iter(places)) if len(places) == 1 and len(key) >= _FEWEST_STEMS else None


def _keys(sop: Sop, read: Reader) -> Iterable[Key]:
    names = [read(name) for name in (sop.title, *sop.aliases)]
    headings = [read(section.heading) for section in sop.sections]
    yield from names
    yield from (read(question.text) for question in sop.questions)
    # "dokumen paspor hilang" is the SOP's name and one of its headings, in whatever order.
    yield from (name | heading for name in names if name for heading in headings if heading)
