"""AnswerVerdict and PilotBaseline: what heads said of sampled answers, and the first weeks."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, UtcDateTime

A_WEEK = timedelta(weeks=1)


class Completeness(StrEnum):
    """What a head says of an answer. Right and incomplete is not good enough."""

    COMPLETE = "benar_lengkap"
    LACKING = "benar_kurang"
    WRONG = "salah"


class AnswerVerdict(SQLModel, table=True):
    """A head has judged one answer of a week's sample. The last word counts."""

    __tablename__ = "answer_verdict"

    # The id of the question in `office/questions`, which may be gone by now.
    question_id: int = Field(
        primary_key=True, sa_type=BigId, sa_column_kwargs={"autoincrement": False}
    )
    # The Monday of the week in which it was asked.
    week: date = Field(index=True)
    sop_id: str
    verdict: Completeness = Field(sa_type=EnumWord(Completeness))
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    given_at: datetime = Field(sa_type=UtcDateTime)


class PilotBaseline(SQLModel, table=True):
    """The counts of the first weeks of a pilot. They name nobody, and stay."""

    __tablename__ = "pilot_baseline"

    # Their first Monday.
    first: date = Field(primary_key=True)
    counted_on: date
    # `PilotCounts` of `counts.py`.
    counts: str

    def is_early(self, last: date, today: date) -> bool:
        """Whether it was counted before heads had a week to answer and to judge, and they have."""
        return self.counted_on <= last + A_WEEK < today
