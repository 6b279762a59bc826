"""Announcement, its deliveries and its history: the tables of the announcements."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from office.announcements.rules.segments import Segment
from office.announcements.rules.states import State
from office.database.types import BigId, EnumWord, Sealed, UtcDateTime

_IS_DRAFT = text("state = 'draf'")
_IS_DUE = text("due_at IS NOT NULL")


class Announcement(SQLModel, table=True):
    """What a trainer tells many. A draft is still being written; a trainer has one at most."""

    __tablename__ = "announcement"
    __table_args__ = (
        Index(
            "ix_announcement_draft",
            "author_id",
            unique=True,
            sqlite_where=_IS_DRAFT,
            postgresql_where=_IS_DRAFT,
        ),
        Index("ix_announcement_due", "due_at", sqlite_where=_IS_DUE, postgresql_where=_IS_DUE),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    # By which people speak of it. A draft's is that of the one it changes, or likely the next one.
    number: int | None = None
    author_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    state: State = Field(default=State.DRAFT, sa_type=EnumWord(State))
    # Telegram's HTML of the typed text, which was masked before.
    html: str = Field(default="", sa_type=Sealed)
    photo_id: str | None = None
    document_id: str | None = None
    # Segment.to_json; empty until the question is answered.
    audience: str = ""
    needs_ack: bool = False
    is_urgent: bool = False
    # None: at once. Once it is launched: when it starts or has started.
    send_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The last day in force. None: see `validity.py`.
    in_force_until: date | None = None
    # In a draft: the announcement that it replaces when it is confirmed.
    changes: int | None = Field(default=None, sa_type=BigId)
    # Counts the changes of its words, so that a button is only for the words it was shown with.
    edition: int = 0
    approved_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # Why it was rejected or recalled.
    reason: str = Field(default="", sa_type=Sealed)
    # While it runs: held until this opening.
    held_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When the scheduler must look at it again.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The numbers in the author's message, so that it is edited only if they change.
    shown: str = ""
    created_at: datetime = Field(sa_type=UtcDateTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    finished_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    corrected_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    recalled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def code(self) -> str:
        """Return the short name by which people speak of it."""
        return f"#{self.number or self.changes or self.id}"

    @property
    def segment(self) -> Segment | None:
        """Return its audience; None while that question is open."""
        return Segment.from_json(self.audience) if self.audience else None

    @property
    def is_recalled(self) -> bool:
        return self.recalled_at is not None

    def is_looked_at_by(self, moment: datetime) -> bool:
        """Whether the scheduler looks at it by then."""
        return self.due_at is not None and self.due_at <= moment


# What its author can change as long as nobody has it.
CHANGEABLE = (
    "html",
    "photo_id",
    "document_id",
    "audience",
    "needs_ack",
    "is_urgent",
    "send_at",
    "in_force_until",
)


class Delivery(SQLModel, table=True):
    """One recipient of an announcement. The outbox knows how far the message has come."""

    __tablename__ = "announcement_delivery"
    __table_args__ = (UniqueConstraint("announcement_id", "member_id"),)

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    announcement_id: int = Field(foreign_key="announcement.id", sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    # Where the recipient worked when they were addressed.
    unit: str
    section: str = ""
    # A newcomer got it in a digest, so the outbox holds no separate message for it.
    is_late: bool = False
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When they read it before a correction. They are asked to read it again.
    read_before_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    nudges: int = 0
    last_nudged_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Event(StrEnum):
    """What a history can hold."""

    SUBMITTED = "diajukan"
    CHANGED = "diubah"
    MARKED_URGENT = "ditandai_mendesak"
    APPROVED = "disetujui"
    REJECTED = "ditolak"
    SCHEDULED = "dijadwalkan"
    STARTED = "dimulai"
    PAUSED = "dijeda"
    RESUMED = "dilanjutkan"
    HELD = "ditahan_di_luar_jam_kerja"
    RELEASED = "diteruskan_saat_buka"
    FINISHED = "selesai"
    CANCELLED = "dibatalkan"
    CORRECTED = "diperbaiki"
    RECALLED = "ditarik"
    NUDGED = "diingatkan"


class AnnouncementEntry(SQLModel, table=True):
    """One line of an announcement's history: who did what, and when. Append-only."""

    __tablename__ = "announcement_history"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    announcement_id: int = Field(foreign_key="announcement.id", index=True, sa_type=BigId)
    at: datetime = Field(sa_type=UtcDateTime)
    event: Event = Field(sa_type=EnumWord(Event))
    # None: no person, but time.
    actor_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # Of a change or a correction: the old words. Of a nudge: how many were nudged.
    detail: str = Field(default="", sa_type=Sealed)
