"""The questions behind a change of the schedule, in order, and the answers given so far."""

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import time, timedelta
from enum import StrEnum
from typing import Self

from office.training.catalogue import Schedule

# An abandoned form must not take the next question for an answer.
EXPIRES_AFTER = timedelta(minutes=30)
OFFICE = ""
"""The unit of a plan for the whole office."""


class Step(StrEnum):
    """One question a screen, in this order; the summary comes last."""

    UNIT = "unit"
    DAYS = "hari"
    TIME = "jam"
    THEME = "tema"
    QUIZ_DAYS = "kuis"
    SUMMARY = "ringkasan"


@dataclass(frozen=True)
class PlanAnswers:
    """What has been answered; it begins with the schedule in force."""

    unit: str = OFFICE
    days: tuple[int, ...] = ()
    at: time = field(default=time(8))
    theme: str | None = None
    quiz_days: tuple[int, ...] = ()

    @classmethod
    def of(cls, unit: str, schedule: Schedule) -> Self:
        return cls(unit, schedule.days, schedule.at, schedule.theme, schedule.quiz_days)

    @property
    def schedule(self) -> Schedule:
        return Schedule(self.days, self.at, self.theme, self.quiz_days)

    def to_json(self) -> str:
        return json.dumps(asdict(self), default=time.isoformat)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        data["at"] = time.fromisoformat(data["at"])
        for name in ("days", "quiz_days"):
            data[name] = tuple(data[name])
        return cls(**data)


@dataclass(frozen=True)
class PlanWriting:
    """A form as its writer left it: the question he stands at, and his answers."""

    step: Step
    answers: PlanAnswers


def after(step: Step) -> Step:
    """The next question."""
    steps = list(Step)
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def before(step: Step) -> Step:
    """The question before; the first has none."""
    steps = list(Step)
    return steps[max(steps.index(step) - 1, 0)]


def toggled(days: tuple[int, ...], day: int) -> tuple[int, ...]:
    """The weekdays with that one added, or taken away if it was there."""
    return tuple(sorted(set(days) ^ {day}))


def read_time(text: str) -> time | None:
    """Read a time as people type it: 08.00, 8:30, jam 9, pukul 13.15 WIB."""
    found = re.fullmatch(
        r"\s*(?:jam|pukul|pkl\.?)?\s*(\d{1,2})(?:[.:](\d{2}))?\s*(?:wib|wita|wit)?\s*",
        text.casefold(),
    )
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
