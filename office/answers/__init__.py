"""Questions that no SOP answers: they go to a head, and the answer to all who ask the same."""

from typing import Final

from office.answers.form import (
    ANSWER,
    FOLLOW_UP,
    AnswerStep,
    AnswerWords,
    FollowUpStep,
    FollowUpWords,
)
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.records import RECORDS
from office.answers.service import Answers
from office.noun import Noun

NOUN: Final = Noun("answers", RECORDS, (ANSWER, FOLLOW_UP))

__all__ = [
    "ANSWER",
    "FOLLOW_UP",
    "NOUN",
    "AnswerStep",
    "AnswerWords",
    "Answers",
    "FollowUpStep",
    "FollowUpWords",
    "ForwardedQuestion",
    "HeadAnswer",
]
