"""Replica and DutyHolder: the processes at work, and who does what only one of them may."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import UtcDateTime, Word


class Duty(StrEnum):
    """What one process at a time does for all."""

    POLLING = "polling"
    SCHEDULER = "scheduler"


class Replica(SQLModel, table=True):
    """A process at work; others delete it once the database's clock has passed `alive_until`."""

    __tablename__ = "replica"

    id: str = Field(primary_key=True)
    started_at: datetime = Field(sa_type=UtcDateTime)
    alive_until: datetime = Field(sa_type=UtcDateTime)
    # When Telegram last answered it.
    heard_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # What PostgreSQL calls its connections (`application_name`).
    connections: str
    # What tells the content that it answers with; None before its first look.
    content: str | None = None


class DutyHolder(SQLModel, table=True):
    """Who has a duty. It lasts as long as the holder's row in `replica`."""

    __tablename__ = "duty_holder"

    duty: Duty = Field(primary_key=True, sa_type=Word(Duty))
    replica_id: str
