"""PrivacyTold: the table of who was told what the bot keeps of them."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from office.database.types import BigId, UtcDateTime


class PrivacyTold(SQLModel, table=True):
    """A member was told one version of the privacy notice, once. Kept: the office must prove it."""

    __tablename__ = "privacy_told"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    version: str
    told_at: datetime = Field(sa_type=UtcDateTime)
