"""Question and SectionOpening: the tables of what was asked and what was opened."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import false
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, Sealed, UtcDateTime

# The band of a question that no SOP answers.
GAP = "none"
# The band of a question whose answer was shown, and may be another one.
LIKELY = "likely"


class Dislike(StrEnum):
    """Why an answer did not help."""

    WRONG = "salah"
    LACKING = "kurang"
    OUTDATED = "usang"
    UNCLEAR = "tidak_paham"


class Question(SQLModel, table=True):
    """One question, personal data masked. Its id is that of the update that brought it."""

    __tablename__ = "question"

    id: int = Field(primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False})
    member_id: int = Field(default=None, foreign_key="member.id", index=True, sa_type=BigId)
    asked_at: datetime = Field(sa_type=UtcDateTime, index=True)
    text: str = Field(sa_type=Sealed)
    # As it was searched: together with the question before, if it built on that.
    read_as: str | None = Field(default=None, sa_type=Sealed)
    # The addresses of the numbered options, if there were any.
    offered: str = Field(default="", sa_column_kwargs={"server_default": ""})
    band: str = Field(index=True)
    sop_id: str | None = None
    section: str | None = None
    score: float | None = None
    # The head's answer that was shown, if one was in force.
    answer_id: int | None = Field(default=None, sa_type=BigId)
    is_helpful: bool | None = None
    dislike: Dislike | None = Field(default=None, sa_type=EnumWord(Dislike))
    rated_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The address of the section that they meant, after another one did not help.
    meant: str | None = None
    # They have agreed that their words may be a sample question, even if nobody else asks so.
    may_be_sample: bool = Field(default=False, sa_column_kwargs={"server_default": false()})

    def is_likely_at(self, sop_id: str, section: str) -> bool:
        """Whether that section was shown as the likely answer."""
        return self.band == LIKELY and (self.sop_id, self.section) == (sop_id, section)

    @property
    def stands_alone(self) -> bool:
        """Whether it means something without the question before, on which it may build."""
        return bool(self.text) and self.read_as in (None, self.text)

    @property
    def leans(self) -> bool:
        """Whether what was shown answers it together with the question before."""
        is_shown = self.sop_id is not None or self.answer_id is not None
        return self.read_as not in (None, self.text) and is_shown


class Asked(NamedTuple):
    """What the asker's next message may build on. The fields are columns of `Question`."""

    id: int
    asked_at: datetime
    text: str
    read_as: str | None
    offered: str
    sop_id: str | None
    section: str | None


class SectionOpening(SQLModel, table=True):
    """When a member last opened a section with a button. Without a section: the whole SOP."""

    __tablename__ = "section_opening"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    sop_id: str = Field(primary_key=True)
    section: str = Field(primary_key=True)
    opened_on: date = Field(index=True)
