"""Questions that no SOP answers: they go to a head, and the answer to all who ask the same."""

from office.answers.form import (
    ANSWER,
    FOLLOW_UP,
    AnswerStep,
    AnswerWords,
    FollowUpStep,
    FollowUpWords,
)
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.service import Answers

__all__ = [
    "ANSWER",
    "FOLLOW_UP",
    "AnswerStep",
    "AnswerWords",
    "Answers",
    "FollowUpStep",
    "FollowUpWords",
    "ForwardedQuestion",
    "HeadAnswer",
]
