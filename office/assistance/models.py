"""HelpCall, its history, HelpSetting and HelpTest: the tables of the silent help."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from office.cases.models import Case, CaseEntry, case_indexes, not_in
from office.database.types import BigId, EnumWord, UtcDateTime

# So long a call can be undone before a telephone rings.
RINGS_AFTER = timedelta(seconds=15)
# So long after the tap others are called, and the telephone numbers are shown.
WIDENS_AFTER = timedelta(seconds=60)
NUMBERS_AFTER = timedelta(minutes=2)
# A call that nobody ends is over by then.
LAPSES_AFTER = timedelta(hours=2)
# The first tier, then the next one with the unit. After that the numbers are shown.
LAST_WAVE = 2


class HelpState(StrEnum):
    """How a call stands."""

    CALLED = "dipanggil"
    COMING = "didatangi"
    ENDED = "selesai"


IS_OPEN = not_in({HelpState.ENDED})


class HelpEnding(StrEnum):
    """How a call ended. The first two are false alarms: counted, with no reason asked."""

    MISTAKE = "salah_tekan"
    SAFE = "aman"
    DONE = "selesai"
    REPORT = "jadi_laporan"
    LAPSED = "lewat_waktu"


FALSE_ALARMS = frozenset({HelpEnding.MISTAKE, HelpEnding.SAFE})


class HelpEvent(StrEnum):
    """What a history can hold."""

    CALLED = "dipanggil"
    WIDENED = "diperluas"
    NOT_REACHED = "tidak_sampai"
    COMING = "didatangi"
    NOT_COMING = "batal_datang"
    ENDED = "selesai"


class HelpCall(Case, table=True):
    """An officer who asks without a sound that somebody comes. It holds no words of theirs."""

    __tablename__ = "help_call"
    __table_args__ = case_indexes("help_call", IS_OPEN)
    PREFIX: ClassVar[str] = "PD"
    ENDED: ClassVar[frozenset[StrEnum]] = frozenset({HelpState.ENDED})

    caller_id: int = Field(foreign_key="member.id", index=True, sa_type=BigId)
    unit: str
    # The counter's name of that day. Empty: only the unit is known.
    place: str = ""
    # The message that the caller looks at.
    screen_id: int | None = Field(default=None, sa_type=BigId)
    wave: int = 1
    # Whether nobody who was called can be reached any more.
    is_alone: bool = False
    comer_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    came_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    state: HelpState = Field(default=HelpState.CALLED, sa_type=EnumWord(HelpState))
    ending: HelpEnding | None = Field(default=None, sa_type=EnumWord(HelpEnding))

    @property
    def needs_numbers(self) -> bool:
        """Whether the caller must be shown whom to call by telephone."""
        return self.state is HelpState.CALLED and (self.is_alone or self.wave > LAST_WAVE)

    @property
    def next_look_at(self) -> datetime:
        """Return when time moves it next: by the clock of the wall, whatever the office hours."""
        if self.state is HelpState.COMING or self.wave > LAST_WAVE:
            return self.created_at + LAPSES_AFTER
        return self.created_at + (WIDENS_AFTER if self.wave == 1 else NUMBERS_AFTER)

    def come(self, member_id: int, at: datetime) -> None:
        """Note who comes."""
        self.state, self.comer_id, self.came_at = HelpState.COMING, member_id, at
        self.due_at = self.next_look_at

    def let_go(self) -> None:
        """Note that who wanted to come does not."""
        self.state, self.comer_id, self.came_at = HelpState.CALLED, None, None

    def widen(self) -> None:
        """Go on to the next wave."""
        self.wave = min(self.wave, LAST_WAVE) + 1
        self.due_at = self.next_look_at

    def end(self, ending: HelpEnding, at: datetime) -> None:
        """End it."""
        self.state, self.ending, self.ended_at, self.due_at = HelpState.ENDED, ending, at, None

    def forget_words(self) -> None:
        """Hold no words of people: whole calls are removed instead."""


class HelpCallEntry(CaseEntry, table=True):
    """One line of a call's history. It goes with its call."""

    __tablename__ = "help_call_history"
    __table_args__ = (UniqueConstraint("help_call_id", "number"),)
    CASE: ClassVar[str] = "help_call_id"
    WRITTEN: ClassVar[frozenset[StrEnum]] = frozenset()

    help_call_id: int = Field(
        foreign_key="help_call.id", ondelete="CASCADE", index=True, sa_type=BigId
    )
    event: HelpEvent = Field(sa_type=EnumWord(HelpEvent))


class HelpSetting(SQLModel, table=True):
    """What an officer has set beforehand: their colleague, and the counter of a day."""

    __tablename__ = "help_setting"

    member_id: int = Field(
        primary_key=True,
        foreign_key="member.id",
        sa_type=BigId,
        sa_column_kwargs={"autoincrement": False},
    )
    colleague_id: int | None = Field(
        default=None, foreign_key="member.id", index=True, sa_type=BigId
    )
    place: str = ""
    place_unit: str = ""
    place_on: date | None = None
    # When they were told what the button does, and what it does not replace.
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    def place_today(self, today: date) -> str:
        return self.place if self.place_on == today else ""


class HelpTest(SQLModel, table=True):
    """One silent self-test: whether the chats of those who are called take what is sent."""

    __tablename__ = "help_test"

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    started_at: datetime = Field(sa_type=UtcDateTime, index=True)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # How many were tried, and how many could not be reached.
    tried: int = 0
    unreached: int = 0
    # How long the slowest took; None: one is still waiting in the outbox.
    slowest_seconds: float | None = None
    is_passed: bool | None = None
