"""Drill: the table of who was told which case, and when it began and ended."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, UtcDateTime

LATER = timedelta(minutes=30)


class DrillState(StrEnum):
    """How a drill stands."""

    PLANNED = "direncanakan"
    RUNNING = "berjalan"
    ENDED = "berakhir"


class DrillEnd(StrEnum):
    """Why a drill has ended."""

    DONE = "tuntas"
    STOPPED = "dihentikan"
    CALLED_OFF = "dibatalkan"
    OVERTAKEN = "ada_laporan_mendesak"
    DAY_OVER = "hari_kerja_usai"


_IS_OPEN = text(f"state <> '{DrillState.ENDED}'")


class Drill(SQLModel, table=True):
    """One told case for one officer. Its report is an anomaly that says itself what it is."""

    __tablename__ = "drill"
    __table_args__ = (
        Index("ix_drill_open", "starts_at", sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    told_case: str
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    planned_by: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    planned_at: datetime = Field(sa_type=UtcDateTime)
    starts_at: datetime = Field(sa_type=UtcDateTime)
    # The end of its working day: then it ends by itself.
    closes_at: datetime = Field(sa_type=UtcDateTime)
    # Not announced is one of which the officer knows only that it comes within a week.
    is_announced: bool = True
    state: DrillState = Field(default=DrillState.PLANNED, sa_type=EnumWord(DrillState))
    # When the officer was last asked whether an applicant is there.
    asked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    began_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_how: DrillEnd | None = Field(default=None, sa_type=EnumWord(DrillEnd))
    anomaly_id: int | None = Field(default=None, foreign_key="anomaly.id", sa_type=BigId)

    @property
    def code(self) -> str:
        """Return its short name."""
        return f"SM-{self.id:04d}"

    @property
    def is_open(self) -> bool:
        """Whether it is planned or running."""
        return self.state is not DrillState.ENDED

    @property
    def has_begun(self) -> bool:
        """Whether the officer has read the case."""
        return self.began_at is not None

    def put_off(self, now: datetime) -> None:
        """Ask the officer again in half an hour."""
        self.starts_at, self.asked_at = now + LATER, None

    def begin(self, at: datetime) -> None:
        """Let the officer read the case."""
        self.state, self.began_at = DrillState.RUNNING, at

    def end(self, how: DrillEnd, at: datetime) -> None:
        """Note why and when it has ended."""
        self.state, self.ended_how, self.ended_at = DrillState.ENDED, how, at
