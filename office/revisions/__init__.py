"""Revisions of the shelf: content written in chat, reviewed by a head, and used over the files."""

from typing import Final

from office.noun import Noun
from office.revisions.form import (
    REVIEW_WORDS,
    SOP_TEXT,
    ReviewStep,
    ReviewWords,
    WritingStep,
    Written,
)
from office.revisions.models import DraftState, Revision, RevisionDraft
from office.revisions.records import RECORDS
from office.revisions.service import Revisions

NOUN: Final = Noun("revisions", RECORDS, (SOP_TEXT, REVIEW_WORDS))

__all__ = [
    "NOUN",
    "REVIEW_WORDS",
    "SOP_TEXT",
    "DraftState",
    "ReviewStep",
    "ReviewWords",
    "Revision",
    "RevisionDraft",
    "Revisions",
    "WritingStep",
    "Written",
]
