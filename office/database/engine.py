"""Opens the database: `begin` to write, `read` to load, `look` for a single statement."""

import os
import secrets
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import cycle
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any, TypeVar

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel.ext.asyncio.session import AsyncSession

from office.database.health.trouble import DatabaseAway
from office.database.keyring import Keyring, attach
from office.database.look import Look, PooledLooker, SharedLooker
from office.database.plain import Plain, Transaction
from office.database.signals import Signals
from office.database.sqlite import in_loop as sqlite_in_loop
from office.database.sqlite.group_commit import GroupCommit

BUSY_TIMEOUT_SECONDS = 10
# A process that freezes or loses its network within a transaction must not keep its locks for ever.
# One that freezes within a statement is not idle: the other replicas end its transaction.
_IDLE_IN_TRANSACTION = "5s"
# A connection that was just in use is trusted. If it is dead after all, the work is tried again.
_TRUSTED_SECONDS = 1.0
_RESTS_SINCE = "rests_since"
# More readers than chats handled at once would only open and close files.
_MOST_READERS = 64
# The pool opens as many again while it is busy.
_POOL, _RESERVED = 10, 2
_MOST_SWITCHES, _BETWEEN_SWITCHES_SECONDS = 100, 0.02


BeforeCommit = Callable[[Transaction], Awaitable[None]]
T = TypeVar("T", AsyncSession, Plain)

# Some hundred KiB.
_NEW_BLOCKS = "SELECT count(*) FROM generate_series(1, 10000)"


class Database:
    """The office's database. Writers on SQLite share their commits and never wait for a lock."""

    def __init__(
        self,
        engine: AsyncEngine,
        keyring: Keyring,
        connections: str = "",
        reserved: AsyncEngine | None = None,
    ) -> None:
        self.engine = engine
        # The same over a few connections of its own, for what must go on when all others wait.
        self.reserved = Database(reserved, keyring, connections) if reserved is not None else self
        # The name of this process's connections in PostgreSQL. No other process has it.
        self.connections = connections
        self._writes = engine.execution_options(writes=True)
        self._group = GroupCommit(self._writes) if self.is_sqlite else None
        self._looker = (
            SharedLooker(engine.url, BUSY_TIMEOUT_SECONDS)
            if self.is_sqlite
            else PooledLooker(engine)
        )
        self.keyring = keyring
        for dialect in (engine.dialect, self._looker.dialect):
            attach(dialect, keyring)
        self.signals = Signals(engine)
        self._before_commit: list[BeforeCommit] = []
        self._probes = cycle((1, 2))  # SQLite writes no page that does not change

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def before_commit(self, hook: BeforeCommit) -> None:
        """Let the hook write into every transaction of `begin`, at its end."""
        self._before_commit.append(hook)

    def begin(
        self, *, keeps_update_open: bool = False
    ) -> AbstractAsyncContextManager[AsyncSession]:
        """Open a write transaction. At the end of the block it is durable; an error undoes it.

        The hooks of `before_commit` write into it last: the update in hand is done. With
        `keeps_update_open` they do not, for what is not the update's effect, such as a step of a
        form or a sender's notes. After the commit the functions in `session.info["after_commit"]`
        are called.
        """
        return self._hooked(
            self._group.member() if self._group else self._session(), keeps_update_open
        )

    def begin_plain(self, *, keeps_update_open: bool = False) -> AbstractAsyncContextManager[Plain]:
        """Open one without a session, for plain statements that load no objects.

        Every update writes such statements. A session costs more than they do.
        """
        return self._hooked(
            self._group.plain_member() if self._group else self._plain(), keeps_update_open
        )

    @asynccontextmanager
    async def _hooked(
        self, transaction: AbstractAsyncContextManager[T], keeps_update_open: bool
    ) -> AsyncIterator[T]:
        async with transaction as opened:
            yield opened
            for hook in () if keeps_update_open else self._before_commit:
                await hook(opened)
        for call in opened.info.get("after_commit", ()):
            call()

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[AsyncSession]:
        async with AsyncSession(self._writes, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def _plain(self) -> AsyncIterator[Plain]:
        async with self._writes.begin() as connection:
            yield Plain(connection)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """Open a session that only reads. What it loads can be used after it is closed."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            yield session

    @property
    def look(self) -> Look:
        """Return what runs a single statement without a transaction: every update needs it."""
        return self._looker.look

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[AsyncConnection]:
        """Open a plain connection in a write transaction, for migrations."""
        async with self._writes.begin() as connection:
            yield connection

    async def probe(self) -> None:
        """Write something durably, to see whether the database accepts it.

        Raises:
            Exception: it does not; see `trouble`.
        """
        async with self.begin(keeps_update_open=True) as session:
            connection = await session.connection()
            if self.is_sqlite:
                # A number in the file's header that nothing else uses: one page goes to the log.
                await connection.execute(text(f"PRAGMA user_version = {next(self._probes)}"))
            else:
                await connection.execute(text("UPDATE alembic_version SET version_num=version_num"))
                # That finds room in a block there is. What exceeds this memory goes to a file that
                # the server removes by itself: it needs new blocks, and no table grows.
                await connection.execute(text("SET LOCAL work_mem = '64kB'"))
                await connection.execute(text(_NEW_BLOCKS))

    async def close(self) -> None:
        await self._looker.close()
        await self.engine.dispose()
        if self.reserved is not self:
            await self.reserved.close()


def open_database(url: str, keys: Sequence[str] = ()) -> Database:
    """Open the database at the URL (`sqlite:///…` or `postgresql+asyncpg://…`).

    With keys (Fernet's, newest first) it seals what people write; see `types.Sealed`.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        if address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(
            address.set(drivername=f"sqlite+{sqlite_in_loop.DRIVER}"),
            hide_parameters=True,
            connect_args={"timeout": BUSY_TIMEOUT_SECONDS},
            pool_size=_MOST_READERS,
        )
        _prepare_sqlite(engine)
        return Database(engine, Keyring(keys))
    connections = _name_of_connections()
    return Database(
        _on_postgres(address, connections, pool_size=_POOL),
        Keyring(keys),
        connections,
        reserved=_on_postgres(address, connections, pool_size=_RESERVED, max_overflow=0),
    )


def _on_postgres(address: URL, connections: str, **pool: int) -> AsyncEngine:
    engine = create_async_engine(
        address,
        hide_parameters=True,
        connect_args={
            "server_settings": {
                "application_name": connections,
                "idle_in_transaction_session_timeout": _IDLE_IN_TRANSACTION,
            }
        },
        **pool,
    )
    _name_absence(engine)
    _ask_the_rested(engine)
    return engine


def _name_of_connections() -> str:
    """Return a name that no other process has. PostgreSQL cuts it off after 63 bytes."""
    return f"pandu {socket.gethostname()[-32:]}:{os.getpid()}:{secrets.token_hex(4)}"


def _name_absence(engine: AsyncEngine) -> None:
    """Raise DatabaseAway for a server that cannot be reached, so that it is no bug of a handler.

    asyncpg raises what the system says (no socket, no such host, refused) as plain OSErrors.
    """

    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(dialect: Dialect, _record: Any, arguments: Any, options: Any) -> Any:
        try:
            return dialect.connect(*arguments, **options)
        except OSError as error:
            raise DatabaseAway(f"{type(error).__name__}: {error}") from error


def _ask_the_rested(engine: AsyncEngine) -> None:
    """Ask whether a connection still lives only if it has not been used for a while.

    SQLAlchemy's own `pool_pre_ping` asks each time, within a transaction: three round trips to the
    server for each one that is needed.
    """

    @event.listens_for(engine.sync_engine, "checkin")
    def rest(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[_RESTS_SINCE] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def ask(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: Any) -> None:
        since = record.info.get(_RESTS_SINCE)
        if since is None or time.monotonic() - since < _TRUSTED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise InvalidatePoolError from error  # others that rested as long are dead, too


def _switch_to_wal(cursor: Any) -> None:
    """Turn the log on. SQLite answers "locked" at once if another connection is just doing it."""
    for _ in range(_MOST_SWITCHES):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError:
            time.sleep(_BETWEEN_SWITCHES_SECONDS)
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """Set the write-ahead log, durable commits, enforced foreign keys, and our own BEGIN."""

    @event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy's documented way to take over BEGIN
        cursor = connection.cursor()
        _switch_to_wal(cursor)
        # FULL: a committed report must survive a power cut, not only a crash of this process.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # A writer takes the lock at once: upgrading a read lock later could fail with "locked".
        writes = connection.get_execution_options().get("writes")
        driver: Any = connection.connection.dbapi_connection
        driver.cursor().execute(sqlite_in_loop.TAKE_WRITE_LOCK if writes else "BEGIN")
