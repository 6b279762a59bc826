"""The questions behind an appointment or a leave, in order, and the answers given so far."""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

# An abandoned form must not take the next question for an answer.
EXPIRES_AFTER = timedelta(minutes=30)
LONGEST_LETTER = 60
DEPUTY = "wakil"


class Step(StrEnum):
    """One question a screen, in this order; the summary comes last."""

    POST = "jabatan"
    WHO = "siapa"
    KIND = "jenis"
    LETTER = "nomor"
    FROM = "mulai"
    TO = "sampai"
    SUMMARY = "ringkasan"


_OF_A_LEAVE = (Step.WHO, Step.FROM, Step.TO, Step.SUMMARY)


@dataclass(frozen=True)
class Answers:
    """What has been answered; None where the question was not reached yet."""

    is_leave: bool = False
    # As `shared.post_name` writes it.
    post: str | None = None
    member_id: int | None = None
    kind: str | None = None
    letter: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    # The update that has changed the form last: handled again, it changes nothing.
    moved_by: int | None = field(default=None, compare=False)

    def to_json(self) -> str:
        return json.dumps(asdict(self), default=date.isoformat)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        for name in ("starts_on", "ends_on"):
            data[name] = date.fromisoformat(data[name]) if data[name] else None
        return cls(**data)


@dataclass(frozen=True)
class Writing:
    """A form as its writer left it: the question he stands at, and his answers."""

    step: Step
    answers: Answers

    def is_result_of(self, update_id: int) -> bool:
        """Whether that update has brought the form to where it is."""
        return self.answers.moved_by == update_id


def after(step: Step, answers: Answers) -> Step:
    """The next question. A deputy holds no letter, a leave no post."""
    steps = [
        one
        for one in (_OF_A_LEAVE if answers.is_leave else tuple(Step))
        if one is not Step.LETTER or answers.kind != DEPUTY
    ]
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def read_date(text: str) -> date | None:
    """Read a date as people type it: 26/11/2026, 26-11-2026, 26.11.2026."""
    found = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", text)
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
