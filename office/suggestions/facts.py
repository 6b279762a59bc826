"""What the office must know of the shelf to gather suggestions: plain words in, plain words out."""

from collections.abc import Sequence
from typing import Protocol


class ShelfFacts(Protocol):
    """The shelf in use, as far as suggestions need to know it."""

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """Return the group of each text: the index of its seed, or a new number after all seeds."""

    def address(self, sop_id: str, section: str) -> str | None:
        """Return the address of a section of today's shelf, or None."""

    def owner(self, passage: str) -> str:
        """Return the section of the office that owns the passage; empty if the passage is gone."""

    def nearest_owner(self, question: str) -> str:
        """Return the section of the office whose SOP is nearest; empty if none is near."""

    def is_sample(self, passage: str, text: str) -> bool:
        """Whether the text is already a sample question of the passage."""

    def passages(self) -> Sequence[str]:
        """Return the addresses of all sections."""

    def wording(self, item_id: str) -> str | None:
        """Return a fingerprint of a training item's words; None if the item is gone."""


class NoShelf:
    """Used where there is no shelf: nothing is similar, and nothing has an owner."""

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

    def wording(self, _item_id: str) -> str | None:
        return None
