"""Questions that are nothing but a name of the shelf: a title, an alias, a heading, or two of them.

Who types the title of an SOP means that SOP, however few have asked for it and whatever else is
asked in such words. Case, accents and punctuation do not count.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.words import words
from knowledge.search.scoring.bm25 import Floats

Typed = tuple[str, ...]
_AHEAD = 0.5  # of the second


class NameClaim(IntEnum):
    """How much a name says."""

    FIRST = 1  # a heading, or a name that several have
    SHOWN = 2  # an alias, which another SOP may have, too, or a heading that only one SOP has
    SURE = 3  # a title that only one SOP has, or a heading beside a name that only one has


@dataclass(frozen=True, slots=True)
class Named:
    """The sections that a question names, as rows, and how much that says."""

    rows: tuple[int, ...]
    claim: NameClaim
    is_whole: bool = False  # it names an SOP, and nothing within
    is_alias: bool = False  # which may name an SOP, or something within

    def raised(self, scores: Floats) -> Floats:
        """Return the scores with the best of the named sections ahead of all others."""
        rows = list(self.rows)
        ahead = float(np.delete(scores, rows).max(initial=-np.inf) - scores[rows].max())
        if ahead < 0:
            return scores
        raised = scores.copy()
        raised[rows] += ahead + _AHEAD
        return raised


class Exact:
    """The names of one shelf."""

    def __init__(self, sops: Sequence[Sop]) -> None:
        self._titles: dict[Typed, set[int]] = defaultdict(set)
        self._aliases: dict[Typed, set[int]] = defaultdict(set)
        self._headings: dict[Typed, list[int]] = defaultdict(list)
        self._fronts: list[int] = []  # the first row of each SOP: its opening, if it has one
        self._parents: list[int] = []  # of each section
        for number, sop in enumerate(sops):
            for title in (sop.title, sop.title.partition("(")[0]):
                self._titles[tuple(words(title))].add(number)
            # Nobody types the title of what the bot can do; they type what they want.
            for question in sop.questions if sop.is_ability else ():
                self._titles[tuple(words(question.text))].add(number)
            for alias in sop.aliases:
                self._aliases[tuple(words(alias))].add(number)
            begin = len(self._parents)
            self._fronts.append(begin)
            for row, section in enumerate(sop.sections, begin):
                self._parents.append(number)
                if section.heading != OPENING:
                    self._headings[tuple(words(section.heading))].append(row)

    def named(self, question: str) -> Named | None:
        """Return what a question names; None if it is more, or less, than a name."""
        typed = tuple(words(question))
        if owners := self._titles.get(typed):
            return self.whole(sorted(owners), NameClaim.SURE)
        if rows := self._sections(typed):
            return Named(rows, NameClaim.SURE if len(rows) == 1 else NameClaim.FIRST)
        headed = tuple(self._headings.get(typed, ()))
        owners = self._aliases.get(typed, set())
        if headed and (not owners or any(self._parents[row] in owners for row in headed)):
            return Named(headed, NameClaim.SHOWN if len(headed) == 1 else NameClaim.FIRST)
        if not owners:
            return None
        # Some aliases are questions, "denda paspor hilang": which section, the scores say.
        rows = tuple(row for row, parent in enumerate(self._parents) if parent in owners)
        claim = NameClaim.SHOWN if len(owners) == 1 else NameClaim.FIRST
        return Named(rows, claim, is_alias=True)

    def whole(
        self, sops: Sequence[int], claim: NameClaim, among: Named | None = None
    ) -> Named | None:
        """Return the front pages of SOPs, of those that an alias names, if there is one.

        Of several none is claimed more than another.
        """
        rows = tuple(self._fronts[number] for number in sops)
        if among is not None:
            rows = tuple(row for row in rows if row in among.rows)
        if not rows:
            return None
        return Named(rows, claim if len(rows) == 1 else NameClaim.FIRST, is_whole=True)

    def _sections(self, typed: Typed) -> tuple[int, ...]:
        """Return the sections whose heading is typed before or after a name of their SOP."""
        headed = [cut for cut in _cuts(typed) if cut[1] in self._headings]
        for names in (self._titles, self._aliases) if headed else ():
            found = {row for name, heading in headed for row in self._under(names, name, heading)}
            if found:
                return tuple(sorted(found))
        return ()

    def _under(self, names: Mapping[Typed, set[int]], name: Typed, heading: Typed) -> list[int]:
        owners = names.get(name)
        if not owners:
            return []
        return [row for row in self._headings.get(heading, ()) if self._parents[row] in owners]


def _cuts(typed: Typed) -> Iterator[tuple[Typed, Typed]]:
    """Yield the two parts of every cut, in both orders."""
    for at in range(1, len(typed)):
        yield typed[:at], typed[at:]
        yield typed[at:], typed[:at]
