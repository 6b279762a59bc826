"""Questions that no SOP answers: forwarded to a head, answered, and served to who asks the same."""

from office.answers.form import ANSWER, AnswerStep, AnswerWords
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.service import Answers

__all__ = ["ANSWER", "AnswerStep", "AnswerWords", "Answers", "ForwardedQuestion", "HeadAnswer"]
