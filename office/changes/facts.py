"""What the office must know of the content in use to tell of its changes, handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from office.suggestions.facts import NoShelf, ShelfFacts


@dataclass(frozen=True)
class SectionText:
    """A section as it is read today."""

    address: str
    sop_id: str
    name: str
    owner: str
    lines: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True)
class ItemFacts:
    """A training card or a quiz question: the section it rests on, and what tells its wording."""

    passage: str
    fingerprint: str


class ContentFacts(ShelfFacts, Protocol):
    """The content in use, as far as its changes ask."""

    def revisions(self) -> Mapping[str, str]:
        """The revisions on which the content stands: their texts by their paths."""

    def sections(self) -> Sequence[SectionText]:
        """Every section that is read today."""

    def former_address(self, sop_id: str, section: str) -> str:
        """The address that a section of that slug has or had, whether it still stands or not."""

    def now_at(self, passage: str) -> str | None:
        """Where the section of that address stands today; None where it is gone."""

    def answers_surely(self, question: str) -> str | None:
        """The address of the section that answers for sure."""

    def items(self) -> Mapping[str, ItemFacts]:
        """The training items that rest on a section, by id."""


class NoContent(NoShelf):
    """Stands in where no shelf is at hand: nothing is read, so nothing changes."""

    def revisions(self) -> Mapping[str, str]:
        return {}

    def sections(self) -> Sequence[SectionText]:
        return ()

    def former_address(self, _sop_id: str, _section: str) -> str:
        return ""

    def now_at(self, _passage: str) -> str | None:
        return None

    def answers_surely(self, _question: str) -> str | None:
        return None

    def items(self) -> Mapping[str, ItemFacts]:
        return {}
