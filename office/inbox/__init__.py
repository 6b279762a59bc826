"""Keeps updates from before Telegram is told that they arrived until their effect is stored."""

from office.inbox.notices import GiveUpReason, InboxNotice
from office.inbox.service import (
    Inbox,
    LeaseLost,
    StoredUpdate,
    is_answered,
    is_effect_stored,
    note_answer,
)

__all__ = [
    "GiveUpReason",
    "Inbox",
    "InboxNotice",
    "LeaseLost",
    "StoredUpdate",
    "is_answered",
    "is_effect_stored",
    "note_answer",
]
