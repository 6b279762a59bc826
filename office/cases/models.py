"""The columns of every case and of every line of its history. A noun's tables add their own."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from office import hash_chain, payload
from office.database.types import BigId, Sealed, UtcDateTime
from office.payload import P


class Case(SQLModel):
    """Something that people work on until it ends. It has a code, and moves when it is due."""

    PREFIX: ClassVar[str]
    ENDED: ClassVar[frozenset[StrEnum]]

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    state: str
    # When time moves it next.
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    erased_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @classmethod
    def code_of(cls, case_id: int) -> str:
        """Return the short name of the case with that id."""
        return f"{cls.PREFIX}-{case_id:04d}"

    @property
    def code(self) -> str:
        """Return the short name by which people speak of it: KJ-0412."""
        return self.code_of(self.id)

    @property
    def is_open(self) -> bool:
        return self.state not in self.ENDED

    @property
    def is_urgent(self) -> bool:
        """Whether its messages go before all others."""
        return False

    def forget_words(self) -> None:
        """Remove what people wrote."""
        raise NotImplementedError


class CaseEntry(SQLModel):
    """One line of a case's history. Append-only: each has the hash of the line before.

    The hashes are those of `office/hash_chain.py`.
    """

    CASE: ClassVar[str]
    """The column with the id of the case."""
    WRITTEN: ClassVar[frozenset[StrEnum]]
    """The events whose detail holds somebody's own words."""

    id: int = Field(default=None, primary_key=True, sa_type=BigId)
    number: int = 0
    at: datetime = Field(sa_type=UtcDateTime)
    event: str
    actor_id: int | None = Field(default=None, foreign_key="member.id", sa_type=BigId)
    detail: str = Field(default="", sa_type=Sealed)
    # What the hash covers instead of the words, so that these can be erased. The salt is erased
    # with them.
    salt: str | None = None
    digest: str = ""
    hash: str = ""

    @property
    def subject_id(self) -> int:
        """Return the id of the case whose history it is."""
        return int(getattr(self, self.CASE))

    def facts(self, kind: type[P]) -> P:
        """Return what the detail says, where it is more than one id or word."""
        return payload.read(kind, self.detail)

    @property
    def is_erased(self) -> bool:
        """Whether its words were erased."""
        return hash_chain.is_erased(self)


def not_in(states: Iterable[StrEnum]) -> str:
    """Return a condition as SQL, word for word the same in index and query: only then does SQLite
    use a partial index."""
    return f"state NOT IN ({', '.join(sorted(repr(str(state)) for state in states))})"


def case_indexes(table: str, is_open: str) -> tuple[Index, Index]:
    """Return the indexes of what is due, and of what is open: ended cases pile up for years."""
    is_due, opened = text("due_at IS NOT NULL"), text(is_open)
    return (
        Index(f"ix_{table}_due", "due_at", sqlite_where=is_due, postgresql_where=is_due),
        Index(f"ix_{table}_open", "created_at", sqlite_where=opened, postgresql_where=opened),
    )
