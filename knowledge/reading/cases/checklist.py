"""The list for one applicant: the lines of the shelf that apply, each point once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from knowledge.reading.cases.case import CaseFile, CaseLine, Chosen, LineRole, text_of
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sops.text.markdown import Conflict, blocks, said_of

_AMOUNT = re.compile(r"Rp ?(\d{1,3}(?:\.\d{3})+|0)\b")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line as its section says it today."""

    sop: Sop
    section: Section
    text: str
    is_open: bool
    """Whether nobody has verified it."""
    has_changed: bool
    """Whether it says something else than when the case was written."""
    is_conflict: bool


Quoting = Callable[[CaseLine], Quoted | None]
"""Gives a line as the office reads it; None if its section no longer has one like it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One point of the list: its line, the same in other SOPs, and what says otherwise."""

    id: str
    role: LineRole
    line: Quoted
    same: tuple[Quoted, ...] = ()
    differing: tuple[Quoted, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether it can be handed to an applicant: verified, unchanged, and undisputed."""
        every = (self.line, *self.same)
        return not (self.differing or any(_is_doubtful(quoted) for quoted in every))

    @property
    def amount(self) -> int | None:
        """Return the fee in rupiah; None if it is no fee."""
        return amount_of(self.line.text) if self.role is LineRole.FEE else None


@dataclass(frozen=True)
class CaseList:
    """What a case needs, by role in the order of the case."""

    case: CaseFile
    chosen: Chosen
    items: tuple[Item, ...]
    gone: tuple[CaseLine, ...] = ()
    """Lines that apply and of which their section has none any more."""

    def of(self, *roles: LineRole) -> list[Item]:
        """Return the points of these roles."""
        return [item for item in self.items if item.role in roles]

    @property
    def total(self) -> int:
        """Return the sum of its fees in rupiah."""
        return sum(item.amount or 0 for item in self.items)

    @property
    def tariff_from(self) -> date | None:
        """Return the day from which its fees hold; None without fees."""
        return max((item.line.sop.effective_from for item in self.of(LineRole.FEE)), default=None)


def checklist(case: CaseFile, chosen: Chosen, quoted: Quoting) -> CaseList:
    """Return the list for what is known. What nobody can quote any more is named as gone."""
    gone: list[CaseLine] = []
    items: dict[tuple[LineRole, str], Item] = {}
    for line in case.applying(chosen):
        found = quoted(line)
        if found is not None:
            key = (line.role, line.item)
            items[key] = _with(items.get(key), line, found)
        else:
            gone.append(line)
    return CaseList(case, chosen, tuple(items.values()), tuple(gone))


def quoting(library: Library, written: Library) -> Quoting:
    """Return what quotes lines, each read once. `written` is the library as its files hold it."""
    return cache(partial(quote, library=library, written=written))


def quote(line: CaseLine, library: Library, written: Library) -> Quoted | None:
    """Return the line as the office reads it; None if its section no longer has one like it."""
    as_written, section = line.section(written), line.section(library)
    place = line.place(as_written) if as_written is not None else None
    if as_written is None or section is None or place is None:
        return None
    block = blocks(section.body)[place]
    return Quoted(
        sop=library[line.sop_id],
        section=section,
        text="; ".join(_sides(block)) if isinstance(block, Conflict) else text_of(block),
        is_open=section.is_unverified_at(place),
        has_changed=not line.was_read(blocks(as_written.body)[place]),
        is_conflict=isinstance(block, Conflict),
    )


def amount_of(text: str) -> int:
    """Return the first amount that a text names, in rupiah; 0 if it names none."""
    found = _AMOUNT.search(text)
    return int(found[1].replace(".", "")) if found else 0


def _with(item: Item | None, line: CaseLine, quoted: Quoted) -> Item:
    if item is None:
        return Item(line.item, line.role, quoted)
    if line.differs:
        return replace(item, differing=(*item.differing, quoted))
    return replace(item, same=(*item.same, quoted))


def _is_doubtful(quoted: Quoted) -> bool:
    return quoted.is_open or quoted.has_changed or quoted.is_conflict


def _sides(conflict: Conflict) -> list[str]:
    """Return what the sources say that disagree, without whom to ask."""
    _, *sides = said_of(conflict)
    return [side.rstrip(".") for side in sides]
