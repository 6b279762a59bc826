"""Questions that no SOP answers: they go to a head, and the answer to all who ask the same."""

from office.answers.form import ANSWER, AnswerStep, AnswerWords
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.service import Answers

__all__ = ["ANSWER", "AnswerStep", "AnswerWords", "Answers", "ForwardedQuestion", "HeadAnswer"]
