"""SectionInForce, SopChange and ChangeReader: the words in force, the changes, their readers."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from office.database.types import BigId, Sealed, UtcDateTime


class SectionInForce(SQLModel, table=True):
    """The words of a section as they were at the last look at the content."""

    __tablename__ = "section_in_force"

    address: str = Field(primary_key=True)
    name: str = Field(sa_type=Sealed)
    owner: str
    fingerprint: str
    words: str = Field(sa_type=Sealed)
    # Since when they are in force. None: since before the first look.
    since: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SopChange(SQLModel, table=True):
    """A section whose words changed, came or went. Changes with the same `told_at` are one news."""

    __tablename__ = "sop_change"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    # Where the words stood before, and where they stand now. Empty if they are gone.
    address: str
    passage: str
    name: str = Field(sa_type=Sealed)
    owner: str = Field(index=True)
    before: str = Field(default="", sa_type=Sealed)
    after: str = Field(default="", sa_type=Sealed)
    must_read: bool = False
    noticed_at: datetime = Field(sa_type=UtcDateTime)
    told_at: datetime = Field(sa_type=UtcDateTime, index=True)

    @property
    def is_new(self) -> bool:
        return not self.before

    @property
    def is_gone(self) -> bool:
        return not self.passage


class ChangeReader(SQLModel, table=True):
    """A member whom a change concerns. The outbox knows how far the message has come."""

    __tablename__ = "sop_change_reader"
    __table_args__ = (UniqueConstraint("change_id", "member_id"),)

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    change_id: int = Field(foreign_key="sop_change.id", sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    # Their latest question that was answered with the old words.
    question_id: int | None = Field(default=None, sa_type=BigId)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
