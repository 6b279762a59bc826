"""ForwardedQuestion and HeadAnswer: the tables of what heads are asked and what they answer."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, Sealed, UtcDateTime

# As SQL, word for word the same in index and query: only then does SQLite use the partial index.
IS_OPEN = "due_at IS NOT NULL"
IS_IN_FORCE = "is_for_all AND ended_at IS NULL"


# So many wordings of a question are kept beside its own.
_MOST_WORDINGS = 20


class HeadAnswer(SQLModel, table=True):
    """What a head has answered, in their own words or with a passage of the shelf."""

    __tablename__ = "head_answer"
    __table_args__ = (
        Index(
            "ix_head_answer_in_force",
            "valid_until",
            sqlite_where=text(IS_IN_FORCE),
            postgresql_where=text(IS_IN_FORCE),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    # The question by which others who ask the same are found. Empty if it is for the asker alone.
    question: str = Field(default="", sa_type=Sealed)
    # Other words in which people have asked it, one wording a line: they find it, too.
    also: str = Field(default="", sa_type=Sealed, sa_column_kwargs={"server_default": ""})
    text: str = Field(default="", sa_type=Sealed)
    # The address of the section that holds the answer.
    passage: str = ""
    # A fingerprint of what the shelf surely answered when this was given. Once it surely answers
    # something else, there is an SOP, and this answer gives way.
    beside: str = ""
    # The post in which it was given, as `posts.post_name` writes it.
    post: str
    author_id: int = Field(foreign_key="member.id", sa_type=BigId)
    is_for_all: bool = False
    given_at: datetime = Field(sa_type=UtcDateTime)
    # The last day on which it is shown to others.
    valid_until: date
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return all words by which it is found, its question's own first."""
        return (self.question, *self.also.splitlines())

    def add_wordings(self, *said: str) -> None:
        """Let these words find it, too: somebody has found that they ask the same."""
        lines = (" ".join(words.split()) for words in said)
        known = {line: None for line in (*self.wordings, *lines) if line}
        self.also = "\n".join([it for it in known if it != self.question][:_MOST_WORDINGS])


class AnsweredQuestion(NamedTuple):
    """What is compared to find an answer. The fields are columns of `HeadAnswer`."""

    id: int
    question: str
    also: str
    beside: str

    @property
    def wordings(self) -> tuple[str, ...]:
        return (self.question, *self.also.splitlines())


class ForwardedQuestion(SQLModel, table=True):
    """A question that was sent to a head. It is open while `due_at` says when it climbs."""

    __tablename__ = "forwarded_question"
    __table_args__ = (
        Index(
            "ix_forwarded_question_open",
            "due_at",
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    # The id of the question in `office/questions`. A second tap forwards nothing.
    question_id: int = Field(unique=True, sa_type=BigId)
    asker_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    text: str = Field(sa_type=Sealed)
    # The questions on which it builds, if what was shown answered them together.
    after: str = Field(default="", sa_type=Sealed, sa_column_kwargs={"server_default": ""})
    section: str
    # The tier it has reached, from 1. 0 if nobody could be told yet.
    tier: int = 0
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answer_id: int | None = Field(default=None, foreign_key="head_answer.id", sa_type=BigId)
    # What the asker has asked about the answer. While it waits, the question is open again.
    follow_up: str = Field(default="", sa_type=Sealed)
    # Since when an applicant waits for the answer: it is told at once and climbs in real minutes.
    waiting_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The open question of a colleague for whose answer this one waits, too. Only that one climbs.
    joins: int | None = Field(default=None, sa_type=BigId, index=True)
    # What a head would answer who asks this one first, because they have answered otherwise.
    remark: str = Field(default="", sa_type=Sealed, sa_column_kwargs={"server_default": ""})

    @property
    def is_open(self) -> bool:
        return self.due_at is not None

    @property
    def whole(self) -> str:
        """Return the question with what was asked about its answer."""
        return f"{self.compared}\n— {self.follow_up}" if self.follow_up else self.compared

    @property
    def compared(self) -> str:
        """Return the words by which others who ask the same are found."""
        return f"{self.after} · {self.text}" if self.after else self.text

    @property
    def is_taken_back(self) -> bool:
        """Whether it was closed without an answer."""
        return not self.is_open and self.answer_id is None

    @property
    def code(self) -> str:
        """Return the short name by which people speak of it."""
        return f"TJ-{self.id:04d}"
