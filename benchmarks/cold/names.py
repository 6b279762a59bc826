"""Asks every new SOP by its exact title, and its sections by heading and title."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import OPENING
from knowledge.search.answer import Answer, Answerer, Band

_TITLE, _BOTH, _ALIAS = "its title", "a heading and its title", "an alias"


@dataclass
class Named:
    """How many were asked by name, found first, and found surely."""

    counts: dict[str, list[int]] = field(
        default_factory=lambda: {kind: [0, 0, 0] for kind in (_TITLE, _BOTH, _ALIAS)}
    )

    def ask(self, answerer: Answerer, sops: Iterable[Sop]) -> None:
        """Ask for these SOPs in every way."""
        for sop in sops:
            for kind, question, heading in _ways(sop):
                answer = answerer.answer(question)
                is_first = _is_first(answer, sop, heading)
                counted = self.counts[kind]
                counted[0] += 1
                counted[1] += is_first
                counted[2] += is_first and answer.band is Band.SURE

    def table(self) -> str:
        lines = ["| a new SOP is asked by | asked | first | and sure |", "|---|---|---|---|"]
        for kind, (asked, first, sure) in self.counts.items():
            lines.append(
                f"| {kind} | {asked} | {100 * first / asked:.1f} | {100 * sure / asked:.1f} |"
            )
        return "\n".join(lines)


def _ways(sop: Sop) -> Iterator[tuple[str, str, str | None]]:
    """Yield a kind, the question, and the heading that must come first; None for any."""
    yield _TITLE, sop.title, None
    for alias in sop.aliases:
        yield _ALIAS, alias, None
    for section in sop.sections:
        if section.heading != OPENING:
            yield _BOTH, f"{section.heading} {sop.title}", section.heading


def _is_first(answer: Answer, sop: Sop, heading: str | None) -> bool:
    if not answer.hits:
        return False
    first = answer.hits[0]
    return first.sop.id == sop.id and heading in (None, first.section.heading)
