"""Pairs of lines in two sections that name the same thing and differ in a figure or in who is told.

Figures differ where a kind of figure (Rupiah, days) stands in both lines and they share none
of it. `differing.toml` lists the pairs that a person has read and found right.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

from knowledge.reading import toml_file
from knowledge.reading.faults import Fault, Message
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.layers import Layers
from knowledge.reading.revising.figures import DATE, in_digits, stated, subjects
from knowledge.reading.sops.citations import points
from knowledge.reading.sops.library import Library

FILE = "differing.toml"
# Lines that share this part of their words, rare words counting more, name the same thing.
_ALIKE = 0.4
# Words are rarer on one office's shelf than on another's: a listed pair just below is still needed.
_NEARLY_ALIKE = 0.34
_FEWEST_SHARED = 2
_OPEN = "belum terverifikasi"
_BULLET = re.compile(r"^(?:- |\d+\. )")
_RECEIVER = re.compile(r"\{(?P<how>lapor|kasi): (?P<who>[^}]+)\}")
# What a figure counts, and what says that somebody is told: not of what.
_OF_EVERY_LINE = subjects(
    "hari kerja kalender jam menit minggu bulan tahun persen ribu juta paling lama lapor tanyakan"
)


@dataclass(frozen=True)
class ComparedLine:
    """A point of a section, and what it says that another line may contradict."""

    path: Path
    number: int
    place: str
    text: str

    @cached_property
    def receivers(self) -> Mapping[str, set[str]]:
        """Who is told: the kinds of reports, and the heads by what their section does."""
        found: dict[str, set[str]] = defaultdict(set)
        for how, who in _RECEIVER.findall(self.text):
            found[how].add(who)
        return found

    @cached_property
    def figures(self) -> Mapping[str, set[str]]:
        """The figures by what they count."""
        found: dict[str, set[str]] = defaultdict(set)
        for figure, *_ in stated(in_digits(self.text)):
            if figure.kind != DATE:
                found[figure.kind].add(figure.number)
        return found

    @cached_property
    def words(self) -> set[str]:
        return subjects(_RECEIVER.sub("", self.text)) - _OF_EVERY_LINE

    def differs_from(self, other: "ComparedLine") -> bool:
        return _share_none(self.receivers, other.receivers) or _share_none(
            self.figures, other.figures
        )


Pair = frozenset[str]
"""Two lines without their sections, which may be renamed."""


def allowed(layers: Layers) -> set[Pair]:
    """Return the pairs that a person has read and found right."""
    return {
        frozenset(pair["lines"])
        for path in layers.every(FILE)
        for pair in toml_file.read(path).tables.get("pairs", [])
    }


def warnings(layers: Layers, library: Library) -> Iterator[Fault]:
    """Yield a warning for each pair that nobody has read."""
    known = allowed(layers)
    for one, other in pairs(_lines(library)):
        if frozenset((one.text, other.text)) not in known:
            message = Message(
                "'{text}' differs from '{other}'; mend one, or list the pair in {file}",
                text=one.text,
                other=f"{other.place}: {other.text}",
                file=FILE,
            )
            yield Fault(one.path, one.number, message)


def unneeded(layers: Layers, library: Library) -> set[Pair]:
    """Return the listed pairs that do not differ, where the office uses every SOP."""
    near = pairs(_lines(library), _NEARLY_ALIKE)
    return allowed(layers) - {frozenset((one.text, other.text)) for one, other in near}


def pairs(
    lines: Collection[ComparedLine], alike: float = _ALIKE
) -> Iterator[tuple[ComparedLine, ComparedLine]]:
    """Yield the lines of two sections that name the same thing and differ."""
    weights = _weights(lines)
    for one, other in combinations(lines, 2):
        shared = one.words & other.words
        if (
            len(shared) >= _FEWEST_SHARED
            and one.place != other.place
            and one.differs_from(other)
            and _weight(shared, weights) >= alike * _weight(one.words | other.words, weights)
        ):
            yield one, other


def _share_none(some: Mapping[str, set[str]], others: Mapping[str, set[str]]) -> bool:
    """Whether of a kind that both have they have nothing in common."""
    return any(some[kind].isdisjoint(others[kind]) for kind in some.keys() & others.keys())


def _lines(library: Library) -> list[ComparedLine]:
    """Return the lines that say a figure or whom to tell.

    Those of a conflict differ on purpose, and one that is unverified says nothing for sure.
    """
    found = (
        ComparedLine(
            sop.path,
            number,
            f"{sop.id}/{section.heading}",
            _BULLET.sub("", without_footnotes(text)),
        )
        for sop in library.values()
        for section in sop.sections
        for number, text in points(section)
        if not text.startswith(">") and _OPEN not in text.lower()
    )
    return [line for line in found if line.receivers or line.figures]


def _weights(lines: Collection[ComparedLine]) -> Mapping[str, float]:
    counts = Counter(word for line in lines for word in line.words)
    return {word: math.log(1 + len(lines) / count) for word, count in counts.items()}


def _weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in words)
