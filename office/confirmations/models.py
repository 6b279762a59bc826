"""LineAnswer and TwoPeopleRule: the tables of what was said of lines, and where two must agree."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, Sealed, UtcDateTime


class LineVerdict(StrEnum):
    """What a member said of a line."""

    TRUE = "benar"
    WRITTEN = "ditulis"  # true, with the words that were asked for: an answer, or a source
    NOT_HERE = "tidak_berlaku"
    CHOSEN = "dipilih"  # one of the sources that disagree
    UNKNOWN = "tidak_tahu"
    ASKED = "ditanyakan"  # another post is to say it


IS_UNRECORDED = "(ended_at IS NULL AND recorded_at IS NULL) OR (ended_at IS NOT NULL AND " + (
    "recorded_at IS NOT NULL AND removed_at IS NULL)"
)


class LineAnswer(SQLModel, table=True):
    """What one member said of one line as it was written that day."""

    __tablename__ = "line_answer"
    __table_args__ = (
        Index(
            "ix_line_answer_unrecorded",
            "id",
            sqlite_where=text(IS_UNRECORDED),
            postgresql_where=text(IS_UNRECORDED),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    # The key of the line in `confirmed.toml`, and the beginning of its words.
    line: str = Field(index=True)
    excerpt: str
    sop_id: str
    # The version of the SOP, and the section of the office that owned it.
    version: str
    section: str
    verdict: LineVerdict = Field(sa_type=EnumWord(LineVerdict))
    # The answer to what the line only asks, or the source of what it states.
    words: str = Field(default="", sa_type=Sealed)
    is_source: bool = False
    # Which of the sources that disagree, counted from 1.
    side: int = 0
    # The post that is asked, as `posts.post_name` writes it.
    asked_post: str = ""
    member_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    # In which post, as `posts.post_name` writes it, and as a source says it.
    post: str
    title: str
    given_at: datetime = Field(sa_type=UtcDateTime, index=True)
    # Whether a second person must agree, and who did.
    needs_second: bool = False
    second_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    second_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # Undone, refused by the second person, or replaced by a later answer.
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When it was written into `confirmed.toml`, and when it was taken out of it again.
    recorded_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def waits_for_second(self) -> bool:
        return self.needs_second and self.second_at is None and self.ended_at is None

    @property
    def is_to_record(self) -> bool:
        """Whether it counts, once it stands in the file."""
        return self.verdict is not LineVerdict.ASKED and not self.waits_for_second


class TwoPeopleRule(SQLModel, table=True):
    """An SOP whose owner wants a second person to agree to each confirmation."""

    __tablename__ = "two_people_rule"

    sop_id: str = Field(primary_key=True)
    set_by: int = Field(foreign_key="member.id", sa_type=BigId)
    set_at: datetime = Field(sa_type=UtcDateTime)
