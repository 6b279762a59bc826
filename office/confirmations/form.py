"""The form of a head who writes what a line only asks, or where it stands."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Step, Topic


class LineStep(StrEnum):
    """What is asked for."""

    WORDS = "isi"


@dataclass(frozen=True)
class LineWords:
    """The line that is written about, by its code."""

    code: str = ""
    takes_phone: bool = False
    """Whether a telephone number of the office is asked for."""


LINE_WORDS: Flow[LineStep, LineWords] = Flow(
    Topic("kata_baris"),
    LineWords,
    (Step(LineStep.WORDS, TEXT),),
    # A form that was left must not take the next question as an answer.
    listens_for=timedelta(minutes=15),
    expires_after=timedelta(minutes=15),
    is_left_by_commands=True,
    takes_phones=lambda answers: answers.takes_phone,
)
