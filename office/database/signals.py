"""Wakes those who wait for work: in this process at once, in others by LISTEN and NOTIFY.

A signal is only a hint. What it is about stands in a table, and each waiter also looks there by
itself now and then. It is sent after the commit, by a separate connection, many at a time: in
PostgreSQL commits that notify wait for each other, and no answer should wait for that.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

_CHANNEL = "pandu"
# Signals of the same instant are sent together.
_BETWEEN_SECONDS = 0.005
_AFTER_A_MISHAP_SECONDS = 1.0

log = structlog.get_logger("office.signals")


class Signals:
    """The topics that somebody waits for. On SQLite no other process can be waiting."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._has_others = engine.dialect.name != "sqlite"
        self._waiting: defaultdict[str, list[Callable[[], None]]] = defaultdict(list)
        self._untold: set[str] = set()
        self._stir = asyncio.Event()

    def listen(self, topic: str, wake: Callable[[], None]) -> None:
        """Call `wake` whenever there may be something new."""
        self._waiting[topic].append(wake)

    def tell(self, topic: str) -> None:
        """Wake everybody who waits for the topic, here and in other processes; returns at once."""
        self._wake(topic)
        if self._has_others:
            self._untold.add(topic)
            self._stir.set()

    async def carry(self) -> None:
        """Carry signals to and from other processes until cancelled."""
        while self._has_others:
            try:
                await self._carry_over_a_connection()
            except Exception as error:  # noqa: BLE001 - work is still found, only later
                log.warning("the other processes cannot be heard", reason=type(error).__name__)
            await asyncio.sleep(_AFTER_A_MISHAP_SECONDS)

    async def _carry_over_a_connection(self) -> None:
        async with self._engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            try:
                driver.add_termination_listener(lambda _driver: self._stir.set())
                await driver.add_listener(_CHANNEL, self._hear)
                # A signal may have been sent while nobody listened.
                for topic in self._waiting:
                    self._wake(topic)
                while not driver.is_closed():
                    await self._pass_on(driver)
            finally:
                # This connection listens, so nobody else may get it from the pool.
                await connection.invalidate()

    async def _pass_on(self, driver: Any) -> None:
        await self._stir.wait()
        self._stir.clear()
        while self._untold and not driver.is_closed():
            await driver.execute("SELECT pg_notify($1, $2)", _CHANNEL, self._untold.pop())
        await asyncio.sleep(_BETWEEN_SECONDS)

    def _hear(self, driver: Any, sender: int, _channel: str, topic: str) -> None:
        if sender != driver.get_server_pid():
            self._wake(topic)

    def _wake(self, topic: str) -> None:
        for wake in self._waiting.get(topic, ()):
            wake()
