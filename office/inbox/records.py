"""What the inbox's tables hold of people, and how long."""

from sqlmodel import and_, col, exists, select

from office.inbox.models import InboxUpdate
from office.inbox.notices import InboxNotice
from office.outbox import MessageState, OutboxMessage
from office.records import By, Fate, OldRows, PersonalColumn, Records, Removable

# The sender of an update that was put aside is still to be told what it said.
_IS_QUOTED = exists(
    select(OutboxMessage.id).where(
        OutboxMessage.kind == InboxNotice.GIVEN_UP,
        OutboxMessage.about == InboxUpdate.update_id,
        col(OutboxMessage.state).in_([MessageState.WAITING, MessageState.HELD]),
    )
)

RECORDS = Records(
    tables=(InboxUpdate,),
    personal=(
        PersonalColumn(
            col(InboxUpdate.chat_id), Fate.EMPTIED, By.ACCOUNT, emptied={"payload": None}
        ),
    ),
    # Telegram repeats an update for a day.
    removable=(
        Removable(
            "inbox",
            "done",
            2,
            lambda border: [
                OldRows(InboxUpdate, and_(col(InboxUpdate.done_at) < border, ~_IS_QUOTED))
            ],
        ),
    ),
)
