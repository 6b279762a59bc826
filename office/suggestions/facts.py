"""What the office must know of the shelf to gather suggestions: plain words in, plain words out."""

from collections.abc import Sequence
from typing import Protocol


class ShelfFacts(Protocol):
    """The shelf in use, as far as suggestions ask."""

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """The group of each text: that of a seed (its place), or a new one behind all seeds."""

    def address(self, sop_id: str, section: str) -> str | None:
        """The address of a section that stands on the shelf today."""

    def owner(self, passage: str) -> str:
        """The section of the office that owns the passage; empty where it is gone."""

    def nearest_owner(self, question: str) -> str:
        """The section of the office whose SOP stands nearest; empty where none is near."""

    def is_sample(self, passage: str, text: str) -> bool:
        """Whether the text is a sample question of the passage already."""

    def passages(self) -> Sequence[str]:
        """The addresses of all sections."""


class NoShelf:
    """Stands in where no shelf is at hand: nothing is alike and nothing has an owner."""

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        return range(len(seeds), len(seeds) + len(texts))

    def address(self, _sop_id: str, _section: str) -> str | None:
        return None

    def owner(self, _passage: str) -> str:
        return ""

    def nearest_owner(self, _question: str) -> str:
        return ""

    def is_sample(self, _passage: str, _text: str) -> bool:
        return False

    def passages(self) -> Sequence[str]:
        return ()
