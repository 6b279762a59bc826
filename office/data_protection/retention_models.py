"""Removal and RetentionRun: the tables of what was removed, and on which days."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from office.database.types import BigId, UtcDateTime


class Removal(SQLModel, table=True):
    """One removal: of which kind and state, how much, and by which rule."""

    __tablename__ = "retention_log"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    at: datetime = Field(sa_type=UtcDateTime)
    kind: str
    state: str
    rule: str
    count: int


class RetentionRun(SQLModel, table=True):
    """A day of the office's calendar whose removals are done."""

    __tablename__ = "retention_run"

    day: date = Field(primary_key=True)
    finished_at: datetime = Field(sa_type=UtcDateTime)
