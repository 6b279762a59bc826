"""ReportSign, SignCount and SignDecision: what an open report shows, and what is left of it."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from office.anomalies import Outcome
from office.database.types import BigId, EnumWord, UtcDateTime

# Stands in place of a sign for the report itself: how many reports an interview led to.
ANY = ""


class ProposalKind(StrEnum):
    """What is proposed to the heads."""

    SPREAD = "tambah"  # confirmed often: other interviews may ask for it, too
    DROP = "hapus"  # never confirmed


class DecisionOnSign(StrEnum):
    """What a head said to a proposal."""

    ACCEPTED = "diterima"
    REFUSED = "ditolak"


class ReportSign(SQLModel, table=True):
    """A sign that its officer put into a report that has not ended. It goes with the end."""

    __tablename__ = "report_sign"

    anomaly_id: int = Field(
        primary_key=True,
        foreign_key="anomaly.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    interview: str = Field(primary_key=True)
    sign: str = Field(primary_key=True)


class SignCount(SQLModel, table=True):
    """How many reports with a sign ended in a month, and how. It names no report and no person."""

    __tablename__ = "sign_count"

    # The first day of the month: a shorter time could be compared with single reports.
    month: date = Field(primary_key=True)
    interview: str = Field(primary_key=True)
    sign: str = Field(primary_key=True)
    outcome: Outcome = Field(primary_key=True, sa_type=EnumWord(Outcome))
    reports: int = 0


class SignDecision(SQLModel, table=True):
    """What a head decided on a proposal, and on how many cases it stood then."""

    __tablename__ = "sign_decision"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    sign: str = Field(index=True)
    kind: ProposalKind = Field(sa_type=EnumWord(ProposalKind))
    decision: DecisionOnSign = Field(sa_type=EnumWord(DecisionOnSign))
    cases: int
    decided_by: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    decided_at: datetime = Field(sa_type=UtcDateTime)
    is_undone: bool = False
