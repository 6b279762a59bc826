"""What the office must know of the content in use to tell of its changes, passed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from office.suggestions.facts import NoShelf, ShelfFacts


@dataclass(frozen=True)
class SectionText:
    """A section as it is today."""

    address: str
    sop_id: str
    name: str
    owner: str
    lines: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True)
class ItemFacts:
    """A training card or a quiz question: its section, and a fingerprint of its wording."""

    passage: str
    fingerprint: str


class ContentFacts(ShelfFacts, Protocol):
    """The content in use, as far as changes need to know it."""

    def revisions(self) -> Mapping[str, str]:
        """The revisions on which the content stands: their texts by their paths."""

    def sections(self) -> Sequence[SectionText]:
        """Return every section in use."""

    def former_address(self, sop_id: str, section: str) -> str:
        """Return the address that a section of that slug has or had, even if it is gone."""

    def now_at(self, passage: str) -> str | None:
        """Return where the section of that address is today, or None if it is gone."""

    def answers_surely(self, question: str) -> str | None:
        """Return the address of the section that surely answers, or None."""

    def items(self) -> Mapping[str, ItemFacts]:
        """Return the training items that rest on a section, by id."""


class NoContent(NoShelf):
    """Used where there is no shelf: nothing is read, so nothing changes."""

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
