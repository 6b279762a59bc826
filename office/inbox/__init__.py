"""Keeps updates from before Telegram is told that they arrived until their effect is stored."""

from office.inbox.notices import InboxNotice, Reason
from office.inbox.service import (
    Inbox,
    LeaseLost,
    StoredUpdate,
    is_answered,
    is_effect_stored,
    note_answer,
)

__all__ = [
    "Inbox",
    "InboxNotice",
    "LeaseLost",
    "Reason",
    "StoredUpdate",
    "is_answered",
    "is_effect_stored",
    "note_answer",
]
