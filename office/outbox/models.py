"""OutboxMessage and Pace: the tables of what is to be sent, and how fast."""

from datetime import UTC, datetime
from enum import IntEnum, StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office import payload
from office.database.types import BigId, EnumWord, UtcDateTime
from office.payload import P


class MessageState(StrEnum):
    """Waiting, or how it ended."""

    WAITING = "waiting"
    HELD = "held"  # not sent until somebody resumes it; one in flight may still arrive
    SENT = "sent"
    DROPPED = "dropped"  # obsolete when its turn came; `error` holds the reason
    DEAD = "dead"  # failed for good: a bug, an unreachable person, given up; kept for the admin


class Priority(IntEnum):
    """What is sent first when more is due than the pace allows."""

    CALL = -1  # somebody at a counter asks for help: nothing goes before it
    URGENT = 0
    NORMAL = 5
    DRILL = 7  # after what is meant, and before what may wait
    BULK = 9


# Stands in the place of an earlier try: it was sent once, and is not in flight now.
EARLIER = datetime(1970, 1, 1, tzinfo=UTC)

_IS_WAITING = text("state = 'waiting'")
_IS_DEAD = text("state = 'dead'")
_IS_OPEN = text("state IN ('waiting', 'held')")


class OutboxMessage(SQLModel, table=True):
    """A fact that somebody must be told: its kind, its subject, its recipient. Never its words."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_order",
            "priority",
            "due_at",
            "id",
            sqlite_where=_IS_WAITING,
            postgresql_where=_IS_WAITING,
        ),
        Index(
            "ix_outbox_recipient",
            "recipient_id",
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index("ix_outbox_subject", "kind", "about", "recipient_id"),
        Index(
            "ix_outbox_dead",
            "error",
            sqlite_where=_IS_DEAD,
            postgresql_where=_IS_DEAD,
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    kind: str
    about: int | None = Field(default=None, sa_type=BigId)
    detail: str = ""
    recipient_id: int = Field(foreign_key="member.id", sa_type=BigId)
    priority: int = Priority.NORMAL
    dedup_key: str | None = Field(default=None, unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime = Field(sa_type=UtcDateTime)
    # When it may be claimed: when it is due, at the next try, or when its lease ends.
    ready_at: datetime = Field(sa_type=UtcDateTime)
    state: MessageState = Field(default=MessageState.WAITING, sa_type=EnumWord(MessageState))
    owner: str | None = None
    # Set before the request is sent. After a crash only these messages may arrive twice. From the
    # next claim on it is `EARLIER`, until that one's request is sent.
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    tries: int = 0
    error: str | None = None
    message_id: int | None = Field(default=None, sa_type=BigId)
    # The ids of the files' messages that went ahead of its text, separated by commas.
    ahead: str = Field(default="", sa_column_kwargs={"server_default": ""})
    # For a quiz: its answers are recognised by this id.
    poll_id: str | None = Field(default=None, index=True)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    def facts(self, kind: type[P]) -> P:
        """Return what the detail says, where it is more than one id or word."""
        return payload.read(kind, self.detail)

    @property
    def is_urgent(self) -> bool:
        return self.priority <= Priority.URGENT

    @property
    def may_have_arrived(self) -> bool:
        """Whether a message that waits or is handed out was sent before, and may have arrived."""
        return self.started_at is not None

    @property
    def message_ids(self) -> tuple[int, ...]:
        """Return the ids of all that the recipient got with it."""
        ids = [int(one) for one in self.ahead.split(",") if one]
        return (*ids, self.message_id) if self.message_id is not None else tuple(ids)


class Pace(SQLModel, table=True):
    """When the next message may be sent: over all, to one chat, or at all after a 429."""

    __tablename__ = "pace"

    id: str = Field(primary_key=True)
    next_at: datetime = Field(sa_type=UtcDateTime)
