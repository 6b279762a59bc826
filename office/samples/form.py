"""The form of a colleague who writes how they would ask: one question, one message."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Step, Topic


class SampleStep(StrEnum):
    """What the colleague is asked for."""

    WORDS = "isi"


@dataclass(frozen=True)
class SampleAnswers:
    """The request that is answered."""

    request_id: int = 0


SAMPLES: Flow[SampleStep, SampleAnswers] = Flow(
    Topic("contoh_pertanyaan"),
    SampleAnswers,
    (Step(SampleStep.WORDS, TEXT),),
    # A form that was left must not take the next question as an answer.
    listens_for=timedelta(minutes=15),
    expires_after=timedelta(minutes=15),
    is_left_by_commands=True,
)
