"""The form of a head's answer: first the words or the passage, then the preview."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from office.forms import TEXT, Flow, Step, Topic

LONGEST_ANSWER = 1_500


class AnswerStep(StrEnum):
    """What the head is asked for. The preview comes last."""

    WORDS = "isi"
    PASSAGE = "bagian"
    PREVIEW = "pratinjau"


@dataclass(frozen=True)
class AnswerWords:
    """The answer so far, and the question it is for."""

    forwarded_id: int = 0
    text: str = ""
    # "Ada di SOP …": a passage is chosen instead of words. These words searched for it last.
    is_pointing: bool = False
    looked_for: str = ""
    passage: str = ""
    # For a keeper's answer to a gap, which nobody has forwarded.
    gap_id: int = 0


ANSWER: Flow[AnswerStep, AnswerWords] = Flow(
    Topic.ANSWER,
    AnswerWords,
    (
        Step(AnswerStep.WORDS, TEXT, is_asked=lambda answers: not answers.is_pointing),
        Step(AnswerStep.PASSAGE, TEXT, is_asked=lambda answers: answers.is_pointing),
        # What is typed here replaces the words above.
        Step(AnswerStep.PREVIEW, TEXT),
    ),
    listens_for=timedelta(hours=1),
    expires_after=timedelta(hours=24),
)
