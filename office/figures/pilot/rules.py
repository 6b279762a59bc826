"""The rules of the five figures: plain values in, counts and medians out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from statistics import median

from office.calendar import Period
from office.figures.values import Waits

SAMPLE = 20
# The weeks of use in which it is counted how many go on.
WEEKS = (1, 4, 8, 12)
# The first ones, with which the later ones are compared.
BASELINE_WEEKS = 2
SURE = "sure"


@dataclass(frozen=True)
class AnswerTime:
    """A question, and when somebody had an answer that they could use."""

    member_id: int
    asked_at: datetime
    band: str
    is_by_head: bool
    is_helpful: bool | None
    sop_id: str | None
    given_at: datetime | None
    """When the answer that its asker has now was written: perhaps for somebody else, or to correct
    an earlier one."""
    closed_at: datetime | None
    """When it was last answered or taken back."""

    @property
    def answered_at(self) -> datetime | None:
        """Return when its asker first had the answer of a head."""
        if self.given_at is None:
            return None
        moments = (self.given_at, self.closed_at)
        return min((at for at in moments if at is not None and at >= self.asked_at), default=None)

    @property
    def is_sure(self) -> bool:
        return self.is_by_head or self.band == SURE

    @property
    def is_at_once(self) -> bool:
        """Whether the bot had one answer, and its asker did not say that it does not help."""
        return self.is_helpful is True or (self.is_sure and self.is_helpful is None)

    @property
    def waited(self) -> timedelta | None:
        """Return how long it took to a usable answer; None if there is none yet."""
        if self.is_at_once:
            return timedelta(0)
        return self.answered_at - self.asked_at if self.answered_at is not None else None


def sample(questions: Iterable[int], week: date) -> list[int]:
    """Choose the answers of a week that are judged: by chance, and the same each time."""

    def place(question: int) -> bytes:
        return sha256(f"{week}:{question}".encode()).digest()

    return sorted(questions, key=place)[:SAMPLE]


def waits(spans: Sequence[timedelta]) -> Waits:
    """Count waits, and say the one in the middle in minutes."""
    minutes = [span / timedelta(minutes=1) for span in spans]
    return Waits(len(minutes), round(median(minutes)) if minutes else None)


def week_of_use(begins: date, number: int) -> Period:
    """Return a week of use by its number, from 1. The first one holds the day it begins."""
    monday = begins - timedelta(days=begins.weekday()) + timedelta(weeks=number - 1)
    return Period(monday, monday + timedelta(days=6))
