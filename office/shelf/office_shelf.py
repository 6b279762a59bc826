"""The shelf in use, as the office asks it: held once, read again, changed by decisions."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Self

from knowledge.reading.cases.rules import digest_of
from knowledge.reading.content import Content
from knowledge.reading.faults import Fault
from knowledge.reading.questions import rules
from knowledge.reading.questions.file import listed
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.text.file import OPENING, slug
from knowledge.reading.sops.text.markdown import said
from knowledge.reading.training.content import Card, QuizQuestion
from knowledge.sampling import sorted_into
from knowledge.search.answer import Band
from knowledge.search.scoring.kinds import FEW
from knowledge.shelf import Shelf, address, address_of, fingerprint_of
from office.shelf.facts import ItemFacts, Publication, SectionText, Stamped, UnreadCase, digest
from office.shelf.lines import ShelfLines
from office.shelf.signs import ShelfSigns
from office.shelf.stamping import confirmed, stamp
from office.shelf.upkeep import ShelfUpkeep

_MARK = 8  # letters, so that a button can carry it


class OfficeShelf:
    """One for the whole process. What it says of questions, passages, files and items."""

    def __init__(self, shelf: Shelf) -> None:
        self.held = shelf
        self.upkeep = ShelfUpkeep(shelf)
        self.signs = ShelfSigns(shelf)
        # Set with every load, until it is checked what the load has changed.
        self.loaded = asyncio.Event()
        # Two loads at the same time could end in any order.
        self.loading = asyncio.Lock()
        # Questions that are not the office's task, as keepers have decided.
        self.elsewhere: tuple[str, ...] = ()
        # The ids of the revisions that the shelf uses.
        self.revised: tuple[int, ...] = ()
        # What a person of the office must settle.
        self.lines = ShelfLines(shelf)
        self._texts: tuple[Content, tuple[SectionText, ...]] | None = None

    def __call__(self) -> Self:
        return self

    async def reload(self) -> None:
        """Read the content again, in a thread, because building the index takes a moment.

        Raises:
            BrokenKnowledge: the new content has faults. The old content stays in use.
        """
        async with self.loading:
            await asyncio.to_thread(self.held.reload)
            self.loaded.set()

    # --- questions ---

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """Return the group of each text: the index of its seed, or a new number after all seeds."""
        return self.held.likeness.grouped(texts, seeds)

    def nearest_owner(self, question: str) -> str:
        """Return the section of the office whose SOP is nearest; empty if none is near."""
        hits = self.held.answer(question).hits
        return hits[0].sop.section if hits else ""

    def answers_surely(self, question: str) -> str | None:
        """Return the address of a section that surely answers, or is first and has the question."""
        answer = self.held.answer(question)
        if answer.band is Band.NONE or not answer.hits:
            return None
        found = address(answer.hits[0].section)
        is_named = answer.band is Band.SURE or self._names(found, question)
        return found if is_named else None

    def _names(self, passage: str, question: str) -> bool:
        """Whether the question is one of the section's samples: its keeper says it is answered."""
        found = self.held.passage(passage)
        return found is not None and any(
            sample.text.casefold() == question.casefold()
            and sample.heading == found.section.heading
            for sample in found.sop.questions
        )

    # --- passages ---

    def address(self, sop_id: str, section: str) -> str | None:
        """Return the address of a section of today's shelf, or None."""
        return self.now_at(address_of(sop_id, section))

    def former_address(self, sop_id: str, section: str) -> str:
        """Return the address that a section of that slug has or had, even if it is gone."""
        return address_of(sop_id, section)

    def now_at(self, passage: str) -> str | None:
        """Return where the section of that address is today, or None if it is gone."""
        return self.held.now_at(passage)

    def owner(self, passage: str) -> str:
        """Return the section of the office that owns the passage; empty if the passage is gone."""
        found = self.held.passage(passage)
        return found.sop.section if found is not None else ""

    def is_sample(self, passage: str, text: str) -> bool:
        """Whether the text is already a sample question of the passage."""
        found = self.held.passage(passage)
        return found is not None and any(sample.text == text for sample in found.sop.questions)

    def samples(self, passage: str) -> int:
        """Return how many sample questions the passage has, those that were learned included."""
        found = self.held.passage(passage)
        if found is None:
            return 0
        of_files = sum(one.heading == found.section.heading for one in found.sop.questions)
        here = address(found.section)
        return of_files + sum(self.held.now_at(it.passage) == here for it in self.held.learned)

    def has_few_samples(self, passage: str) -> bool:
        """Whether so few have asked about the passage that each way of asking helps to find it."""
        return self.held.passage(passage) is not None and self.samples(passage) <= FEW

    def lacks_samples(self, passage: str) -> bool:
        """Whether the passage has no sample question. The opening text of an SOP needs none."""
        found = self.held.passage(passage)
        is_asked_for = found is not None and found.section.heading != OPENING
        return is_asked_for and not self.samples(passage)

    def holds_personal_data(self, words: str) -> bool:
        """Whether a sample question of these words would be left out of a file."""
        return rules.holds_personal_data(words)

    def has_copy(self, words: str, others: Sequence[str]) -> bool:
        """Whether one of the others says nearly the same in the same words."""
        return rules.has_copy(words, others)

    def is_nearly_asked(self, words: str) -> bool:
        """Whether a sample question is nearly the same. All are looked at: it takes a moment."""
        return rules.has_copy(words, self._every_sample())

    def _every_sample(self) -> Iterator[str]:
        for sop in self.held.library.values():
            yield from (sample.text for sample in sop.questions)
        yield from (phrasing.text for phrasing in self.held.learned)

    def is_surely_elsewhere(self, passage: str, question: str) -> bool:
        """Whether another SOP than that of the passage surely answers the question."""
        answer = self.held.answer(question)
        if answer.band is not Band.SURE or answer.shown is None:
            return False
        return answer.shown.sop.id != self.sop_of(passage)

    def first(self, question: str) -> tuple[str | None, str | None]:
        """Return which section is shown for a question, and which one stands first anyway."""
        answer = self.held.answer(question)
        first = address(answer.hits[0].section) if answer.hits else None
        return (first if answer.shown is not None else None), first

    def offered(self, question: str) -> frozenset[str]:
        """Return the SOPs that are shown or offered for a question."""
        return frozenset(hit.sop.id for hit in self.held.answer(question).hits)

    def placed_in(self, sop_id: str, lines: Sequence[str]) -> list[tuple[str, str]]:
        """Return each line with the address of the section of the SOP that it asks about.

        Nothing if the SOP is gone. A small index is built.
        """
        sop = self.held.library.get(sop_id)
        if sop is None:
            return []
        questions = sorted_into(self.held, sop, lines)
        return [(address_of(sop_id, slug(it.heading or "")), it.text) for it in questions]

    def sop_of(self, passage: str) -> str:
        """Return the SOP that holds the passage; empty if the passage is gone."""
        found = self.held.passage(passage)
        return found.sop.id if found is not None else ""

    def passages_of(self, sop_id: str) -> Sequence[str]:
        """Return the addresses of the SOP's sections; none if it is gone."""
        sop = self.held.library.get(sop_id)
        return [address(section) for section in sop.sections] if sop is not None else []

    def passages(self) -> Sequence[str]:
        """The addresses of all sections."""
        return [
            address_of(sop.id, section.slug)
            for sop in self.held.library.values()
            for section in sop.sections
        ]

    def sections(self) -> Sequence[SectionText]:
        """Return every section in use. Built again when the content is exchanged."""
        content = self.held.content
        if self._texts is None or self._texts[0] is not content:
            self._texts = (content, tuple(self._read()))
        return self._texts[1]

    def _read(self) -> Iterator[SectionText]:
        content, recipients = self.held.content, self.held.recipients
        written = content.as_written().library
        for sop in content.library.values():
            for section, source in zip(sop.sections, written[sop.id].sections, strict=True):
                lines = said(recipients.filled(section.body))
                # Of the source: another name of a post changes no SOP.
                mark = lines if source is section else said(recipients.filled(source.body))
                yield SectionText(
                    address(section),
                    sop.id,
                    f"{sop.title} — {section.heading}",
                    sop.section,
                    lines,
                    fingerprint_of(mark),
                )

    # --- training items ---

    def items(self) -> Mapping[str, ItemFacts]:
        """Return the training items that rest on a section, by id."""
        training = self.held.content.as_written().training
        items: dict[str, Card | QuizQuestion] = {**training.cards, **training.questions}
        return {
            id: ItemFacts(passage, fingerprint_of([repr(item)]))
            for id, item in items.items()
            if (passage := self.address(item.sop_id or "", item.section or ""))
        }

    def wording(self, item_id: str) -> str | None:
        """Return a fingerprint of a training item's words; None if the item is gone."""
        found = self.items().get(item_id)
        return found.fingerprint if found is not None else None

    # --- files and the revisions over them ---

    def revisions(self) -> Mapping[str, str]:
        """The revisions on which the content stands: their texts by their paths."""
        return self.held.revisions

    def written(self, path: str) -> str | None:
        """Return the text of the file on the disk, or None if there is no such file."""
        return self.held.written(path)

    def stamped(self, path: str, text: str, how: Publication) -> Stamped:
        """Return the text as it is published: with its number, version and dates."""
        if content_files.is_case(path):
            # An imported file keeps its digests: nobody has read its lines here.
            return Stamped(text if how.keeps_number else confirmed(self.held, path, text), "")
        if not content_files.is_sop(path):
            return Stamped(text, "")
        stamped = stamp(self.held, path, Manuscript.of(text), how)
        return Stamped(stamped.text, str(stamped.head.get("version") or ""))

    def title(self, path: str, text: str) -> str:
        """Return what people call a content file."""
        return content_files.title_of(path, text)

    def version(self, path: str, text: str) -> str:
        """Return the version that an SOP names; other files have none."""
        if not content_files.is_sop(path):
            return ""
        return str(Manuscript.of(text).head.get("version") or "")

    def faults_with(self, path: str, text: str, beside: Mapping[str, str]) -> Sequence[str]:
        """Return what is wrong with that text beside the others. Reads all content: takes a moment.

        A revision that the shelf has left out anyway is no fault of this text.
        """
        unused = {one: self.held.revisions[one] for one in self.held.left_out}
        used = {one: said for one, said in beside.items() if unused.get(one) != said}
        return [str(fault) for fault in self.held.faults_with({**used, path: text})]

    def left_out(self) -> Mapping[str, str]:
        """Return the revisions that cannot be used with the files: path → what is wrong."""
        return _said(self.held.left_out)

    def covered(self) -> Mapping[str, str]:
        """Return the revisions over broken files: path → what is wrong with the file."""
        return _said(self.held.covered)

    def unread_cases(self) -> list[UnreadCase]:
        """Return the cases that quote lines which have changed since their owners read them."""
        written = self.held.content.as_written().library
        found = []
        for id, lines in self.held.unread.items():
            said = "".join(f"{line.begins}{digest_of(line, written)}" for line in lines)
            owner = self.held.content.cases[id].section
            path = f"{content_files.CASES}{id}.toml"
            found.append(UnreadCase(id, path, owner, digest(said)[:_MARK]))
        return found

    def asked_in(self, path: str, samples: str) -> dict[str, list[str]]:
        """Return the questions of a text of `questions/` by the addresses of their sections."""
        found: dict[str, list[str]] = {}
        for sample in listed(samples):
            passage = address_of(PurePath(path).stem, slug(sample.heading or ""))
            found.setdefault(passage, []).append(sample.text)
        return found

    def section_written(self, path: str, heading: str, text: str) -> str:
        """Return the address of the section that was written; empty if that is more than one.

        For a new SOP it is that of the first section.
        """
        if not content_files.is_sop(path):
            return ""
        if not heading and self.held.written(path) is None:
            headings = Manuscript.of(text).headings
            heading = next((one for one in headings if one != OPENING), OPENING)
        if not heading:
            return ""
        return address_of(path.rpartition("/")[2].removesuffix(".md"), slug(heading))


def _said(faults: Mapping[str, Sequence[Fault]]) -> dict[str, str]:
    return {path: "\n".join(map(str, found)) for path, found in faults.items()}
