"""The form of who proposes another value: the lines of one part, and a preview."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Step, Topic


class ArrangingStep(StrEnum):
    """What the form asks."""

    LINES = "isi"
    PREVIEW = "pratinjau"


@dataclass(frozen=True)
class ArrangingAnswers:
    """The part by its name, and its lines as they were typed."""

    part: str = ""
    lines: tuple[str, ...] = ()


ARRANGING: Flow[ArrangingStep, ArrangingAnswers] = Flow(
    Topic("pengaturan"),
    ArrangingAnswers,
    (Step(ArrangingStep.LINES, TEXT), Step(ArrangingStep.PREVIEW, TEXT)),
    # A form that was left must not take the next question as an answer.
    listens_for=timedelta(minutes=30),
    expires_after=timedelta(hours=12),
    is_left_by_commands=True,
    takes_phones=lambda answers: answers.part == "nomor",
)
