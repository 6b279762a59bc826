"""Interviews: the SOP's questions one by one beside the officer, forgotten after the day."""

from office.interviews.form import INTERVIEW
from office.interviews.models import InterviewCount, InterviewMessage
from office.interviews.service import Interviews

__all__ = ["INTERVIEW", "InterviewCount", "InterviewMessage", "Interviews"]
