"""Answering: what shelf and heads have to say to a text, and whose text it is."""

from office.answering.asking import is_question
from office.answering.looked import Chosen, FoundAnswer, Looked, NoQuestion, NotAsking
from office.answering.service import LONGEST_QUESTION, Answering
from office.answering.whose import Owner, Typed, whose

__all__ = [
    "LONGEST_QUESTION",
    "Answering",
    "Chosen",
    "FoundAnswer",
    "Looked",
    "NoQuestion",
    "NotAsking",
    "Owner",
    "Typed",
    "is_question",
    "whose",
]
