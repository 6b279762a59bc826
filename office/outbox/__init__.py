"""Keeps messages from the transaction that causes them until Telegram has accepted them."""

from office.outbox.claim import Claim, Health, Pause, Tally
from office.outbox.models import MessageState, OutboxMessage, Priority
from office.outbox.pace import Lateness
from office.outbox.pacing import HORIZON
from office.outbox.retry import Trouble, pause_before_retry
from office.outbox.service import Outbox

__all__ = [
    "HORIZON",
    "Claim",
    "Health",
    "Lateness",
    "MessageState",
    "Outbox",
    "OutboxMessage",
    "Pause",
    "Priority",
    "Tally",
    "Trouble",
    "pause_before_retry",
]
