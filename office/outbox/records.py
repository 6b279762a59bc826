"""What the outbox's tables hold of people, and how long."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import and_, col, func

from office.outbox.models import MessageState, OutboxMessage, Pace
from office.records import Fate, OldRows, PersonalColumn, Records, Removable

_MACHINERY = frozenset({"owner", "dedup_key", "error", "ready_at", "started_at", "tries"})


def _ended(state: MessageState) -> Callable[[datetime], Sequence[OldRows]]:
    ended_at = func.coalesce(OutboxMessage.sent_at, OutboxMessage.due_at)

    def rows(border: datetime) -> Sequence[OldRows]:
        is_old = and_(col(OutboxMessage.state) == state, ended_at < border)
        return [OldRows(OutboxMessage, is_old)]

    return rows


RECORDS = Records(
    tables=(OutboxMessage, Pace),
    # The sender drops messages to former members.
    personal=(PersonalColumn(col(OutboxMessage.recipient_id), Fate.STAYS, secret=_MACHINERY),),
    # Cards and announcements are edited in place for a while.
    removable=tuple(
        Removable("outbox", str(state), 30, _ended(state))
        for state in (MessageState.SENT, MessageState.DROPPED, MessageState.DEAD)
    ),
)
