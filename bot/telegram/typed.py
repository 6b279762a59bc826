"""Reads what somebody has typed."""

from telegram import Update


def typed_text(update: Update) -> str:
    """Return the text of the message in hand; empty if it has none. A caption is none."""
    return ((update.message.text if update.message else None) or "").strip()


def typed_words(update: Update) -> str:
    """Return the text or the caption of the message in hand; empty if it has none."""
    message = update.message
    return ((message.text or message.caption if message else None) or "").strip()
