"""The front pages of one shelf: each a title, and lines that its sections say today."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from knowledge.reading.fronts.rule import FrontRule
from knowledge.reading.fronts.written import WrittenFront
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sops.text.file import slug
from knowledge.reading.words import is_stop_word, listed, stem

# These ask for something within, so a question with them names no page.
_ASKING = listed(
    "siapa kapan berapa mana dimana kenapa mengapa boleh bisa dapat perlu wajib harus tidak bukan "
    "jangan tanpa pernah ngapain diapakan sebelum sesudah setelah selama beda bedanya"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Lines of one section: the places of their blocks in its body."""

    sop: Sop
    section: Section
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """One front page. Composed ones name the section above each quote, written ones do not."""

    id: str
    title: str
    sop: Sop
    quotes: tuple[Quotation, ...]
    is_written: bool = False

    @property
    def opening(self) -> Section:
        """Return the section that the page stands for."""
        return self.sop.sections[0]

    @property
    def sections(self) -> tuple[tuple[Sop, Section], ...]:
        """Return the sections that it quotes, each once."""
        quoted = {(quote.sop.id, quote.section.slug): quote for quote in self.quotes}
        return tuple((quote.sop, quote.section) for quote in quoted.values())


class Fronts:
    """Every SOP has one front page. An SOP can have more that are written."""

    def __init__(
        self,
        library: Library,
        written: Iterable[WrittenFront] = (),
        rule: FrontRule | None = None,
        read: Callable[[str], list[str]] = str.split,
    ) -> None:
        """`read` cuts a name into words, as a question is cut."""
        self._rule = rule or FrontRule()
        self._composed: dict[str, Front] = {}
        resolved = ((front, _resolved(front, library)) for front in written)
        found = [(front, page) for front, page in resolved if page is not None]
        self._written = {page.id: page for _, page in found}
        self._first: dict[str, Front] = {}
        for _, page in found:
            self._first.setdefault(page.sop.id, page)
        self._names: Mapping[frozenset[str], Front] = {
            _said(read(name)): page for front, page in found for name in front.names
        }

    def get(self, front_id: str) -> Front | None:
        """Return a written page by its id; None if there is none."""
        return self._written.get(front_id)

    def of(self, sop: Sop) -> Front:
        """Return the page of an SOP: the first that is written, or one that is composed."""
        if sop.id in self._first:
            return self._first[sop.id]
        if sop.id not in self._composed:
            quotes = tuple(Quotation(sop, *quoted) for quoted in self._rule.quotes(sop))
            # Where nothing fits, it opens as it begins.
            quotes = quotes or (Quotation(sop, sop.sections[0], (0,)),)
            self._composed[sop.id] = Front(sop.id, sop.title, sop, quotes)
        return self._composed[sop.id]

    def named(self, read: Iterable[str]) -> Front | None:
        """Return the written page whose name is all that a question says."""
        return self._names.get(_said(read))


def _said(read: Iterable[str]) -> frozenset[str]:
    """Return the stems of what is said, without the words that ask nothing."""
    return frozenset(stem(word) for word in read if not is_stop_word(word) or word in _ASKING)


def _resolved(front: WrittenFront, library: Library) -> Front | None:
    """Return the page with the lines that the shelf still says; None if it says none."""
    sop = library.get(front.sop_id)
    quotes = []
    for line in front.lines:
        holder = library.get(line.sop_id)
        section = holder.find(slug(line.heading)) if holder is not None else None
        place = line.place(section) if section is not None else None
        if holder is not None and section is not None and place is not None:
            quotes.append(Quotation(holder, section, (place,)))
    if sop is None or not quotes:
        return None
    return Front(front.id, front.title, sop, tuple(quotes), is_written=True)
