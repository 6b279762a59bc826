"""The form of a report: its questions in order, and the answers so far."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Self

from office.escalation import Urgency
from office.forms import FILES, TEXT, Flow, Step, Topic

SHORTEST_TEXT, LONGEST_TEXT = 10, 1500
LONGEST_WORD = 40
MOST_FILES = 10


class ReportStep(StrEnum):
    """One question a screen. The summary comes last."""

    CATEGORY = "kategori"
    TEXT = "uraian"
    UNIT = "unit"
    COUNTER = "loket"
    REFERENCE = "nomor"
    URGENCY = "urgensi"
    SUPERIOR = "atasan"
    FILES = "berkas"
    SUMMARY = "ringkasan"


@dataclass(frozen=True)
class File:
    """A photo or document, by Telegram's id."""

    kind: str
    file_id: str
    # The message with which it came. The same file sent again is the same.
    message_id: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class ReportAnswers:
    """The answers so far. None: the question has not been reached."""

    category: str | None = None
    text: str | None = None
    unit: str | None = None
    counter: str | None = None
    case_reference: str | None = None
    urgency: Urgency | None = None
    # It began as a cry for help: the urgency is not asked again.
    is_urgent: bool = False
    # The post of the superior whom it is about; "" if it is about none.
    concerns: str | None = None
    files: tuple[File, ...] = ()
    sop_id: str | None = None
    # An interview has filled it in, and ends when it is filed.
    is_from_interview: bool = False
    # The album whose first photo got an answer. The other photos get none.
    album: str | None = None
    # The captions of photos. What is typed later does not replace them.
    caption: str = ""
    # Nothing of it is sent to anybody. It is chosen, never the default.
    is_practice: bool = False
    # The drill that it answers: told and climbing like a real report, and counted nowhere.
    drill: int | None = None
    # The practice report with whose words it began. That one ends when this one is filed.
    was_practice: int | None = None
    # Whether the office takes photos and documents. If not, they are not asked for.
    takes_files: bool = True
    # The line of the summary that is being changed, or was changed last.
    changes: ReportStep | None = None

    @property
    def is_meant(self) -> bool:
        """Whether a real report is being written."""
        return not self.is_practice and self.drill is None

    @property
    def is_complete(self) -> bool:
        needed = (self.category, self.text, self.unit, self.urgency, self.concerns)
        return all(answer is not None for answer in needed)

    def with_file(self, file: File, album: str | None = None) -> Self:
        """Add a file. One over the limit, or already there, is left out."""
        if len(self.files) >= MOST_FILES or file in self.files:
            return replace(self, album=album)
        return replace(self, files=(*self.files, file), album=album)

    def with_caption(self, caption: str) -> Self:
        """Add the caption of a photo to the words of the report."""
        if not caption or caption in (self.text or ""):
            return self
        captions = f"{self.caption}\n{caption}" if self.caption else caption
        return replace(
            self, text=f"{self.text}\n{caption}" if self.text else caption, caption=captions
        )

    def typed(self, text: str) -> str:
        """Return the words of the report once these were typed: captions stay. Who changes the
        words on the summary replaces all of them."""
        is_kept = self.caption and self.changes is not ReportStep.TEXT
        return f"{text}\n{self.caption}" if is_kept and self.caption not in text else text

    @property
    def has_text(self) -> bool:
        """Whether there are enough words. Those of captions count."""
        return SHORTEST_TEXT <= len(self.text or "") <= LONGEST_TEXT


REPORT: Flow[ReportStep, ReportAnswers] = Flow(
    Topic("laporan"),
    ReportAnswers,
    (
        Step(ReportStep.CATEGORY),
        # Words that came with a photo, or were asked as a question, are taken as they are.
        Step(ReportStep.TEXT, TEXT, may_skip=True),
        Step(ReportStep.UNIT),
        Step(ReportStep.COUNTER, TEXT, may_skip=True),
        Step(ReportStep.REFERENCE, TEXT, may_skip=True),
        Step(ReportStep.URGENCY, is_asked=lambda answers: not answers.is_urgent),
        Step(ReportStep.SUPERIOR),
        Step(ReportStep.FILES, FILES, may_skip=True, is_asked=lambda answers: answers.takes_files),
        Step(ReportStep.SUMMARY),
    ),
    listens_for=timedelta(hours=24),
    expires_after=timedelta(hours=24),
    album=lambda answers: answers.album,
    takes_always=FILES,
    changed_alone=lambda answers: answers.changes,
)
QUESTIONS = len(REPORT.steps) - 1
