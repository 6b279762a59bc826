"""InterviewMessage and InterviewCount: what must be deleted from chats, and what is counted."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from office.database.types import BigId, UtcDateTime

# Stands in place of a question for the interview itself.
ANY = ""


class InterviewMessage(SQLModel, table=True):
    """A message of an interview, the bot's or the officer's, that is still in the officer's chat.

    Telegram lets a bot delete a message for 48 hours.
    """

    __tablename__ = "interview_message"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    message_id: int = Field(
        primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False}
    )
    seen_at: datetime = Field(sa_type=UtcDateTime)


class InterviewCount(SQLModel, table=True):
    """How often a question was asked in a month. It names no person and no interview.

    A row without a question counts the interviews themselves.
    """

    __tablename__ = "interview_count"

    # The first day of the month: a shorter time could be compared with who was on duty.
    month: date = Field(primary_key=True)
    purpose: str = Field(primary_key=True)
    question: str = Field(primary_key=True)
    asked: int = 0
    skipped: int = 0
    # The interviews that became a report in which this question stands.
    reported: int = 0
