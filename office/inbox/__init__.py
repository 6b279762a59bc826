"""Updates are kept here before Telegram is told that they arrived, until their effect is stored."""

from office.inbox.service import Inbox, Letter, is_effect_stored

__all__ = ["Inbox", "Letter", "is_effect_stored"]
