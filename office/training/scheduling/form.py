"""The form that changes a schedule: its questions in order, and the answers so far."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from typing import Self

from office.forms import TEXT, Flow, Form, Step, Topic
from office.training.catalogue import Schedule

OFFICE = ""
"""The unit of a plan for the whole office."""


class ScheduleStep(StrEnum):
    """One question a screen. The summary comes last."""

    UNIT = "unit"
    DAYS = "hari"
    TIME = "jam"
    THEME = "tema"
    QUIZ_DAYS = "kuis"
    SUMMARY = "ringkasan"


@dataclass(frozen=True)
class PlanAnswers:
    """The answers so far. They begin with the schedule in force."""

    unit: str = OFFICE
    days: tuple[int, ...] = ()
    at: time = time(8)
    theme: str | None = None
    quiz_days: tuple[int, ...] = ()
    # Whether the trainer can choose from several units.
    has_choice: bool = False

    @classmethod
    def of(cls, unit: str, schedule: Schedule, *, has_choice: bool = False) -> Self:
        days, quiz_days = schedule.days, schedule.quiz_days
        return cls(unit, days, schedule.at, schedule.theme, quiz_days, has_choice)


SCHEDULE: Flow[ScheduleStep, PlanAnswers] = Flow(
    Topic("jadwal"),
    PlanAnswers,
    (
        Step(ScheduleStep.UNIT, is_asked=lambda answers: answers.has_choice),
        Step(ScheduleStep.DAYS),
        Step(ScheduleStep.TIME, TEXT),
        Step(ScheduleStep.THEME),
        Step(ScheduleStep.QUIZ_DAYS),
        Step(ScheduleStep.SUMMARY),
    ),
    # A form that was left must not take the next question as an answer.
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(minutes=30),
)
PlanForm = Form[ScheduleStep, PlanAnswers]


def toggled(days: tuple[int, ...], day: int) -> tuple[int, ...]:
    """Return the weekdays with that one added, or removed if it was there."""
    return tuple(sorted(set(days) ^ {day}))


def read_time(text: str) -> time | None:
    """Read a time as people type it (08.00, 8:30, jam 9, pukul 13.15 WIB), or return None."""
    found = re.fullmatch(
        r"(?:jam|pukul|pkl\.?)?\s*+(\d{1,2})(?:[.:](\d{2}))?\s*+(?:wib|wita|wit)?",
        text.casefold().strip(),
    )
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
