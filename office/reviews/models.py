"""Review: the table of what an owner was asked to confirm, and what they said."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, Sealed, UtcDateTime


class ReviewReason(StrEnum):
    """Why an SOP is looked at."""

    CALENDAR = "kalender"
    DISLIKED = "tidak_membantu"
    ANSWER = "jawaban_kepala"
    LETTER = "nomor_surat"
    SOURCE = "dasar_berubah"


class ReviewState(StrEnum):
    """What became of it."""

    OPEN = "terbuka"
    KEPT = "masih_berlaku"
    CHANGED = "diubah"
    DROPPED = "gugur"


# As SQL, word for word the same in index and query: only then does SQLite use the partial index.
IS_OPEN = f"state = '{ReviewState.OPEN}'"


class Review(SQLModel, table=True):
    """One SOP, or one section of it that rests on what has changed. Its owner says if it holds."""

    __tablename__ = "review"
    __table_args__ = (
        Index(
            "ix_review_open",
            "sop_id",
            "section",
            unique=True,
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    sop_id: str
    # The slug of one section. Empty: those that were due.
    section: str = ""
    # The slugs that *Masih berlaku* confirms, separated by commas.
    slugs: str
    # The section of the office that owns the SOP.
    owner: str = Field(index=True)
    reason: ReviewReason = Field(sa_type=EnumWord(ReviewReason))
    # The number of a letter, or the documents that have changed, separated by commas.
    detail: str = ""
    # What has become of these documents: a message may be drawn before the shelf says so.
    changed: str = Field(default="", sa_type=Sealed)
    asked_at: datetime = Field(sa_type=UtcDateTime, index=True)
    # When its owner is reminded; None after that.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    state: ReviewState = Field(default=ReviewState.OPEN, sa_type=EnumWord(ReviewState))
    decided_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The post in which it was decided, as `posts.post_name` writes it.
    post: str = ""
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The days that these sections had before, for who takes it back: "slug=2026-11-26,…".
    before: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is ReviewState.OPEN

    @property
    def is_reminded(self) -> bool:
        return self.due_at is None

    @property
    def confirms(self) -> tuple[str, ...]:
        """Return the slugs of its sections."""
        return tuple(filter(None, self.slugs.split(",")))

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that have changed below it."""
        is_source = self.reason is ReviewReason.SOURCE
        return tuple(filter(None, self.detail.split(","))) if is_source else ()
