"""AppointmentDraft: the table of appointments and leaves half entered."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from office.database.types import BigId, UtcDateTime


class AppointmentDraft(SQLModel, table=True):
    """An appointment or a leave half entered: a row, so that it survives a restart."""

    __tablename__ = "appointment_draft"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    step: str
    answers: str = "{}"
    updated_at: datetime = Field(sa_type=UtcDateTime)
