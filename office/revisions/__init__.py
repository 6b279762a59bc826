"""Revisions of the shelf: content written in chat, reviewed by a head, and used over the files."""

from office.revisions.form import (
    REVIEW_WORDS,
    SOP_TEXT,
    ReviewStep,
    ReviewWords,
    WritingStep,
    Written,
)
from office.revisions.models import DraftState, Revision, RevisionDraft
from office.revisions.service import Revisions

__all__ = [
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
