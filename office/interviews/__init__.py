"""Interviews: the SOP's questions one by one beside the officer, forgotten after the day."""

from typing import Final

from office.interviews.form import INTERVIEW
from office.interviews.models import InterviewCount, InterviewMessage
from office.interviews.records import RECORDS
from office.interviews.service import Interviews
from office.noun import Noun

NOUN: Final = Noun("interviews", RECORDS, (INTERVIEW,))

__all__ = [
    "INTERVIEW",
    "NOUN",
    "InterviewCount",
    "InterviewMessage",
    "Interviews",
]
