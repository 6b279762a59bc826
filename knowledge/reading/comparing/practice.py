"""Which points of the SOPs rest on nothing but the practice that their writers assume."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.reading import footnotes
from knowledge.reading.sops.citations import points
from knowledge.reading.sops.sop import Section

# The key of the source "Pedoman praktik kantor (bukan peraturan)".
_PRACTICE = "praktik"


@dataclass(frozen=True, slots=True)
class Resting:
    """How many points some sections have, and those that rest on practice alone."""

    points: int
    on_practice: tuple[tuple[Section, str], ...]

    @property
    def share(self) -> float:
        """Return the share (0..1) of the points that rest on practice alone."""
        return len(self.on_practice) / self.points if self.points else 0.0

    def __str__(self) -> str:
        return f"{len(self.on_practice)} of {self.points} ({self.share:.0%})"


def resting(sections: Iterable[Section]) -> Resting:
    """Count the points of these sections by what they rest on."""
    found = [(section, text) for section in sections for _, text in points(section)]
    alone = (one for one in found if set(footnotes.keys(one[1])) == {_PRACTICE})
    return Resting(len(found), tuple(alone))
