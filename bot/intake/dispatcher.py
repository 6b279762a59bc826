"""Brings what lies in the inbox into this process's chat queues.

On SQLite there is one process, and an update goes into its queue as soon as it is stored. On
PostgreSQL every replica claims as many as it has room for, no matter which one stored them.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import structlog

from bot.intake.chat_queues import ChatQueues
from office.inbox import Inbox, StoredUpdate

# A signal is lost if the process that should send it dies. So we also look by ourselves.
_LOOK_EVERY_SECONDS = 1.0
_COUNT_EVERY_SECONDS = 5.0

log = structlog.get_logger("bot.intake.dispatcher")


class Dispatcher:
    """The way from the inbox to the chat queues."""

    def __init__(self, inbox: Inbox, chat_queues: ChatQueues, *, claims: bool) -> None:
        self._inbox = inbox
        self._chat_queues = chat_queues
        self._claims = claims
        chat_queues.on_room = inbox.wake

    async def open(self) -> int:
        """Hand out what the last run on SQLite left open; returns how many updates that were."""
        if self._claims:
            return 0
        left_over = await self._inbox.reopen()
        self._chat_queues.put(left_over)
        return len(left_over)

    def hand_over(self, updates: Sequence[StoredUpdate]) -> None:
        """Queue updates that were just stored. Where they are claimed, `accept` has woken `run`."""
        if not self._claims:
            self._chat_queues.put(updates)

    async def run(self) -> None:
        """Claim whenever there is room, until cancelled."""
        loop = asyncio.get_running_loop()
        counted_at = loop.time()
        while self._claims:
            try:
                if loop.time() - counted_at > _COUNT_EVERY_SECONDS:
                    # Updates whose claim got no answer, or whose handler failed without closing
                    # them.
                    await self._inbox.release(self._chat_queues.in_hand)
                    counted_at = loop.time()
                await self._claim()
            except Exception:
                # The database may be down for a while. What is stored stays safe in it.
                log.exception("the inbox could not be read")
                await asyncio.sleep(_LOOK_EVERY_SECONDS)

    async def _claim(self) -> None:
        self._inbox.woken.clear()
        if room := self._chat_queues.room:
            updates = await self._inbox.claim(room)
            self._chat_queues.put(updates)
            if len(updates) == room:
                return
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_EVERY_SECONDS):
                await self._inbox.woken.wait()
