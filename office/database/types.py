"""Column types that behave alike on SQLite and PostgreSQL."""

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

# SQLite gives a rowid alias, and with it automatic numbering, to INTEGER only.
BigId = BigInteger().with_variant(Integer(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, always in UTC. SQLite would give it back naive."""

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


class Word(TypeDecorator[StrEnum]):
    """A member of a StrEnum, stored as its value: a new one needs no change of the schema."""

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
    """What somebody has written: sealed at rest where the database was opened with keys.

    Sealed texts cannot be compared or searched by SQL: the same text is stored differently each
    time.
    """

    impl = String
    cache_ok = True

    # Both are asked for once a statement, not once a value: without keys the way is one call long.
    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:
        seal = keyring_of(dialect).seal
        return lambda value: None if value is None else seal(value)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[str | None], str | None]:
        opened = keyring_of(dialect).open
        return lambda value: None if value is None else opened(value)


# No text that was stored by us holds a NUL.
UNREADABLE = "\0"


class SealedOrUnreadable(Sealed):
    """The same, where one value that cannot be read must not keep the others from being read."""

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
