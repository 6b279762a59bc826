"""What was asked, what was answered, and how officers rated it."""

from typing import Final

from office.noun import Noun
from office.questions.context import said_before
from office.questions.errors import AlreadySent, QuestionUnknown
from office.questions.models import Asked, Dislike, Question
from office.questions.records import RECORDS
from office.questions.service import QuestionOutcome, Questions
from office.questions.store import lock_question, question_of, recent_gaps

NOUN: Final = Noun("questions", RECORDS)

__all__ = [
    "NOUN",
    "AlreadySent",
    "Asked",
    "Dislike",
    "Question",
    "QuestionOutcome",
    "QuestionUnknown",
    "Questions",
    "lock_question",
    "question_of",
    "recent_gaps",
    "said_before",
]
