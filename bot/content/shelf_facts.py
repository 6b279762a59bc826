"""Passes what the office must know of the shelf in use to it, in the office's terms."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.reading.content import Content
from knowledge.reading.sops.text.markdown import said
from knowledge.reading.training.content import Card, QuizQuestion
from knowledge.search.answer import Band
from knowledge.shelf import Shelf, address, address_of, fingerprint_of
from office.changes.facts import ItemFacts, SectionText


class OfficeShelf:
    """The shelf, as far as suggestions and changes need to know it."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._texts: tuple[Content, tuple[SectionText, ...]] | None = None

    def __call__(self) -> "OfficeShelf":
        return self

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """Return the group of each text: the index of its seed, or a new number after all seeds."""
        return self._shelf.likeness.grouped(texts, seeds)

    def address(self, sop_id: str, section: str) -> str | None:
        """Return the address of a section of today's shelf, or None."""
        passage = self._shelf.passage(address_of(sop_id, section))
        return address_of(passage.sop.id, passage.section.slug) if passage is not None else None

    def owner(self, passage: str) -> str:
        """Return the section of the office that owns the passage; empty if the passage is gone."""
        found = self._shelf.passage(passage)
        return found.sop.section if found is not None else ""

    def nearest_owner(self, question: str) -> str:
        """Return the section of the office whose SOP is nearest; empty if none is near."""
        hits = self._shelf.answer(question).hits
        return hits[0].sop.section if hits else ""

    def is_sample(self, passage: str, text: str) -> bool:
        """Whether the text is already a sample question of the passage."""
        found = self._shelf.passage(passage)
        return found is not None and any(one.text == text for one in found.sop.questions)

    def passages(self) -> Sequence[str]:
        """The addresses of all sections."""
        return [
            address_of(sop.id, section.slug)
            for sop in self._shelf.library.values()
            for section in sop.sections
        ]

    def wording(self, item_id: str) -> str | None:
        """Return a fingerprint of a training item's words; None if the item is gone."""
        found = self.items().get(item_id)
        return found.fingerprint if found is not None else None

    def revisions(self) -> Mapping[str, str]:
        """The revisions on which the content stands: their texts by their paths."""
        return self._shelf.revisions

    def sections(self) -> Sequence[SectionText]:
        """Return every section in use. Built again when the content is exchanged."""
        content = self._shelf.content
        if self._texts is None or self._texts[0] is not content:
            self._texts = (content, tuple(self._read()))
        return self._texts[1]

    def _read(self) -> Iterator[SectionText]:
        recipients = self._shelf.recipients
        for sop in self._shelf.library.values():
            for section in sop.sections:
                lines = said(recipients.filled(section.body))
                yield SectionText(
                    address(section),
                    sop.id,
                    f"{sop.title} — {section.heading}",
                    sop.section,
                    lines,
                    fingerprint_of(lines),
                )

    def former_address(self, sop_id: str, section: str) -> str:
        """Return the address that a section of that slug has or had, even if it is gone."""
        return address_of(sop_id, section)

    def now_at(self, passage: str) -> str | None:
        """Return where the section of that address is today, or None if it is gone."""
        return self._shelf.now_at(passage)

    def answers_surely(self, question: str) -> str | None:
        """Return the address of a section that surely answers, or is shown and has the question."""
        answer = self._shelf.answer(question)
        if answer.section is None or not answer.band.is_shown:
            return None
        found = address(answer.section)
        is_named = answer.band is Band.SURE or self._names(found, question)
        return found if is_named else None

    def _names(self, passage: str, question: str) -> bool:
        """Whether the question is one of the section's samples: its keeper says it is answered."""
        found = self._shelf.passage(passage)
        return found is not None and any(
            one.text.casefold() == question.casefold() and one.heading == found.section.heading
            for one in found.sop.questions
        )

    def items(self) -> Mapping[str, ItemFacts]:
        """Return the training items that rest on a section, by id."""
        training = self._shelf.training
        items: dict[str, Card | QuizQuestion] = {**training.cards, **training.questions}
        return {
            id: ItemFacts(passage, fingerprint_of([repr(item)]))
            for id, item in items.items()
            if (passage := self.address(item.sop_id or "", item.section or ""))
        }
