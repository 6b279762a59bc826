"""RevisionDraft and Revision: the tables of what waits for review and what was published."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, Sealed, UtcDateTime


class DraftState(StrEnum):
    """What became of a draft."""

    WAITING = "menunggu"
    APPROVED = "disetujui"
    RETURNED = "dikembalikan"
    WITHDRAWN = "ditarik"


# As SQL, word for word the same in index and query: only then does SQLite use the partial index.
IS_WAITING = f"state = '{DraftState.WAITING}'"
IS_STARTED = "started_at IS NOT NULL AND ended_at IS NULL"


class RevisionDraft(SQLModel, table=True):
    """A whole content file as its author wants it. A returned draft stays as it was."""

    __tablename__ = "revision_draft"
    __table_args__ = (
        Index(
            "ix_revision_draft_waiting",
            "path",
            sqlite_where=text(IS_WAITING),
            postgresql_where=text(IS_WAITING),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    # The content file below `knowledge/` that it would replace.
    path: str
    title: str
    # The section whose head reviews it. Empty if no section owns the file.
    section: str = ""
    # The section of the SOP that was written. Empty for the whole file.
    heading: str = ""
    # The headings of all sections that it changes, a line each. Empty for the whole file.
    touched: str = Field(default="", sa_column_kwargs={"server_default": ""})
    # The draft that came back and is mended by this one.
    mends_id: int | None = Field(default=None, sa_type=BigId)
    text: str = Field(sa_type=Sealed)
    # The questions for which it was written, a line each, and the gap they come from.
    questions: str = Field(default="", sa_type=Sealed)
    gap_id: int | None = Field(default=None, sa_type=BigId)
    # The sample questions that its author gave, as a file of `questions/` holds them.
    samples: str = Field(default="", sa_type=Sealed, sa_column_kwargs={"server_default": ""})
    # How many questions found their section on the shelf as it will be, and how many were asked.
    found: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    tried: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    # Digests of the text on which it was written, and of the file at that time.
    written_on: str = ""
    basis: str = ""
    author_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    state: DraftState = Field(default=DraftState.WAITING, sa_type=EnumWord(DraftState))
    # The first day on which it is to be in force. None: the day of the approval.
    effective_from: date | None = None
    must_read: bool = False
    submitted_at: datetime = Field(sa_type=UtcDateTime)
    # When its reviewers are reminded, and how often they were.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    reminded: int = 0
    reviewer_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The post in which it was decided, as `posts.post_name` writes it.
    post: str = ""
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The revision that it became.
    revision_id: int | None = Field(default=None, sa_type=BigId)
    # Why it was returned.
    words: str = Field(default="", sa_type=Sealed)

    @property
    def is_waiting(self) -> bool:
        return self.state is DraftState.WAITING

    @property
    def code(self) -> str:
        """Return the short name by which people speak of it."""
        return f"NS-{self.id:04d}"


class Revision(SQLModel, table=True):
    """An approved text, used over its file from its day on. It is never changed."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("path", "number"),
        Index(
            "ix_revision_started",
            "path",
            "number",
            sqlite_where=text(IS_STARTED),
            postgresql_where=text(IS_STARTED),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    path: str
    # Counted from 1 for each file. The newest that has started and not ended is in force.
    number: int
    title: str
    section: str = ""
    heading: str = ""
    version: str
    text: str = Field(sa_type=Sealed)
    questions: str = Field(default="", sa_type=Sealed)
    gap_id: int | None = Field(default=None, sa_type=BigId)
    # The sample questions that came with it, as a file of `questions/` holds them.
    samples: str = Field(default="", sa_type=Sealed, sa_column_kwargs={"server_default": ""})
    # The digest of the file over which it was written. If the file differs, it is a conflict.
    basis: str = ""
    # None if it was imported at the terminal.
    author_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    approver_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # The post in which it was approved, as `posts.post_name` writes it.
    post: str = ""
    must_read: bool = False
    approved_at: datetime = Field(sa_type=UtcDateTime)
    effective_from: date
    started_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When the file was chosen instead of it.
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
