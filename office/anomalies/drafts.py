"""The form behind a report: its questions in order, and the answers given so far."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Self

from office.anomalies.escalation_policy import Urgency

SHORTEST_TEXT, LONGEST_TEXT = 10, 1500
LONGEST_WORD = 40
MOST_FILES = 10
EXPIRES_AFTER = timedelta(hours=24)


class Step(StrEnum):
    """One question a screen, in this order; the summary comes last."""

    CATEGORY = "kategori"
    TEXT = "uraian"
    UNIT = "unit"
    COUNTER = "loket"
    REFERENCE = "nomor"
    URGENCY = "urgensi"
    SUPERIOR = "atasan"
    FILES = "berkas"
    SUMMARY = "ringkasan"


STEPS = tuple(Step)
QUESTIONS = len(STEPS) - 1


@dataclass(frozen=True)
class File:
    """A photo or document as Telegram names it."""

    kind: str
    file_id: str


@dataclass(frozen=True)
class Answers:
    """What has been answered; None where the question was not reached yet."""

    category: str | None = None
    text: str | None = None
    unit: str | None = None
    counter: str | None = None
    case_reference: str | None = None
    urgency: Urgency | None = None
    # The post of the superior whom it is about; "" when it is about none.
    concerns: str | None = None
    files: tuple[File, ...] = ()
    sop_id: str | None = None
    # The album whose first photo was answered; the others of it are not answered again.
    album: str | None = None
    # The update that has changed the draft last: handled again, it changes nothing.
    moved_by: int | None = field(default=None, compare=False)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        files = tuple(File(**one) for one in data.pop("files", []))
        urgency = data.pop("urgency", None)
        return cls(**data, files=files, urgency=Urgency(urgency) if urgency else None)

    @property
    def is_complete(self) -> bool:
        needed = (self.category, self.text, self.unit, self.urgency, self.concerns)
        return all(answer is not None for answer in needed)

    def with_file(self, file: File) -> Self:
        """Add a file; over the limit, and seen before, it is left out."""
        if len(self.files) >= MOST_FILES or file in self.files:
            return self
        return replace(self, files=(*self.files, file))


def after(step: Step) -> Step:
    """The next question."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def before(step: Step) -> Step:
    """The question before, for "‹ Kembali"."""
    return STEPS[max(STEPS.index(step) - 1, 0)]


def number(step: Step) -> int:
    """The place of a question among the questions, from 1."""
    return STEPS.index(step) + 1
