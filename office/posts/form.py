"""The form behind an appointment or a leave: its questions in order, and the answers so far."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office.errors import DayIsPast, EndsBeforeStart
from office.forms import TEXT, Flow, Step, Topic

LONGEST_LETTER = 60
DEPUTY = "wakil"


class AppointmentStep(StrEnum):
    """One question a screen; the summary comes last."""

    POST = "jabatan"
    WHO = "siapa"
    KIND = "jenis"
    LETTER = "nomor"
    FROM = "mulai"
    TO = "sampai"
    SUMMARY = "ringkasan"


@dataclass(frozen=True)
class AppointmentAnswers:
    """What has been answered; None where the question was not reached yet."""

    is_leave: bool = False
    # The writer's own leave: nobody asks who is away.
    is_mine: bool = False
    # As `posts.post_name` writes it.
    post: str | None = None
    member_id: int | None = None
    kind: str | None = None
    letter: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


def _is_appointment(answers: AppointmentAnswers) -> bool:
    return not answers.is_leave


APPOINTMENT: Flow[AppointmentStep, AppointmentAnswers] = Flow(
    Topic.APPOINTMENT,
    AppointmentAnswers,
    (
        Step(AppointmentStep.POST, is_asked=_is_appointment),
        Step(AppointmentStep.WHO, TEXT, is_asked=lambda answers: not answers.is_mine),
        Step(AppointmentStep.KIND, is_asked=_is_appointment),
        # A deputy holds no letter.
        Step(
            AppointmentStep.LETTER,
            TEXT,
            is_asked=lambda answers: not answers.is_leave and answers.kind != DEPUTY,
        ),
        Step(AppointmentStep.FROM, TEXT),
        Step(AppointmentStep.TO, TEXT),
        Step(AppointmentStep.SUMMARY),
    ),
    # An abandoned form must not take the next question for an answer.
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(minutes=30),
)


def check_days(answers: AppointmentAnswers, today: date) -> None:
    """Refuse days that cannot be. Raises DayIsPast, EndsBeforeStart."""
    starts_on, ends_on = answers.starts_on, answers.ends_on
    if starts_on is not None and starts_on < today:
        raise DayIsPast
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise EndsBeforeStart


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
