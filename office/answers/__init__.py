"""Questions that no SOP answers: they go to a head, and the answer to all who ask the same."""

from typing import Final

from office.answers.alike import Alike
from office.answers.errors import (
    AlreadyAnswered,
    AnsweredAlike,
    ForwardedUnknown,
    QuestionTakenBack,
)
from office.answers.form import (
    ANSWER,
    FOLLOW_UP,
    FORWARD,
    LONGEST_ANSWER,
    LONGEST_FOLLOW_UP,
    AnswerStep,
    AnswerWords,
    FollowUpStep,
    FollowUpWords,
    ForwardStep,
    ForwardWords,
)
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.moves.forwarding import ForwardingPlan
from office.answers.notices import UNREACHED, AnswerNotice
from office.answers.records import RECORDS
from office.answers.service import Answers
from office.answers.store import count_open_in, told_of
from office.answers.tiers import VALID_DAYS, tiers
from office.noun import Noun

NOUN: Final = Noun(
    "answers", RECORDS, (ANSWER, FOLLOW_UP, FORWARD), unreached=UNREACHED, open_in=count_open_in
)

__all__ = [
    "ANSWER",
    "FOLLOW_UP",
    "FORWARD",
    "LONGEST_ANSWER",
    "LONGEST_FOLLOW_UP",
    "NOUN",
    "VALID_DAYS",
    "Alike",
    "AlreadyAnswered",
    "AnswerNotice",
    "AnswerStep",
    "AnswerWords",
    "AnsweredAlike",
    "Answers",
    "FollowUpStep",
    "FollowUpWords",
    "ForwardStep",
    "ForwardWords",
    "ForwardedQuestion",
    "ForwardedUnknown",
    "ForwardingPlan",
    "HeadAnswer",
    "QuestionTakenBack",
    "tiers",
    "told_of",
]
