"""StoredForm: the table of what members have half written."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import Field, SQLModel

from office.database.types import BigId, Sealed, UtcDateTime


class StoredForm(SQLModel, table=True):
    """A form as a row: it survives a restart and works on any replica."""

    __tablename__ = "form"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    # Plain strings: a replica of the version before must be able to read a row with a new topic.
    topic: str = Field(primary_key=True)
    step: str
    answers: str = Field(sa_type=Sealed)
    # The update that last moved it. Handled again, it moves nothing.
    moved_by: int | None = Field(default=None, sa_type=BigId)
    updated_at: datetime = Field(sa_type=UtcDateTime)


class FormRow(NamedTuple):
    """The part of a form that every message reads. The fields are columns of `StoredForm`."""

    topic: str
    step: str
    answers: str
    moved_by: int | None
    updated_at: datetime
