"""Whole databases of a PostgreSQL server: create one, drop one, replace one by another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from office.database.address import database_name, with_database

# It is on every server. Databases are created and renamed from one that is not renamed itself.
_NEUTRAL, _IF_THAT_IS_OURS = "postgres", "template1"
# Any number that nothing else on the server uses.
_LOCK = 55_057
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_NOT_ALLOWED, _IN_USE = "42501", "55006"


class ServerRefused(Exception):
    """The server refuses. The text says why."""


class Server:
    """The databases of a server. Names are quoted here; nothing else is put into a statement."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def exists(self, name: str) -> bool:
        found = await self._connection.execute(
            text("SELECT count(*) FROM pg_database WHERE datname = :name"), {"name": name}
        )
        return bool(found.scalar_one())

    async def users(self, name: str) -> list[str]:
        """Return who is connected to a database: address and name of each program."""
        found = await self._connection.execute(
            text(
                "SELECT DISTINCT coalesce(host(client_addr), 'this machine')"
                " || coalesce(nullif(' ' || application_name, ' '), '')"
                " FROM pg_stat_activity WHERE datname = :name AND backend_type = 'client backend'"
                " ORDER BY 1"
            ),
            {"name": name},
        )
        return list(found.scalars())

    async def create(self, name: str, like: str) -> None:
        """Create an empty database that sorts and encodes like another one, if that exists."""
        found = await self._connection.execute(
            text(
                "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database"
                " WHERE datname = :name AND datlocprovider = 'c'"
            ),
            {"name": like},
        )
        options = "ENCODING 'UTF8'"
        if (model := found.one_or_none()) is not None:
            encoding, collate, kind = (_literal(value) for value in model)
            options = f"ENCODING {encoding} LC_COLLATE {collate} LC_CTYPE {kind}"
        await self._do(f"CREATE DATABASE {_quoted(name)} TEMPLATE template0 {options}")

    async def drop(self, name: str) -> None:
        """Drop a database if it exists."""
        await self._do(f"DROP DATABASE IF EXISTS {_quoted(name)}")

    async def replace(self, name: str, by: str, aside: str) -> bool:
        """Give `name` to the database `by`, and keep the old one as `aside`: both or neither.

        Returns whether there was an old one.
        """
        had_one = await self.exists(name)
        renames = [(by, name)]
        if had_one:
            renames.insert(0, (name, aside))
        # A single statement is one transaction.
        block = "; ".join(
            f"ALTER DATABASE {_quoted(old)} RENAME TO {_quoted(new)}" for old, new in renames
        )
        await self._do(f"DO $rename$ BEGIN {block}; END $rename$")
        return had_one

    async def _do(self, statement: str) -> None:
        try:
            await self._connection.exec_driver_sql(statement)
        except DBAPIError as error:
            raise ServerRefused(_reason(error)) from None


@asynccontextmanager
async def server(url: str) -> AsyncIterator[Server]:
    """Connect to the server of a database, not to the database itself.

    For one database only one process at a time can do this; a server may hold several offices.

    Raises:
        ServerRefused: it cannot be reached, or another process restores the same database.
    """
    neutral = _IF_THAT_IS_OURS if database_name(url) == _NEUTRAL else _NEUTRAL
    engine = create_async_engine(
        with_database(url, neutral), isolation_level="AUTOCOMMIT", hide_parameters=True
    )
    try:
        async with engine.connect() as connection:
            locked = await connection.execute(
                text(f"SELECT pg_try_advisory_lock({_LOCK}, hashtext(:name))"),
                {"name": database_name(url)},
            )
            if not locked.scalar_one():
                raise ServerRefused("another restore of this database is going on")
            yield Server(connection)
    except (DBAPIError, OSError) as error:
        raise ServerRefused(f"the server cannot be used: {_reason(error)}") from None
    finally:
        await engine.dispose()


def _reason(error: Exception) -> str:
    origin = getattr(error, "orig", None)
    match getattr(origin, "sqlstate", None):
        case str(state) if state == _NOT_ALLOWED:
            return (
                "its user may not make or rename databases: let the server's administrator do "
                "ALTER ROLE … CREATEDB, and give the database to that user"
            )
        case str(state) if state == _IN_USE:
            return "somebody is connected to the database: stop every replica first"
        case _:
            return str(origin or error).removeprefix("<class ").splitlines()[0]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
