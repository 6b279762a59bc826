"""Hands what suggestions must know of the shelf in use to the office, in the office's terms."""

from collections.abc import Sequence

from knowledge.shelf import Shelf, address_of


class OfficeShelf:
    """The shelf as far as suggestions ask."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __call__(self) -> "OfficeShelf":
        return self

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """The group of each text: that of a seed (its place), or a new one behind all seeds."""
        return self._shelf.likeness.grouped(texts, seeds)

    def address(self, sop_id: str, section: str) -> str | None:
        """The address of a section that stands on the shelf today."""
        passage = self._shelf.passage(address_of(sop_id, section))
        return address_of(passage.sop.id, passage.section.slug) if passage is not None else None

    def owner(self, passage: str) -> str:
        """The section of the office that owns the passage; empty where it is gone."""
        found = self._shelf.passage(passage)
        return found.sop.section if found is not None else ""

    def nearest_owner(self, question: str) -> str:
        """The section of the office whose SOP stands nearest; empty where none is near."""
        hits = self._shelf.answer(question).hits
        return hits[0].sop.section if hits else ""

    def is_sample(self, passage: str, text: str) -> bool:
        """Whether the text is a sample question of the passage already."""
        found = self._shelf.passage(passage)
        return found is not None and any(one.text == text for one in found.sop.questions)

    def passages(self) -> Sequence[str]:
        """The addresses of all sections."""
        return [
            address_of(sop.id, section.slug)
            for sop in self._shelf.library.values()
            for section in sop.sections
        ]
