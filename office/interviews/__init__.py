"""Interviews: the SOP's questions one by one beside the officer, forgotten after the day."""

from typing import Final

from office.interviews.counting import QuestionCount
from office.interviews.form import (
    INTERVIEW,
    LONGEST_NOTE,
    LONGEST_REFERENCE,
    SHORTEST_NOTE,
    InterviewAnswers,
    InterviewForm,
    InterviewStep,
    Mark,
    Verdict,
)
from office.interviews.models import InterviewCount, InterviewMessage
from office.interviews.notices import UNREACHED, InterviewNotice, Messages
from office.interviews.records import RECORDS
from office.interviews.service import Interviews
from office.noun import Noun

NOUN: Final = Noun("interviews", RECORDS, (INTERVIEW,), unreached=UNREACHED)

__all__ = [
    "INTERVIEW",
    "LONGEST_NOTE",
    "LONGEST_REFERENCE",
    "NOUN",
    "SHORTEST_NOTE",
    "InterviewAnswers",
    "InterviewCount",
    "InterviewForm",
    "InterviewMessage",
    "InterviewNotice",
    "InterviewStep",
    "Interviews",
    "Mark",
    "Messages",
    "QuestionCount",
    "Verdict",
]
