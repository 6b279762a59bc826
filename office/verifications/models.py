"""Verification and its history: the tables of what issuers were asked."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from office import hash_chain
from office.calendar import WorkingHours
from office.cases.models import Case, CaseEntry, case_indexes, not_in
from office.database.types import BigId, EnumWord, Sealed
from office.people import Member
from office.verifications.errors import VerificationEnded
from office.verifications.moves.clocks import Clock, clocks


class State(StrEnum):
    """How a verification stands."""

    OPENED = "disiapkan"
    SENT = "menunggu"
    CLOSED = "selesai"
    CANCELLED = "dibatalkan"


ENDED = frozenset({State.CLOSED, State.CANCELLED})
IS_OPEN = not_in(ENDED)


class IssuerOutcome(StrEnum):
    """What the issuer answered. Neither silence nor an empty archive makes a document false."""

    GENUINE = "asli"
    NOT_GENUINE = "tidak_asli"
    UNKNOWN = "tidak_dikenal"
    NO_ANSWER = "tidak_dijawab"


class Channel(StrEnum):
    """How the issuer was asked."""

    LETTER = "surat"
    PHONE = "telepon"
    SITE = "laman"


class Application(StrEnum):
    """Whether the applicant's clock runs: the law exempts what needs an inquiry anyway."""

    ORDINARY = "biasa"
    EXEMPT = "dikecualikan"  # a lost, damaged or duplicate passport
    NONE = "belum_wawancara"


class Event(StrEnum):
    """What a history can hold."""

    OPENED = "dibuka"
    INTERVIEWED = "diwawancara"
    SENT = "dikirim"
    CHASED = "ditanyakan_lagi"
    REMINDED = "diingatkan"
    SUSPENDED = "ditangguhkan"
    HANDED_ON = "diserahkan"
    CLOSED = "dijawab"
    CANCELLED = "dibatalkan"
    ERASED = hash_chain.ERASED


# The events whose detail holds somebody's own words.
WRITTEN = frozenset({Event.SUSPENDED, Event.CLOSED})


class Verification(Case, table=True):
    """A question to the issuer of a document, and how it ended."""

    __tablename__ = "verification"
    __table_args__ = case_indexes("verification", IS_OPEN)
    PREFIX: ClassVar[str] = "VD"
    ENDED: ClassVar[frozenset[StrEnum]] = frozenset(ENDED)

    # Whose it is, and who has it today. They differ while the officer is away.
    officer_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    holder_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    unit: str
    # The section that keeps the issuer's page. Its head sees the verification.
    section: str
    issuer_id: str
    document: str
    anomaly_id: int | None = Field(default=None, foreign_key="anomaly.id", sa_type=BigId)
    case_reference: str = Field(default="", sa_type=Sealed)
    # Asked in addition to the letter's own questions.
    question: str = Field(default="", sa_type=Sealed)
    application: Application = Field(default=Application.NONE, sa_type=EnumWord(Application))
    interviewed_on: date | None = None
    # The last day that the law gives the applicant, worked out when the interview was entered.
    deadline_on: date | None = None
    suspended_on: date | None = None
    suspended_by: str = Field(default="", sa_type=Sealed)  # the number of the letter
    sent_on: date | None = None
    channel: Channel | None = Field(default=None, sa_type=EnumWord(Channel))
    answer_due_on: date | None = None
    answered_on: date | None = None  # or the day it was given up
    answered_by: str = Field(default="", sa_type=Sealed)  # an office or a post, never a name
    state: State = Field(default=State.OPENED, sa_type=EnumWord(State))
    outcome: IssuerOutcome | None = Field(default=None, sa_type=EnumWord(IssuerOutcome))

    @property
    def may_be_answered(self) -> bool:
        """Whether an answer can be entered: one may come even after it was given up."""
        return self.is_open or self.outcome is IssuerOutcome.NO_ANSWER

    def running(self, hours: WorkingHours) -> list[Clock]:
        """Return the running clocks: an answer stops both, a written suspension the applicant's."""
        if not self.is_open:
            return []
        deadline = self.deadline_on if self.suspended_on is None else None
        return clocks(self.answer_due_on, deadline, hours)

    def ask(self, channel: Channel, on: date, answer_due_on: date, *, is_again: bool) -> Event:
        """Note that the issuer was asked, and when an answer is expected. Returns the event."""
        is_again = is_again and self.sent_on is not None
        if not is_again:
            self.sent_on, self.state = on, State.SENT
        self.channel, self.answer_due_on = channel, answer_due_on
        return Event.CHASED if is_again else Event.SENT

    def interview(
        self, application: Application, on: date | None, days: int | None, hours: WorkingHours
    ) -> None:
        """Note whether and when the applicant was interviewed, and the last day that follows.

        `days` are the office days that the law gives; None if no page says so.
        """
        self.application, self.interviewed_on, self.deadline_on = application, on, None
        if application is Application.ORDINARY and on is not None and days is not None:
            self.deadline_on = hours.office_day(on, days)

    def suspend(self, on: date, letter: str) -> None:
        """Stop the applicant's clock by a letter."""
        self.suspended_on, self.suspended_by = on, letter

    def close(self, outcome: IssuerOutcome, on: date, answered_by: str) -> None:
        """Note the issuer's answer.

        Raises:
            VerificationEnded: it has an answer. One that was given up may still get one.
        """
        if not self.may_be_answered:
            raise VerificationEnded
        self.state, self.outcome, self.erased_at = State.CLOSED, outcome, None
        self.answered_on, self.answered_by = on, answered_by

    def assign(self, to: Member) -> None:
        """Give it to a member. It is theirs from now on."""
        self.officer_id = self.holder_id = to.id
        self.unit = to.unit

    def forget_words(self) -> None:
        """Remove what its officers wrote."""
        self.case_reference = self.question = self.suspended_by = self.answered_by = ""


class VerificationEntry(CaseEntry, table=True):
    """One line of a verification's history."""

    __tablename__ = "verification_history"
    __table_args__ = (UniqueConstraint("verification_id", "number"),)
    CASE: ClassVar[str] = "verification_id"
    WRITTEN: ClassVar[frozenset[StrEnum]] = frozenset(WRITTEN)

    verification_id: int = Field(foreign_key="verification.id", index=True, sa_type=BigId)
    event: Event = Field(sa_type=EnumWord(Event))
