"""Lets writers that arrive together share one SQLite transaction, and so one flush to the disk.

SQLite has one writer at a time, and a durable commit costs milliseconds. Here every writer works in
a savepoint of a shared transaction, one after another. The last waiting writer commits for all, and
none returns before that commit. A writer that fails or is cancelled undoes only its own savepoint:
no statement of SQLite is ever left half done (`sqlite_in_loop`).
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar, cast

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction
from sqlmodel.ext.asyncio.session import AsyncSession

from office.database.health.trouble import BatchUndone
from office.database.plain import Plain

# A batch is closed after this many writers even if more wait, so that nobody waits long.
MOST_MEMBERS = 64

T = TypeVar("T")


class _Batch:
    """One shared transaction, and the promise that it will be committed."""

    def __init__(
        self, connection: AsyncConnection, transaction: AsyncTransaction, driver: sqlite3.Connection
    ) -> None:
        self.connection = connection
        self.transaction = transaction
        self.driver = driver
        self.members = 0
        self.is_undone = False
        self.committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def look(self) -> None:
        """Note whether the transaction still exists.

        On a full disk a statement may undo all of it, not only its own savepoint
        (https://www.sqlite.org/lang_transaction.html). What follows would be committed alone.
        """
        self.is_undone = self.is_undone or not self.driver.in_transaction


class GroupCommit:
    """Gathers concurrent writers into batches."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None

    def member(self) -> AbstractAsyncContextManager[AsyncSession]:
        """Run one writer in the current batch. Returns when the batch is on the disk.

        Raises:
            BatchUndone: SQLite has undone the whole batch.
        """
        return self._member(_session)

    def plain_member(self) -> AbstractAsyncContextManager[Plain]:
        """Run a writer that needs no session, in the same way."""
        return self._member(_plain)

    @asynccontextmanager
    async def _member(
        self, savepoint: Callable[[_Batch], AbstractAsyncContextManager[T]]
    ) -> AsyncIterator[T]:
        await self._take_turn()
        try:
            batch = await self._open_batch()
        except BaseException:
            self._turn.release()
            raise
        try:
            async with savepoint(batch) as opened:
                yield opened
        except Exception as error:
            if batch.is_undone:
                raise BatchUndone from error
            raise
        finally:
            if self._is_last(batch):
                # Shielded: a cancelled writer must not leave the others without their commit.
                await asyncio.shield(self._close_and_let_on(batch))
            else:
                self._turn.release()
        await asyncio.shield(batch.committed)

    async def _take_turn(self) -> None:
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            # The writer before may have left the commit to this one, which will not write any more.
            self._waiting -= 1
            await asyncio.shield(self._close_abandoned())
            raise
        self._waiting -= 1

    def _is_last(self, batch: _Batch) -> bool:
        return batch.is_undone or not self._waiting or batch.members >= MOST_MEMBERS

    async def _close_and_let_on(self, batch: _Batch) -> None:
        try:
            await self._close(batch)
        finally:
            self._turn.release()

    async def _close_abandoned(self) -> None:
        async with self._turn:
            if self._batch is not None and not self._waiting:
                await self._close(self._batch)

    async def _open_batch(self) -> _Batch:
        if self._batch is None:
            connection = await self._engine.connect()
            try:
                transaction = await connection.begin()
                driver = (await connection.get_raw_connection()).driver_connection
            except BaseException:
                await asyncio.shield(connection.close())
                raise
            self._batch = _Batch(connection, transaction, cast(sqlite3.Connection, driver))
        self._batch.members += 1
        return self._batch

    async def _close(self, batch: _Batch) -> None:
        self._batch = None
        try:
            if batch.is_undone:
                raise BatchUndone
            await batch.transaction.commit()
        except BaseException as error:  # noqa: BLE001 - handed to every member of the batch
            batch.committed.set_exception(error)
            batch.committed.exception()  # marks it as seen; members that are left raise it
        else:
            batch.committed.set_result(None)
        finally:
            await batch.connection.close()


@asynccontextmanager
async def _session(batch: _Batch) -> AsyncIterator[AsyncSession]:
    session = AsyncSession(
        batch.connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
    )
    try:
        yield session
        await session.commit()  # of the savepoint
    finally:
        batch.look()
        if not batch.is_undone:
            await session.close()


@asynccontextmanager
async def _plain(batch: _Batch) -> AsyncIterator[Plain]:
    # SQLAlchemy would make four objects for a savepoint.
    run = sqlite3.Cursor(batch.driver).execute
    run("SAVEPOINT plain")
    try:
        yield Plain(batch.connection)
        run("RELEASE plain")
    except BaseException:
        batch.look()
        if not batch.is_undone:
            run("ROLLBACK TO plain")
            run("RELEASE plain")
        raise
