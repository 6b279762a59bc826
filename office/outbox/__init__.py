"""Keeps messages from the transaction that causes them until Telegram has accepted them."""

from office.outbox.models import MessageState, OutboxMessage, Priority
from office.outbox.pacing import Pacing
from office.outbox.rates import TO_ONE_CHAT_IN_ALL
from office.outbox.retry import Trouble, pause_before_retry
from office.outbox.service import Outbox
from office.outbox.unreached import (
    Again,
    Consequence,
    Consequences,
    Origin,
    Told,
    kinds_told_to_writers,
)
from office.outbox.values import Claim, Health, Pause, Tally

__all__ = [
    "TO_ONE_CHAT_IN_ALL",
    "Again",
    "Claim",
    "Consequence",
    "Consequences",
    "Health",
    "MessageState",
    "Origin",
    "Outbox",
    "OutboxMessage",
    "Pacing",
    "Pause",
    "Priority",
    "Tally",
    "Told",
    "Trouble",
    "kinds_told_to_writers",
    "pause_before_retry",
]
