"""Lets writers that arrive together share one SQLite transaction, and so one flush to the disk.

SQLite takes one writer at a time and a durable commit costs milliseconds. Here every writer works
in a savepoint of a shared transaction, one after another; the last one that was waiting commits for
all, and nobody returns before that commit. A writer that fails undoes its own savepoint only; one
that is cancelled in the middle of a statement takes its batch with it, and each of them hears so.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction
from sqlmodel.ext.asyncio.session import AsyncSession

# A batch is closed after this many writers even if more are waiting, so that nobody waits long.
MOST_MEMBERS = 64


class BatchLost(Exception):
    """A writer was cancelled within a statement; what shared its transaction is undone."""


class _Batch:
    """One shared transaction and the promise that it will be committed."""

    def __init__(
        self, connection: AsyncConnection, transaction: AsyncTransaction, driver: Any
    ) -> None:
        self.connection = connection
        self.driver = driver
        self.transaction = transaction
        self.members = 0
        self.committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class GroupCommit:
    """Gathers concurrent writers into batches."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._batch: _Batch | None = None

    @asynccontextmanager
    async def member(self) -> AsyncIterator[AsyncSession]:
        """Run one writer in the current batch and return when its batch is on the disk."""
        await self._take_turn()
        try:
            batch = await self._open_batch()
        except BaseException:
            self._turn.release()
            raise
        try:
            async with self._savepoint(batch) as session:
                yield session
        finally:
            # Shielded: a cancelled writer must not leave the others without their commit.
            await asyncio.shield(self._leave(batch))
        await asyncio.shield(batch.committed)

    async def _take_turn(self) -> None:
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            # The one before may have left the commit to this writer, who will never come.
            self._waiting -= 1
            await asyncio.shield(self._close_abandoned())
            raise
        self._waiting -= 1

    async def _leave(self, batch: _Batch) -> None:
        try:
            if not self._waiting or batch.members >= MOST_MEMBERS:
                await self._close(batch)
        finally:
            self._turn.release()

    async def _close_abandoned(self) -> None:
        async with self._turn:
            if self._batch is not None and not self._waiting:
                await self._close(self._batch)

    async def _open_batch(self) -> _Batch:
        if self._batch is not None and self._batch.connection.invalidated:
            await self._close(self._batch)
        if self._batch is None:
            connection = await self._engine.connect()
            driver = (await connection.get_raw_connection()).driver_connection
            self._batch = _Batch(connection, await connection.begin(), driver)
        self._batch.members += 1
        return self._batch

    @asynccontextmanager
    async def _savepoint(self, batch: _Batch) -> AsyncIterator[AsyncSession]:
        async with (
            AsyncSession(
                batch.connection,
                expire_on_commit=False,
                join_transaction_mode="create_savepoint",
            ) as session,
            session.begin(),
        ):
            yield session

    async def _close(self, batch: _Batch) -> None:
        self._batch = None
        try:
            if batch.connection.invalidated:
                # A statement was cancelled half way. The driver would keep its lock for ever.
                await batch.driver.close()
                raise BatchLost
            await batch.transaction.commit()
        except BaseException as error:  # noqa: BLE001 - handed to every member of the batch
            batch.committed.set_exception(error)
            batch.committed.exception()  # marked as seen: the members raise it, if any is left
        else:
            batch.committed.set_result(None)
        finally:
            await batch.connection.close()
