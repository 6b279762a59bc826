"""The questions of interviews, and their signs: what may be one, and how a file gets another."""

from knowledge.reading.interviews.file import (
    HOW_TO_CHECK,
    LONGEST_QUESTION,
    LONGEST_TITLE,
    MOST_QUESTIONS,
    Interview,
    InterviewQuestion,
    Interviews,
    Place,
    Point,
    load,
    misfits,
    shown,
)
from knowledge.reading.interviews.signs import BarredWords, normal, sign_id

__all__ = [
    "HOW_TO_CHECK",
    "LONGEST_QUESTION",
    "LONGEST_TITLE",
    "MOST_QUESTIONS",
    "BarredWords",
    "Interview",
    "InterviewQuestion",
    "Interviews",
    "Place",
    "Point",
    "load",
    "misfits",
    "normal",
    "shown",
    "sign_id",
]
