"""Suggestion: the table of what a keeper must decide, or has decided."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, Sealed, UtcDateTime
from office.questions import Dislike


class SuggestionKind(StrEnum):
    """What use suggests."""

    GAP = "kekurangan"  # asked, and no SOP answers
    PHRASING = "contoh"  # typed by several, who then chose the same section
    DISLIKE = "penilaian"  # an answer that did not help
    TRAINING = "latihan"  # a card or question that is held back because its section has changed


class SuggestionState(StrEnum):
    """What was decided."""

    OPEN = "terbuka"
    ACCEPTED = "diterima"  # a phrasing counts as a sample question
    # A phrasing is none; an unhelpful answer or a held item is right as it is.
    REFUSED = "ditolak"
    # A gap has a head's answer; an unhelpful answer was improved; a held item will be.
    ANSWERED = "dijawab"
    ELSEWHERE = "bukan_urusan"  # a gap that is not the office's task


class SampleOrigin(StrEnum):
    """Where the words of a phrasing come from."""

    USE = "pemakaian"  # several typed it, and then chose the same section
    KEEPER = "pengelola"  # a keeper typed it, with a text or beside one
    CONSENT = "izin"  # one officer typed it, chose the section, and agreed
    COLLEAGUE = "rekan"  # an officer was asked how they would ask
    ENDPOINT = "layanan"  # a language model proposed it from the text of the section


IS_OPEN = f"state = '{SuggestionState.OPEN}'"
IS_LEARNED = (
    f"(kind = '{SuggestionKind.PHRASING}' AND state = '{SuggestionState.ACCEPTED}') OR "
    f"(kind = '{SuggestionKind.GAP}' AND state = '{SuggestionState.ELSEWHERE}')"
)


class Suggestion(SQLModel, table=True):
    """One thing to decide. Once decided it stays, so that it is not suggested again."""

    __tablename__ = "suggestion"
    __table_args__ = (
        Index(
            "ix_suggestion_open",
            "section",
            sqlite_where=text(IS_OPEN),
            postgresql_where=text(IS_OPEN),
        ),
        Index(
            "ix_suggestion_learned",
            "id",
            sqlite_where=text(IS_LEARNED),
            postgresql_where=text(IS_LEARNED),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    kind: SuggestionKind = Field(sa_type=EnumWord(SuggestionKind))
    state: SuggestionState = Field(default=SuggestionState.OPEN, sa_type=EnumWord(SuggestionState))
    # The section whose keeper decides. Empty if no section is near.
    section: str = ""
    text: str = Field(sa_type=Sealed)
    # Of a phrasing. Rows of the version before have none: they are of use.
    origin: SampleOrigin = Field(
        default=SampleOrigin.USE,
        sa_type=EnumWord(SampleOrigin),
        sa_column_kwargs={"server_default": SampleOrigin.USE.value},
    )
    # The address of the section that was chosen, was unhelpful, or has changed.
    passage: str = ""
    # For a training item that is held back.
    item_id: str = ""
    people: int = 0
    times: int = 0
    last_at: datetime = Field(sa_type=UtcDateTime)
    # Whose words they are: of an unhelpful answer, or of a phrasing that one person has used.
    asker_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    # For an unhelpful answer: the question and the reason.
    question_id: int | None = Field(default=None, unique=True, sa_type=BigId)
    dislike: Dislike | None = Field(default=None, sa_type=EnumWord(Dislike))
    decided_by: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When an accepted phrasing was written into the files.
    exported_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def is_open(self) -> bool:
        return self.state is SuggestionState.OPEN
