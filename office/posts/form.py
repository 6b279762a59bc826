"""The form of an appointment or a leave: its questions in order, and the answers so far."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from office.calendar import date_parser
from office.forms import TEXT, Flow, Step, Topic
from office.posts.errors import DayIsPast, EndsBeforeStart

LONGEST_LETTER = 60
DEPUTY = "wakil"


class AppointmentStep(StrEnum):
    """One question a screen. The summary comes last."""

    POST = "jabatan"
    WHO = "siapa"
    KIND = "jenis"
    LETTER = "nomor"
    FROM = "mulai"
    TO = "sampai"
    SUMMARY = "ringkasan"


@dataclass(frozen=True)
class AppointmentAnswers:
    """The answers so far. None: the question has not been reached."""

    is_leave: bool = False
    # The writer's own leave: the form does not ask who is away.
    is_mine: bool = False
    # As `posts.post_name` writes it.
    post: str | None = None
    member_id: int | None = None
    kind: str | None = None
    letter: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    # The leave for which a Plh was proposed. It gives the post, its kind and the days.
    leave_id: int | None = None


def _is_open(answers: AppointmentAnswers) -> bool:
    """Whether the form asks for the post and its kind."""
    return not answers.is_leave and answers.leave_id is None


def _has_days_to_say(answers: AppointmentAnswers) -> bool:
    return answers.leave_id is None


APPOINTMENT: Flow[AppointmentStep, AppointmentAnswers] = Flow(
    Topic("penunjukan"),
    AppointmentAnswers,
    (
        Step(AppointmentStep.POST, is_asked=_is_open),
        Step(AppointmentStep.WHO, TEXT, is_asked=lambda answers: not answers.is_mine),
        Step(AppointmentStep.KIND, is_asked=_is_open),
        # A deputy has no letter.
        Step(
            AppointmentStep.LETTER,
            TEXT,
            is_asked=lambda answers: not answers.is_leave and answers.kind != DEPUTY,
        ),
        Step(AppointmentStep.FROM, TEXT, is_asked=_has_days_to_say),
        Step(AppointmentStep.TO, TEXT, is_asked=_has_days_to_say),
        Step(AppointmentStep.SUMMARY),
    ),
    # A form that was left must not take the next question as an answer.
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(minutes=30),
)


def check_days(answers: AppointmentAnswers, today: date) -> None:
    """Refuse impossible days. Raises DayIsPast, EndsBeforeStart."""
    starts_on, ends_on = answers.starts_on, answers.ends_on
    if starts_on is not None and starts_on < today:
        raise DayIsPast
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise EndsBeforeStart


def read_day(text: str, answers: AppointmentAnswers, today: date) -> date:
    """Read the first or the last day as people write it.

    "Rabu" as the last day of a leave that begins on a Monday in two weeks is the Wednesday after.

    Raises:
        Unclear: the text names no day.
        DayIsPast: the day is over.
        EndsBeforeStart: it is before the first day.
    """
    try:
        day = date_parser.read_day(text, today)
        if answers.starts_on is not None and day < answers.starts_on:
            return date_parser.read_day(text, answers.starts_on)
    except date_parser.IsPast as past:
        if past.moment.date() < today:
            raise DayIsPast from None
        raise EndsBeforeStart from None
    return day
