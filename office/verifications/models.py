"""Verification and its history: the tables of what issuers were asked."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from office import hash_chain
from office.database.types import BigId, EnumWord, Sealed, UtcDateTime


class State(StrEnum):
    """How a verification stands."""

    OPENED = "disiapkan"
    SENT = "menunggu"
    CLOSED = "selesai"
    CANCELLED = "dibatalkan"


ENDED = frozenset({State.CLOSED, State.CANCELLED})
# As SQL, word for word the same in index and query: only then does SQLite use the partial index.
IS_OPEN = f"state NOT IN ({', '.join(sorted(repr(str(state)) for state in ENDED))})"


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


class Verification(SQLModel, table=True):
    """A question to the issuer of a document, and how it ended."""

    __tablename__ = "verification"
    __table_args__ = (
        Index(
            "ix_verification_due",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        # Closed verifications pile up for years, open ones do not.
        Index(
            "ix_verification_open",
            "created_at",
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
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
    # When the next of its alarms is due.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def code(self) -> str:
        """Return the short name by which people speak of it."""
        return code_of(self.id)

    @property
    def is_open(self) -> bool:
        return self.state not in ENDED

    @property
    def may_be_answered(self) -> bool:
        """Whether an answer can be entered: one may come even after it was given up."""
        return self.is_open or self.outcome is IssuerOutcome.NO_ANSWER


def code_of(verification_id: int) -> str:
    """Return the short name of the verification with that id."""
    return f"VD-{verification_id:04d}"


class VerificationEntry(SQLModel, table=True):
    """One line of a verification's history. Append-only: each has the hash of the line before.

    The hashes are those of `office/hash_chain.py`.
    """

    __tablename__ = "verification_history"
    __table_args__ = (UniqueConstraint("verification_id", "number"),)

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    verification_id: int = Field(foreign_key="verification.id", index=True, sa_type=BigId)
    number: int = 0
    at: datetime = Field(sa_type=UtcDateTime)
    event: Event = Field(sa_type=EnumWord(Event))
    actor_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    detail: str = Field(default="", sa_type=Sealed)
    salt: str | None = None
    digest: str = ""
    hash: str = ""

    @property
    def subject_id(self) -> int:
        """Return the id of the verification whose history it is."""
        return self.verification_id
