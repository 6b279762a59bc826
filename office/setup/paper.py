"""What an office wrote down on paper before it had the bot: with it later figures are compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from office.calendar import Period, Unclear, read_period
from office.forms import TEXT, Flow, Step, Topic
from office.payload import Payload
from office.setup.errors import WrongPaper

_MOST = 100_000
# How a line says that nothing was noted.
NOT_NOTED = "-"
# A dot parts thousands alone: 1.5 is not fifteen.
_WHOLE = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+")


class PaperField(StrEnum):
    """A line of the form."""

    PERIOD = "period"
    ASKED = "asked"
    ANSWERED = "answered"
    UNTIL_ANSWERED = "until_answered"
    UNTIL_TAKEN_URGENT = "until_taken_urgent"
    UNTIL_TAKEN = "until_taken"


@dataclass(frozen=True)
class PaperFigures(Payload):
    """The figures of the time before. None: it was not noted. Waits are medians in minutes."""

    first: date
    last: date
    asked: int | None = None
    answered: int | None = None
    until_answered: int | None = None
    until_taken_urgent: int | None = None
    until_taken: int | None = None

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)


@dataclass(frozen=True)
class GivenPaper:
    """The figures in force."""

    figures: PaperFigures
    number: int
    by_id: int | None
    at: datetime


class PaperStep(StrEnum):
    """What is asked for."""

    LINES = "isi"


@dataclass(frozen=True)
class PaperAnswers:
    """Nothing is kept of it but what is stored whole."""


PAPER: Flow[PaperStep, PaperAnswers] = Flow(
    Topic("catatan_kertas"),
    PaperAnswers,
    (Step(PaperStep.LINES, TEXT),),
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(hours=1),
    is_left_by_commands=True,
)


def read_paper(lines: Mapping[PaperField, str], today: date) -> PaperFigures:
    """Read what was typed, a text for each line.

    Raises:
        WrongPaper: says which line does not fit.
    """
    try:
        period = read_period(lines.get(PaperField.PERIOD, ""), today)
    except Unclear:
        raise WrongPaper(PaperField.PERIOD) from None
    if period.last >= today:
        raise WrongPaper(PaperField.PERIOD)
    counts = {
        field: _number(field, lines.get(field, NOT_NOTED))
        for field in PaperField
        if field is not PaperField.PERIOD
    }
    asked, answered = counts[PaperField.ASKED], counts[PaperField.ANSWERED]
    if answered is not None and (asked is None or answered > asked):
        raise WrongPaper(PaperField.ANSWERED)
    if all(count is None for count in counts.values()):
        raise WrongPaper(PaperField.ASKED)
    return PaperFigures(period.first, period.last, **counts)


def _number(field: PaperField, typed: str) -> int | None:
    word = typed.strip()
    if word in ("", NOT_NOTED, "–"):
        return None
    if not _WHOLE.fullmatch(word) or (number := int(word.replace(".", ""))) >= _MOST:
        raise WrongPaper(field)
    return number
