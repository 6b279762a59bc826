"""An SOP as the bot holds it: what it says, for whom, on which grounds, and how fresh it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from knowledge.reading import footnotes

UNVERIFIED = "U"
IN_FORCE = "berlaku"


@dataclass(frozen=True, slots=True)
class Source:
    """What a sentence rests on; confidence is K1 (seen), K2 (second hand), K3 (practice) or U."""

    key: str
    regulation: str
    article: str
    title: str
    confidence: str
    date: date | None

    @property
    def is_unverified(self) -> bool:
        return self.confidence == UNVERIFIED


@dataclass(frozen=True, slots=True)
class Question:
    """A real phrasing, and the heading that answers it where the SOP names one."""

    text: str
    heading: str | None
    line: int = 0  # where it stands in its file


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an SOP that answers one thing; `body` is Markdown, footnote marks included."""

    sop_id: str
    slug: str
    heading: str
    body: str
    sources: tuple[Source, ...]
    is_unconfirmed: bool
    has_conflict: bool
    line: int = 1  # where the body starts in its file


@dataclass(frozen=True)
class Sop:
    """One standard operating procedure of the shelf."""

    id: str
    number: str
    title: str
    section: str
    subject: str
    version: str
    effective_from: date
    reviewed_at: date
    review_every: timedelta
    scope: str
    status: str
    replaced_by: str | None
    sources: tuple[Source, ...]
    aliases: tuple[str, ...]
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    path: Path
    # What only the SOP of an issuer has: its kinds of document, and its usual days until an answer.
    documents: tuple[str, ...] = ()
    answer_days: int | None = None

    @property
    def review_due_on(self) -> date:
        """The day by which somebody has to have read it again."""
        return self.reviewed_at + self.review_every

    def is_stale(self, today: date) -> bool:
        """Tell whether the review is overdue."""
        return today > self.review_due_on

    def find(self, slug: str) -> Section | None:
        """Return the section of that slug."""
        return next((section for section in self.sections if section.slug == slug), None)

    @cached_property
    def unconfirmed_share(self) -> float:
        """The share of the text's source marks that point to an unverified source (0..1)."""
        unverified = {source.key for source in self.sources if source.is_unverified}
        marks = [
            (section.is_unconfirmed, key)
            for section in self.sections
            for key in footnotes.keys(section.body)
        ]
        is_open = sum(is_open and key in unverified for is_open, key in marks)
        return is_open / len(marks) if marks else 0.0
