"""SampleRequest: the table of who was asked how they would ask about a new SOP."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from office.database.types import BigId, UtcDateTime


class SampleRequest(SQLModel, table=True):
    """One member who was asked about one SOP. What they wrote is a suggestion, not kept here."""

    __tablename__ = "sample_request"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    sop_id: str
    # Whether the whole SOP was new, or only sections of it.
    is_new: bool
    asked_at: datetime = Field(sa_type=UtcDateTime, index=True)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    skipped_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.skipped_at is None

    @property
    def code(self) -> str:
        """The name of the request in chat."""
        return f"CT-{self.id:04}"
