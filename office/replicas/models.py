"""Replica and DutyHolder: the running processes, and who does what only one of them may do."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import EnumWord, UtcDateTime


class Duty(StrEnum):
    """What one process at a time does for all of them."""

    POLLING = "polling"
    SCHEDULER = "scheduler"


class Replica(SQLModel, table=True):
    """A running process. Others delete it once the database's clock has passed `alive_until`."""

    __tablename__ = "replica"

    id: str = Field(primary_key=True)
    started_at: datetime = Field(sa_type=UtcDateTime)
    alive_until: datetime = Field(sa_type=UtcDateTime)
    # When Telegram last answered it.
    heard_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The name of its connections in PostgreSQL (`application_name`).
    connections: str
    # What tells the content that it answers with; None before its first look.
    content: str | None = None
    # Of the program; None of one that is too old to say it.
    version: str | None = None


class DutyHolder(SQLModel, table=True):
    """Who has a duty. The duty lasts as long as the holder's row in `replica`."""

    __tablename__ = "duty_holder"

    duty: Duty = Field(primary_key=True, sa_type=EnumWord(Duty))
    replica_id: str
