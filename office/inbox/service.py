"""Accepts updates, hands out those that are open, and closes each with the effect it had."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from office.clock import Clock
from office.database import Database
from office.inbox import store
from office.inbox.models import InboxUpdate
from office.privacy import Kind

# Telegram keeps an unconfirmed update for 24 hours; a redelivery can not come later than that.
DONE_IS_KEPT_FOR = timedelta(days=2)
# An update that was open at this many starts has brought the program down each time.
MOST_TRIES = 5


@dataclass(frozen=True)
class Letter:
    """An update as it lies in the inbox: masked JSON, and which kinds of data were masked in it."""

    update_id: int
    chat_id: int
    payload: str
    masked: tuple[Kind, ...] = ()


_in_hand: ContextVar[int | None] = ContextVar("update_in_hand", default=None)
_is_effect_stored: ContextVar[bool] = ContextVar("is_effect_stored", default=False)


def is_effect_stored() -> bool:
    """Whether the update being handled has had its effect: it must not be handled again."""
    return _is_effect_stored.get()


class Inbox:
    """The updates that Telegram has handed over."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        # When Telegram last answered this process; None before the first answer.
        self.polled_at: datetime | None = None

    def note_poll(self) -> None:
        """Note that Telegram has answered, be it with nothing."""
        self.polled_at = self.clock.now()

    async def accept(self, letters: Sequence[Letter]) -> list[Letter]:
        """Store the letters for good and return those that were not known before."""
        now = self.clock.now()
        rows = [
            {
                "update_id": letter.update_id,
                "chat_id": letter.chat_id,
                "payload": letter.payload,
                "masked": ",".join(letter.masked),
                "received_at": now,
                "tries": 0,
            }
            for letter in letters
        ]
        async with self.database.begin() as session:
            new = await store.insert_new(session, rows)
        return [letter for letter in letters if letter.update_id in new]

    async def reopen(self) -> tuple[list[Letter], list[int]]:
        """At a start: the letters left open by the last run, and the ids of those given up.

        A letter is given up when it was open at five starts in a row: it would bring the program
        down once more, and with it everybody else's.
        """
        async with self.database.begin() as session:
            await store.count_try_of_open(session)
            await store.forget_done_before(session, self.clock.now() - DONE_IS_KEPT_FOR)
            rows = await store.open_updates(session)
            given_up = [row.update_id for row in rows if row.tries > MOST_TRIES]
            for update_id in given_up:
                await store.complete(session, update_id, self.clock.now())
        return [_letter(row) for row in rows if row.tries <= MOST_TRIES], given_up

    @asynccontextmanager
    async def handling(self, update_id: int) -> AsyncIterator[None]:
        """Mark the update as the one in hand; it is closed at the end if its effect did not."""
        token, stored = _in_hand.set(update_id), _is_effect_stored.set(False)
        try:
            yield
            if _in_hand.get() is not None:
                async with self.database.begin() as session:
                    await self.complete(session)
        finally:
            _in_hand.reset(token)
            _is_effect_stored.reset(stored)

    @property
    def in_hand(self) -> int | None:
        """The update that is being handled and has had no effect yet."""
        return _in_hand.get()

    async def complete(self, session: AsyncSession) -> None:
        """Close the update in hand within the transaction that holds its effect.

        Outside an update (a command line, a heartbeat) there is nothing to close.
        """
        update_id = _in_hand.get()
        if update_id is not None:
            await store.complete(session, update_id, self.clock.now())
            _in_hand.set(None)
            _is_effect_stored.set(True)

    async def give_up(self, update_id: int) -> None:
        """Close an update whose handler failed; what it said is forgotten."""
        async with self.database.begin() as session:
            await store.complete(session, update_id, self.clock.now())

    async def count_open(self) -> int:
        async with self.database.read() as session:
            return await store.count_open(session)


def _letter(row: InboxUpdate) -> Letter:
    kinds = tuple(Kind(kind) for kind in row.masked.split(",") if kind)
    return Letter(row.update_id, row.chat_id, row.payload or "{}", kinds)
