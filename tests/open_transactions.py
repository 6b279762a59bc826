"""Finds requests to Telegram that are made while the same task has a transaction open.

Who waits for the network there keeps locks for as long as Telegram likes, and on PostgreSQL loses
the transaction after five seconds. Every office that a test opens is watched.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from unittest.mock import patch

from bot.telegram.connection.request import AiohttpRequest
from office.database import AsyncSession, Database
from office.database.plain import Plain

_begin, _begin_plain, _read = Database.begin, Database.begin_plain, Database.read
_request = AiohttpRequest.do_request


@contextmanager
def no_request_within_one() -> Iterator[None]:
    """Within the block: note such requests; at its end fail if there was one."""
    transactions: Counter[object] = Counter()
    found: list[str] = []

    @asynccontextmanager
    async def begin(
        database: Database, *, keeps_update_open: bool = False
    ) -> AsyncIterator[AsyncSession]:
        async with _counted(), _begin(database, keeps_update_open=keeps_update_open) as session:
            yield session

    @asynccontextmanager
    async def begin_plain(
        database: Database, *, keeps_update_open: bool = False
    ) -> AsyncIterator[Plain]:
        async with _counted(), _begin_plain(database, keeps_update_open=keeps_update_open) as plain:
            yield plain

    @asynccontextmanager
    async def read(database: Database) -> AsyncIterator[AsyncSession]:
        async with _counted(), _read(database) as session:
            yield session

    @asynccontextmanager
    async def _counted() -> AsyncIterator[None]:
        task = asyncio.current_task()
        transactions[task] += 1
        try:
            yield
        finally:
            transactions[task] -= 1
            if not transactions[task]:
                del transactions[task]

    async def request(self: AiohttpRequest, url: str, *rest: Any, **named: Any) -> Any:
        if transactions[asyncio.current_task()]:
            found.append(url.rpartition("/")[2])
        return await _request(self, url, *rest, **named)

    with (
        patch.object(Database, "begin", begin),
        patch.object(Database, "begin_plain", begin_plain),
        patch.object(Database, "read", read),
        patch.object(AiohttpRequest, "do_request", request),
    ):
        yield
    assert found == [], "requests were made within an open transaction"
