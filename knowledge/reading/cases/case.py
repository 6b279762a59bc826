"""One case: the facts it asks for, the lines it quotes, and what is still to be asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section
from knowledge.reading.sops.text.file import slug
from knowledge.reading.sops.text.markdown import Block, Conflict, blocks, said_of

# Of a fact that takes several options, so many at once are walked by the checks.
_TOGETHER = 2

Chosen = Mapping[str, frozenset[str]]
"""What is known: the options chosen for each fact. A fact that is not in it was not asked."""


class LineRole(StrEnum):
    """What a line is in the list."""

    BRING = "bawa"
    COME = "hadir"
    SIGN = "tanda tangan"
    FEE = "biaya"
    TIME = "waktu"
    ASK = "tanya"
    WATCH = "awas"
    REFUSED = "tolak"


@dataclass(frozen=True, slots=True)
class ConditionTerm:
    """One part of a condition: one of these options of a fact is chosen, or (denied) none is."""

    fact: str
    options: frozenset[str]
    is_denied: bool = False

    def holds(self, chosen: frozenset[str]) -> bool:
        return bool(self.options & chosen) is not self.is_denied


@dataclass(frozen=True, slots=True)
class Condition:
    """When something holds: all its terms do."""

    terms: tuple[ConditionTerm, ...] = ()

    def unknown(self, chosen: Chosen) -> list[str] | None:
        """Return the facts that must still be asked; None if what is chosen rules it out."""
        left = []
        for term in self.terms:
            if term.fact not in chosen:
                left.append(term.fact)
            elif not term.holds(chosen[term.fact]):
                return None
        return left

    def holds(self, chosen: Chosen) -> bool:
        for term in self.terms:
            if term.fact not in chosen or not term.holds(chosen[term.fact]):
                return False
        return True


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a fact, and how people say it: phrases, and for an age its years."""

    id: str
    label: str
    words: tuple[str, ...] = ()
    ages: tuple[int, int] | None = None
    when: Condition = ALWAYS
    """When it is offered."""
    begins: PresetCommand | None = None
    """What follows from it: an interview."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to know of the applicant. `takes_many`: none, one or several options hold."""

    id: str
    ask: str
    options: tuple[Option, ...]
    takes_many: bool = False

    def offered(self, chosen: Chosen) -> tuple[Option, ...]:
        """Return the options that what is known does not rule out."""
        return tuple(it for it in self.options if it.when.unknown(chosen) is not None)

    def awaits(self, chosen: Chosen) -> set[str]:
        """Return the unknown facts on which it depends what is offered."""
        return {id for it in self.options for id in it.when.unknown(chosen) or ()}

    def answers(self, chosen: Chosen) -> Iterator[frozenset[str]]:
        """Yield what can be chosen; of several options at once, at most two."""
        ids = [option.id for option in self.offered(chosen)]
        if not self.takes_many:
            yield from (frozenset({id}) for id in ids)
            return
        for count in range(_TOGETHER + 1):
            yield from map(frozenset, combinations(ids, count))


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A line of a section: named by its first words, with the digest of what it said then."""

    sop_id: str
    heading: str
    begins: str
    digest: str
    role: LineRole
    when: Condition
    item: str
    """What it is about. Lines about the same item are one point of the list."""
    differs: bool = False
    """Whether it says otherwise than the line above it about the same item."""
    is_free: bool = False
    """Whether it is a fee of nothing."""
    number: int = 1

    def __hash__(self) -> int:
        # Millions of look-ups walk the combinations; its place tells a line from the others.
        return hash((self.sop_id, self.begins, self.number))

    def section(self, library: Library) -> Section | None:
        sop = library.get(self.sop_id)
        return sop.find(slug(self.heading)) if sop is not None else None

    def place(self, section: Section) -> int | None:
        """Return the place of the block that begins so; None if none does."""
        for place, block in enumerate(blocks(section.body)):
            if text_of(block).startswith(self.begins):
                return place
        return None

    def was_read(self, block: Block) -> bool:
        """Whether somebody has read the line as it is. Offices may add to one: several digests."""
        return digest(block) in self.digest.split()

    def has_changed(self, section: Section) -> bool:
        """Whether the line says something else than when the case was written."""
        place = self.place(section)
        return place is None or not self.was_read(blocks(section.body)[place])


@dataclass(frozen=True)
class CaseFile:
    """One kind of application, as its file has it."""

    id: str
    title: str
    section: str
    """Who owns it."""
    tariffs: tuple[str, ...]
    """The SOPs from which its fees may come."""
    words: tuple[str, ...]
    """What names it. A case without any is meant where no other is named."""
    facts: tuple[Fact, ...]
    lines: tuple[CaseLine, ...]
    path: Path

    def fact(self, id: str) -> Fact | None:
        return next((fact for fact in self.facts if fact.id == id), None)

    def taken(self, chosen: Chosen) -> list[Option]:
        """Return the options that are chosen, in the order of the file."""
        return [
            option
            for fact in self.facts
            for option in fact.options
            if option.id in chosen.get(fact.id, ())
        ]

    def labels(self, chosen: Chosen) -> list[str]:
        """Return what is chosen, as people call it."""
        return [option.label for option in self.taken(chosen)]

    def applying(self, chosen: Chosen) -> list[CaseLine]:
        """Return the lines whose condition holds."""
        return [line for line in self.lines if line.when.holds(chosen)]

    def next_fact(self, chosen: Chosen) -> Fact | None:
        """Return the fact on which most of the lines that are left depend; None if none does.

        A fact whose options depend on another is asked after it.
        """
        return self._next(chosen, self.lines)

    def left(self, chosen: Chosen) -> list[Fact]:
        """Return the facts that may still be asked, in the order of the file."""
        asked = _asked(chosen, self.lines)
        return [fact for fact in self.facts if asked[fact.id]]

    def _next(self, chosen: Chosen, lines: Iterable[CaseLine]) -> Fact | None:
        asked = _asked(chosen, lines)
        left = [fact for fact in self.facts if asked[fact.id]]
        ready = [it for it in left if not any(asked[id] for id in it.awaits(chosen))]
        return max(ready or left, key=lambda fact: asked[fact.id], default=None)

    def settled(self, chosen: Chosen) -> Chosen:
        """Return what is chosen with each fact that leaves only one option."""
        known = dict(chosen)
        while (fact := self.next_fact(known)) and not fact.takes_many:
            offered = fact.offered(known)
            if len(offered) > 1:
                break
            known[fact.id] = frozenset(option.id for option in offered)
        return known

    def combinations(self) -> Iterator[tuple[Chosen, list[CaseLine]]]:
        """Yield every way in which its questions can be answered, with the lines that apply."""
        yield from self._combinations({}, list(self.lines))

    def _combinations(
        self, chosen: Chosen, left: list[CaseLine]
    ) -> Iterator[tuple[Chosen, list[CaseLine]]]:
        fact = self._next(chosen, left)
        if fact is None:
            yield chosen, left
            return
        for answer in fact.answers(chosen):
            known = {**chosen, fact.id: answer}
            lines = [line for line in left if line.when.unknown(known) is not None]
            yield from self._combinations(known, lines)


Cases = Mapping[str, CaseFile]


def _asked(chosen: Chosen, lines: Iterable[CaseLine]) -> Counter[str]:
    """Count on how many lines that are not ruled out each unknown fact bears."""
    asked: Counter[str] = Counter()
    for line in lines:
        asked.update(line.when.unknown(chosen) or ())
    return asked


def text_of(block: Block) -> str:
    """Return the words of a block, without marks; of conflicting sources all sides."""
    mark = "[!KONFLIK] " if isinstance(block, Conflict) else ""
    return mark + " ".join(said_of(block))


def digest(block: Block) -> str:
    """Return a short digest of what a block says."""
    return blake2b(text_of(block).encode(), digest_size=4).hexdigest()
