"""InboxUpdate: the table of the updates that were accepted."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, SealedOrUnreadable, UtcDateTime

# Open at so many crashes, an update may be their cause.
SUSPECTED = 2
# In hand at so many, it is.
MOST_TRIES = 5


class InboxUpdate(SQLModel, table=True):
    """An update. Its text is masked before it is stored, and erased once the update is done.

    One that is done and still has its text was put aside: `check` names it, its sender is told.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        Index(
            "ix_inbox_open",
            "update_id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        Index(
            "ix_inbox_chat",
            "chat_id",
            "update_id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    update_id: int = Field(
        primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False}
    )
    chat_id: int = Field(sa_type=BigId)
    payload: str | None = Field(sa_type=SealedOrUnreadable)
    masked: str = ""
    received_at: datetime = Field(sa_type=UtcDateTime)
    # How many processes ended while it was the next of its chat, up to `SUSPECTED`. From then on it
    # is handled alone, and only those count that ended while its handler ran.
    tries: int = 0
    # The replica that handles or handled it. Empty on SQLite, where there is only one process.
    owner: str | None = None
    done_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class OpenUpdate(NamedTuple):
    """What a handler of an update needs. The fields are columns of `InboxUpdate`."""

    update_id: int
    chat_id: int
    payload: str | None
    masked: str
    tries: int
    owner: str | None
