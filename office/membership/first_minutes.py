"""The first minutes of a newcomer: three steps, kept as a form so that they go on after a break."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import Flow, Form, Step, Topic


class FirstStep(StrEnum):
    """One tap each. What is typed meanwhile is never for them."""

    ASK = "bertanya"
    PRACTISE = "berlatih"
    WORDS = "kata_kata"


@dataclass(frozen=True)
class NoAnswers:
    """Nothing is kept but how far they are."""


FIRST_MINUTES: Flow[FirstStep, NoAnswers] = Flow(
    Topic("menit_pertama"),
    NoAnswers,
    tuple(Step(step, is_answered=True) for step in FirstStep),
    listens_for=timedelta(0),
    # Who has not come back by then begins anew from /bantuan.
    expires_after=timedelta(days=30),
)
FirstForm = Form[FirstStep, NoAnswers]
