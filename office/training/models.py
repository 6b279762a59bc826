"""The tables of the training: plans, cards of the days, what members know, quizzes."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from office.database.types import BigId, EnumWord, UtcDateTime
from office.training.rules.allocation import CardReason


class CardState(StrEnum):
    """What the member has done with the card of a day."""

    OPEN = "terbuka"
    LATER = "nanti"
    TOMORROW = "besok"
    UNDERSTOOD = "paham"
    AGAIN = "ulangi"


DONE = frozenset({CardState.TOMORROW, CardState.UNDERSTOOD, CardState.AGAIN})


class CardDay(SQLModel, table=True):
    """The card of a member on a day of the office's calendar: at most one."""

    __tablename__ = "card_day"
    __table_args__ = (UniqueConstraint("member_id", "day", name="uq_card_day_member_id"),)

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    day: date = Field(index=True)
    card_id: str
    reason: CardReason = Field(sa_type=EnumWord(CardReason))
    state: CardState = Field(default=CardState.OPEN, sa_type=EnumWord(CardState))
    # How often it was put off within the day. A message with an earlier count is obsolete.
    laters: int = 0
    # Until when it was last put off.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # When the member asked for it. What was sent to them stands in the outbox.
    shown_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Progress(SQLModel, table=True):
    """How well a member knows an item (a card or a question). No row: it was never answered."""

    __tablename__ = "training_progress"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    item_id: str = Field(primary_key=True)
    box: int
    due_on: date
    is_right: bool
    # Two answers on one day move an item once.
    answered_on: date


class QuizAttempt(SQLModel, table=True):
    """A question put to a member, and the answer. The outbox knows its poll."""

    __tablename__ = "quiz_attempt"
    __table_args__ = (
        Index("ix_quiz_attempt_member_id", "member_id", "asked_on"),
        # The schedule asks once a day, however often it runs.
        Index(
            "uq_quiz_attempt_day",
            "member_id",
            "asked_on",
            unique=True,
            sqlite_where=text("NOT is_wished"),
            postgresql_where=text("NOT is_wished"),
        ),
    )

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    question_id: str
    # The right option when the question was put: the file may change before the answer comes.
    correct: int
    is_wished: bool = False
    asked_on: date
    asked_at: datetime = Field(sa_type=UtcDateTime)
    # How often its poll was about to be sent. If more than once, the chat may hold a copy whose id
    # never came back.
    tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    chosen: int | None = None
    is_right: bool | None = None
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class HeldItem(SQLModel, table=True):
    """A card or question that nobody is given, because the section it rests on has changed."""

    __tablename__ = "training_held"

    item_id: str = Field(primary_key=True)
    # A fingerprint of its wording when it was held. Another wording is served again.
    fingerprint: str
    held_at: datetime = Field(sa_type=UtcDateTime)


class ScriptUse(SQLModel, table=True):
    """That a member has opened the sentences for a hard moment."""

    __tablename__ = "script_use"
    __table_args__ = (Index("ix_script_use_member_id", "member_id", "used_on"),)

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    member_id: int = Field(foreign_key="member.id", sa_type=BigId)
    script_id: str
    used_on: date
    used_at: datetime = Field(sa_type=UtcDateTime)


class Snooze(SQLModel, table=True):
    """The last day, included, of a member's pause."""

    __tablename__ = "training_snooze"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    until: date


class TrainingPlan(SQLModel, table=True):
    """What a trainer has set from chat for a unit, or for the whole office (unit "")."""

    __tablename__ = "training_plan"

    unit: str = Field(primary_key=True)
    days: str
    at: time
    theme: str | None = None
    quiz_days: str = ""
    changed_by: int = Field(foreign_key="member.id", sa_type=BigId)
    changed_at: datetime = Field(sa_type=UtcDateTime)
