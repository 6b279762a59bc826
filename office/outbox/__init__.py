"""Keeps messages from the transaction that causes them until Telegram has accepted them."""

from office.outbox.models import MessageState, OutboxMessage, Priority
from office.outbox.pacing import HORIZON
from office.outbox.rates import Lateness
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
    "HORIZON",
    "Again",
    "Claim",
    "Consequence",
    "Consequences",
    "Health",
    "Lateness",
    "MessageState",
    "Origin",
    "Outbox",
    "OutboxMessage",
    "Pause",
    "Priority",
    "Tally",
    "Told",
    "Trouble",
    "kinds_told_to_writers",
    "pause_before_retry",
]
