"""What the inbox's tables hold of people, and how long."""

from sqlmodel import col

from office.inbox.models import InboxUpdate
from office.records import By, Fate, OldRows, PersonalColumn, Records, Removable

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
            lambda border: [OldRows(InboxUpdate, col(InboxUpdate.done_at) < border)],
        ),
    ),
)
