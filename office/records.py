"""What a package declares of its tables: whom they name, and how long their rows are kept.

Declared, not opened: migrations, sealing and tests need it without a database. At the end stand the
rules of an office, from `[retention]` of its `office.toml`.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import func, select

from office.database import AsyncSession, Table

OpenIn = Callable[[AsyncSession, str, date], Awaitable[int]]
"""Counts what a section of the office has in hand on a day: it cannot go before."""


def open_rows(section: Any, *is_open: Any) -> OpenIn:
    """Return what counts the open rows whose column names a section."""

    async def count(session: AsyncSession, named: str, _today: date) -> int:
        found = await session.exec(select(func.count()).where(section == named, *is_open))
        return found.one()

    return count


class By(StrEnum):
    """What a column holds of a member."""

    ID = "id"
    ACCOUNT = "account"  # the member's Telegram id


class Fate(StrEnum):
    """What happens to a row when the member whom it names is erased."""

    STAYS = "stays"  # the office's own record; it has a number that leads to nobody any more
    GOES = "goes"
    EMPTIED = "emptied"  # the row stays to be counted; words and account are removed


@dataclass(frozen=True)
class PersonalColumn:
    """A column that names a member: `PersonalColumn(col(Leave.member_id), Fate.GOES)`."""

    attribute: Mapped[Any]
    fate: Fate
    by: By = By.ID
    is_own: bool = True
    """Whether the row is about the member and exported whole. If not, only its key is."""
    emptied: Mapping[str, object] = field(default_factory=dict)
    secret: frozenset[str] = frozenset()
    """Columns that the export leaves out: hashes, and names of processes."""

    @property
    def model(self) -> type[Table]:
        attribute: Any = self.attribute
        model: type[Table] = attribute.class_
        return model

    @property
    def name(self) -> str:
        attribute: Any = self.attribute
        return str(attribute.key)


@dataclass(frozen=True)
class OldRows:
    """Rows of one table that are too old. With `values` they are emptied instead of deleted."""

    model: type[Table]
    is_old: ColumnElement[bool]
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Removable:
    """What is kept for so many days: a `kind` and `state` of [retention] in `office.toml`."""

    kind: str
    state: str
    fewest_days: int
    """The fewest days that do no harm."""
    rows: Callable[[datetime], Sequence[OldRows]] | None
    """Gives the rows that are older than a moment. None: words go and the rows stay, see
    `Redaction` of the noun."""


@dataclass(frozen=True)
class Records:
    """All that a package declares of its tables."""

    tables: tuple[type[Table], ...]
    personal: tuple[PersonalColumn, ...] = ()
    removable: tuple[Removable, ...] = ()
    messages_needed: ColumnElement[bool] | None = None
    """Which messages of the outbox may still be edited in place, and so are not removed."""


def kinds(records: Iterable[Records]) -> dict[str, dict[str, int]]:
    """Return the fewest days by kind and state of all that retention can remove."""
    found: dict[str, dict[str, int]] = {}
    for rule in (one for each in records for one in each.removable):
        states = found.setdefault(rule.kind, {})
        states[rule.state] = max(rule.fewest_days, states.get(rule.state, 0))
    return found


@dataclass(frozen=True)
class Rule:
    """Data of this kind and state are removed when they are older than this many days."""

    kind: str
    state: str
    days: int

    def border(self, now: datetime) -> datetime:
        """Return the moment before which everything is too old."""
        return now - timedelta(days=self.days)

    def __str__(self) -> str:
        return f"[retention.{self.kind}] {self.state} = {self.days}"


@dataclass(frozen=True)
class Retention:
    """The rules, and how long in advance admins are told of the words of reports."""

    rules: tuple[Rule, ...] = ()
    notice: timedelta = timedelta(days=14)

    def telling_border(self, rule: Rule, now: datetime) -> datetime:
        """Return the moment before which a report must have closed for admins to be told of it."""
        return rule.border(now) + self.notice

    def told_border(self, now: datetime) -> datetime:
        """Return the moment before which admins must have been told of what is removed now."""
        return now - self.notice
