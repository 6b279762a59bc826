"""What a member has sent without saying what for. It waits until a button says so."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Self

from office.anomalies.words.report_form import MOST_FILES, File
from office.forms import TEXT_OR_FILES, Flow, Step, Topic


class FreeWordsStep(StrEnum):
    """What the bot asks about it."""

    # A reporter with an open question: is it the answer?
    ANSWER = "jawaban"
    # A head who has replied about a report: a question, a message to the reporter, or a note?
    REPLY = "balasan"
    # Sent without any context: does it begin a report?
    REPORT = "laporan"


@dataclass(frozen=True)
class FreeWords:
    """The words and files in order of arrival, and the reports they may belong to."""

    cases: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    album: str | None = None
    # The sender's name for the last document, with personal data masked.
    document_name: str = ""

    @property
    def text(self) -> str:
        """Return all words that were sent, a line a message."""
        return "\n".join(self.texts)

    def with_more(self, text: str, file: File | None, album: str | None) -> Self:
        """Add a message. Files over the limit, or already there, are left out."""
        texts = (*self.texts, text) if text else self.texts
        is_new = file is not None and file not in self.files and len(self.files) < MOST_FILES
        files = (*self.files, file) if is_new and file is not None else self.files
        return replace(self, texts=texts, files=files, album=album)


FREE_WORDS_EXPIRE_AFTER = timedelta(hours=1)

FREE_WORDS: Flow[FreeWordsStep, FreeWords] = Flow(
    Topic("kiriman"),
    FreeWords,
    tuple(Step(step, TEXT_OR_FILES) for step in FreeWordsStep),
    listens_for=timedelta(minutes=10),
    expires_after=FREE_WORDS_EXPIRE_AFTER,
    album=lambda sent: sent.album,
)
