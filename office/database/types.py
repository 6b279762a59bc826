"""Column types that work alike on SQLite and PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, DateTime, Integer, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from office.database.keyring import TextSealed, keyring_of

# Every constraint has a name, so that a later migration can drop it on both databases.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# Rows are not validated by pydantic, so its validators of forty tables need not be made.
SQLModel.model_config["defer_build"] = True

# SQLite makes only INTEGER a rowid alias, which numbers rows by itself.
BigId = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, always in UTC. SQLite alone would return it without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a time zone was about to be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EnumWord(TypeDecorator[StrEnum]):
    """A member of a StrEnum, stored as its value: a new member needs no change of the schema."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else str(self.words(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class Sealed(TypeDecorator[str]):
    """Words that somebody wrote: sealed at rest if the database was opened with keys.

    SQL cannot compare or search sealed texts: the same text is stored differently each time.
    """

    impl = String
    cache_ok = True

    # Called once a statement, not once a value: without keys a value costs one call.
    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:
        seal = keyring_of(dialect).seal
        return lambda value: None if value is None else seal(value)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], str | None]:
        opened = keyring_of(dialect).open
        return lambda value: None if value is None else opened(value)


# No text that we have stored holds a NUL.
UNREADABLE = "\0"


class SealedOrUnreadable(Sealed):
    """The same, where an unreadable value must not keep the others from being read."""

    cache_ok = True

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], str | None]:
        opened = keyring_of(dialect).open

        def read(value: str | None) -> str | None:
            if value is None:
                return None
            try:
                return opened(value)
            except (TextSealed, TypeError, AttributeError):  # another key's, or no text at all
                return UNREADABLE

        return read
