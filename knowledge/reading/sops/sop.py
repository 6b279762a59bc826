"""An SOP as the bot holds it: its text, its readers, its sources, and when it was reviewed."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Self

from knowledge.reading import footnotes
from knowledge.reading.sops import choice
from knowledge.reading.sops.text.markdown import raw_blocks
from knowledge.reading.sources.catalogue import ShelfSource

UNVERIFIED = "U"
IN_FORCE = "berlaku"


@dataclass(frozen=True, slots=True)
class Source:
    """What a sentence rests on: K1 (seen), K2 (second hand), K3 (practice) or U (unverified)."""

    key: str
    regulation: str
    article: str
    title: str
    confidence: str
    date: date | None
    # None if the file names it in words.
    document: ShelfSource | None = None

    def resting_on(self, document: ShelfSource) -> Self:
        """Return the source with what the shelf knows of its document. What it says counts."""
        return replace(
            self,
            document=document,
            regulation=document.name,
            confidence=self.confidence or document.confidence,
            date=self.date or document.date,
        )

    @property
    def id(self) -> str:
        """Return the id of its document; empty if the file names it in words."""
        return self.document.id if self.document else ""

    @property
    def is_unverified(self) -> bool:
        return self.confidence == UNVERIFIED


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A real phrasing, and the heading that answers it if the SOP names one."""

    text: str
    heading: str | None
    line: int = 0  # its line in its file
    file: Path | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an SOP that answers one thing. `body` is Markdown with its footnote marks."""

    sop_id: str
    slug: str
    heading: str
    body: str
    sources: tuple[Source, ...]
    is_unconfirmed: bool
    has_conflict: bool
    line: int = 1  # where the body starts in its file
    # When the office last said that it holds, and what has changed below it since.
    reviewed_on: date | None = None
    changed: tuple[ShelfSource, ...] = ()

    def is_unverified_at(self, *places: int) -> bool:
        """Whether one of these blocks of the body rests on a source that nobody has verified."""
        raw = raw_blocks(self.body)
        cited = {key for place in places for key in footnotes.keys(raw[place])}
        return any(source.is_unverified for source in self.sources if source.key in cited)


@dataclass(frozen=True)
class Head:
    """What an SOP says about itself above its text."""

    id: str
    number: str
    title: str
    section: str
    subject: str
    version: str
    effective_from: date
    reviewed_at: date
    review_every: timedelta | None
    scope: str
    status: str
    replaced_by: str | None
    sources: tuple[Source, ...]
    aliases: tuple[str, ...]
    # Only an issuer's SOP has these: its kinds of document, and the usual days until an answer.
    documents: tuple[str, ...] = field(default=(), kw_only=True)
    answer_days: int | None = field(default=None, kw_only=True)
    # Only a withdrawn SOP has these: why, and what to do instead. Its day is `effective_from`.
    withdrawn_because: str = field(default="", kw_only=True)
    instead: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Sop(Head):
    """One standard operating procedure."""

    questions: tuple[SampleQuestion, ...]
    sections: tuple[Section, ...]
    path: Path
    # Whether it stands in the index for what the bot can do, and is no SOP.
    is_ability: bool = field(default=False, kw_only=True)

    @property
    def is_withdrawn(self) -> bool:
        """Whether the office has withdrawn it, with a reason."""
        return self.status == choice.WITHDRAWN

    @cached_property
    def review_due_on(self) -> date:
        """Return the day by which a person must review a part of it again."""
        from knowledge.reading.revising import upkeep  # which knows SOPs

        return upkeep.due_on(self)

    def is_stale(self, today: date) -> bool:
        """Whether the review is overdue."""
        return today > self.review_due_on

    def find(self, slug: str) -> Section | None:
        """Return the section with that slug; None if there is none."""
        return next((section for section in self.sections if section.slug == slug), None)

    @cached_property
    def unconfirmed_share(self) -> float:
        """Return the share (0..1) of the source marks that point to an unverified source."""
        unverified = {source.key for source in self.sources if source.is_unverified}
        marks = [
            (section.is_unconfirmed, key)
            for section in self.sections
            for key in footnotes.keys(section.body)
        ]
        is_open = sum(is_open and key in unverified for is_open, key in marks)
        return is_open / len(marks) if marks else 0.0
