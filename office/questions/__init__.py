"""What was asked, what was answered, and how officers rated it."""

from typing import Final

from office.noun import Noun
from office.questions.models import Asked, Dislike, Question
from office.questions.records import RECORDS
from office.questions.service import QuestionOutcome, Questions

NOUN: Final = Noun("questions", RECORDS)

__all__ = ["NOUN", "Asked", "Dislike", "Question", "QuestionOutcome", "Questions"]
