"""Anomaly, its attachments and its history: the tables of the reports."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from office import hash_chain
from office.database.types import BigId, EnumWord, Sealed, UtcDateTime
from office.escalation.policy import Urgency


class State(StrEnum):
    """How a report stands. Acknowledged is not done."""

    NEW = "baru"
    ACKNOWLEDGED = "diterima"
    NEEDS_INFO = "perlu_info"
    AWAITING_AGENCY = "menunggu_instansi"
    IN_PROGRESS = "ditindaklanjuti"
    RESOLVED = "selesai"
    WITHDRAWN = "ditarik"


# The states in which somebody has the report and owes progress by the promised time.
TAKEN = frozenset({State.ACKNOWLEDGED, State.NEEDS_INFO, State.AWAITING_AGENCY, State.IN_PROGRESS})
CLOSED = frozenset({State.RESOLVED, State.WITHDRAWN})
# As SQL, word for word the same in index and query: only then does SQLite use the partial index.
IS_OPEN = f"state NOT IN ({', '.join(sorted(repr(str(state)) for state in CLOSED))})"


class Outcome(StrEnum):
    """How a report ended."""

    CONFIRMED = "terbukti"
    UNFOUNDED = "tidak_terbukti"
    REFERRED = "dirujuk"
    INSUFFICIENT = "bukti_kurang"


class Event(StrEnum):
    """What a history can hold."""

    REPORTED = "dilaporkan"
    NOTIFIED = "diberitahukan"
    NOT_NOTIFIED = "tidak_dapat_diberitahukan"
    ESCALATED = "dinaikkan"
    ACKNOWLEDGED = "diterima"
    PROMISED = "dijanjikan"
    REMINDED = "diingatkan"
    REASSIGNED = "penerima_berganti"
    RETURNED = "kembali_ke_tangga"
    PROGRESSED = "ditindaklanjuti"
    ASKED = "ditanyakan"
    ANSWERED = "dijawab"
    REPLIED = "dibalas"
    NOTED = "catatan_dalam"
    ADDED = "ditambahkan"
    TRANSFERRED = "dialihkan"
    ASSIGNED = "ditugaskan"
    GIVEN_BACK = "dikembalikan"
    PUSHED = "didorong"
    SNOOZED = "pengingat_dijeda"
    RESOLVED = "diselesaikan"
    REOPEN_ASKED = "minta_dibuka_lagi"
    REOPENED = "dibuka_lagi"
    WITHDRAWN = "ditarik"
    EXPORTED = "berkas_dibuat"
    ERASED = hash_chain.ERASED


# The events whose detail is somebody's own words.
WRITTEN = frozenset(
    {
        Event.ASKED,
        Event.ANSWERED,
        Event.REPLIED,
        Event.NOTED,
        Event.ADDED,
        Event.TRANSFERRED,
        Event.RESOLVED,
        Event.REOPEN_ASKED,
    }
)
# What the reporter and the heads tell each other.
SPOKEN = frozenset({Event.ASKED, Event.ANSWERED, Event.REPLIED, Event.ADDED, Event.REOPEN_ASKED})
# The events after which a promise made at once is in the same message to the reporter.
OPENINGS = frozenset({Event.ACKNOWLEDGED, Event.ASSIGNED, Event.REOPENED, Event.PROGRESSED})
# The reporter is told every move that matters to them. Who was told in which order does not.
TOLD_TO_REPORTER = frozenset(
    {
        Event.ESCALATED,
        Event.ACKNOWLEDGED,
        Event.ASSIGNED,
        Event.GIVEN_BACK,
        Event.PROMISED,
        Event.RETURNED,
        Event.PROGRESSED,
        Event.TRANSFERRED,
        Event.RESOLVED,
        Event.REOPENED,
    }
)
IS_ADDITION = f"event = '{Event.ADDED}'"


class Anomaly(SQLModel, table=True):
    """A doubt that an officer has reported. What was sent is locked; additions are history."""

    __tablename__ = "anomaly"
    __table_args__ = (
        Index(
            "ix_anomaly_due",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        # Closed reports pile up for years, open ones do not.
        Index(
            "ix_anomaly_open",
            "created_at",
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    reporter_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    category: str
    text: str = Field(sa_type=Sealed)
    unit: str
    counter: str = Field(default="", sa_type=Sealed)
    case_reference: str = Field(default="", sa_type=Sealed)
    sop_id: str | None = None
    urgency: Urgency = Field(default=Urgency.NORMAL, sa_type=EnumWord(Urgency))
    # The post of the superior whom it is about, as `posts.post_name` writes it.
    concerns: str = Field(default="", sa_type=Sealed)
    section: str
    state: State = Field(default=State.NEW, sa_type=EnumWord(State), index=True)
    outcome: Outcome | None = Field(default=None, sa_type=EnumWord(Outcome))
    # The policy it began with, as JSON: a change of the file does not affect an open report.
    policy: str
    tier: int = 0
    # When it climbs, or when its holder's promise is due.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    is_reminded: bool = False
    # Whether its holder has promised progress.
    is_promised: bool = False
    # The promised moment. `due_at` moves on when it has passed, this does not.
    promised_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    holder_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The head who gave it to its holder. None: the holder took it.
    assigned_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # Until then its holder gets no reminders of it. No clock stops.
    snoozed_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    acknowledged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    # When admins were told that its texts will be removed, and when that was done.
    erasure_told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def is_confidential(self) -> bool:
        """Whether it is about a superior. Nothing is added to it without a tap."""
        return bool(self.concerns)

    @property
    def is_urgent(self) -> bool:
        """Whether its clocks run day and night."""
        return self.urgency is Urgency.URGENT

    @property
    def is_alarming(self) -> bool:
        """Whether others were told of an urgent report because its holder is silent."""
        return self.is_urgent and self.is_reminded and self.state in TAKEN

    @property
    def code(self) -> str:
        """Return the short name by which people speak of it: KJ-0412."""
        return code_of(self.id)


def code_of(anomaly_id: int) -> str:
    """Return the short name of the report with that id."""
    return f"KJ-{anomaly_id:04d}"


class Attachment(SQLModel, table=True):
    """A photo or document of a report. Telegram keeps the content; here is only its id."""

    __tablename__ = "anomaly_attachment"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    anomaly_id: int = Field(foreign_key="anomaly.id", index=True, sa_type=BigId)
    # The entry of the history with which it came. 0: the report itself.
    entry_number: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    kind: str
    file_id: str


class Entry(SQLModel, table=True):
    """One line of a report's history. Append-only: each has the hash of the line before."""

    __tablename__ = "anomaly_history"
    __table_args__ = (
        UniqueConstraint("anomaly_id", "number"),
        Index(
            "ix_anomaly_history_joined",
            "actor_id",
            "anomaly_id",
            sqlite_where=text(IS_ADDITION),
            postgresql_where=text(IS_ADDITION),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    anomaly_id: int = Field(foreign_key="anomaly.id", index=True, sa_type=BigId)
    number: int
    at: datetime = Field(sa_type=UtcDateTime)
    event: Event = Field(sa_type=EnumWord(Event))
    actor_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    detail: str = Field(default="", sa_type=Sealed)
    # What the hash covers instead of the words, so that these can be erased. The salt is erased
    # with them.
    salt: str | None = None
    digest: str
    hash: str

    @property
    def subject_id(self) -> int:
        """Return the id of the report whose history it is."""
        return self.anomaly_id
