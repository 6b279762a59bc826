"""Reserves each chat's moments for all processes, and holds back what Telegram has refused.

How many go out over all is the matter of who sends (`bot/telegram/pace/`).
"""

from datetime import datetime, timedelta

from office.clock import Clock, SystemClock
from office.database import AsyncSession, Database
from office.outbox import store
from office.outbox.models import OutboxMessage
from office.outbox.rates import TO_ONE_CHAT, TO_ONE_CHAT_IN_ALL, Rate

# When to look again at a message that waits for another one to the same person.
_NEXT_LOOK = timedelta(seconds=0.05)
_LONGEST_LOOK = timedelta(seconds=0.25)
# How far ahead a chat is whose burst is used up. An answer waits longer only where the clock of
# another replica is ahead.
_ALL_AT_ONCE = TO_ONE_CHAT_IN_ALL.burst * TO_ONE_CHAT_IN_ALL.interval
_ALL, _HOLD = "all", "hold"
# If two chats are refused within this time, the whole bot is over its limit.
AT_ONCE = timedelta(seconds=2)


class Pacing:
    """The pace to each chat, of all processes together.

    The pace runs by the machine's clock even in tests that move the office's clock: Telegram counts
    real seconds.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        pace_clock: Clock | None = None,
        to_one_chat: Rate = TO_ONE_CHAT,
    ) -> None:
        self.database = database
        self.clock = clock
        self.pace_clock = pace_clock or SystemClock()
        self.to_one_chat = to_one_chat
        self._refusals: dict[int, datetime] = {}

    # --- moments ---

    async def lock(self, session: AsyncSession) -> None:
        """Let the claims of all processes run one after another: each locks this row."""
        await store.lock_paces(session, [_ALL], self.pace_clock.now())

    @property
    def paced_after(self) -> datetime:
        """Return the `next_at` above which a chat may get no more messages now."""
        return self.pace_clock.now() + self.to_one_chat.tolerance

    @property
    def urgent_paced_after(self) -> datetime:
        """Return the same for an urgent message: it comes between a busy person's answers."""
        return self.pace_clock.now() + _ALL_AT_ONCE

    async def reserve_each(self, session: AsyncSession, messages: list[OutboxMessage]) -> None:
        """Take a moment of each message's chat. Each goes to another chat."""
        now = self.pace_clock.now()
        ids = [store.chat_pace(message.recipient_id) for message in messages]
        for chat in (await store.lock_paces(session, ids, now)).values():
            chat.next_at = self.to_one_chat.reserve(chat.next_at, now)

    async def reserve(self, chat_id: int) -> timedelta:
        """Take the chat's next moment for what is not in the outbox. Return the wait until then.

        For PostgreSQL. The outbox writes to members alone: nobody else needs a moment.
        """
        now, interval = self.pace_clock.now(), TO_ONE_CHAT_IN_ALL.interval
        next_at = await store.reserve(self.database.look, chat_id, now, interval)
        if next_at is None:
            return timedelta(0)
        wait = next_at - interval - TO_ONE_CHAT_IN_ALL.tolerance - now
        return min(max(timedelta(0), wait), _ALL_AT_ONCE)

    async def give_back(self, session: AsyncSession, recipient_id: int) -> None:
        """Let the next message to this person go out as if this one had taken no moment."""
        chat_id = store.chat_pace(recipient_id)
        chat = (await store.lock_paces(session, [chat_id], self.pace_clock.now()))[chat_id]
        chat.next_at -= self.to_one_chat.interval

    async def wait(self, now: datetime) -> timedelta:
        """Return how long the chats of what is due take nothing."""
        pace_now, tolerance = self.pace_clock.now(), self.to_one_chat.tolerance
        async with self.database.read() as session:
            chat = await store.next_chat(session, now, pace_now + tolerance)
        if chat is not None:
            return min(chat - tolerance - pace_now, _LONGEST_LOOK)
        return _NEXT_LOOK

    # --- refusals ---

    async def refused(self, chat_id: int, seconds: float, recipient_id: int | None = None) -> None:
        """Note that Telegram has answered 429 to a request for this chat.

        Telegram has a limit for each chat and one for the whole bot, and does not say which was
        hit. A refusal for one chat holds that chat. Refusals for two chats at once hold everything.
        """
        now = self.clock.now()
        recent = {chat: at for chat, at in self._refusals.items() if now - at <= AT_ONCE}
        self._refusals = {**recent, chat_id: now}
        if recent.keys() - {chat_id}:
            await self.hold_everything(seconds)
        if recipient_id is not None:
            await self._hold_chat(recipient_id, seconds)

    async def _hold_chat(self, recipient_id: int, seconds: float) -> None:
        until = self.clock.now() + timedelta(seconds=seconds)
        async with self.database.begin(keeps_update_open=True) as session:
            await store.hold_chat(session, recipient_id, until)

    async def hold_everything(self, seconds: float) -> None:
        """Let nobody claim or start anything for this long."""
        now = self.clock.now()
        async with self.database.begin(keeps_update_open=True) as session:
            hold = (await store.lock_paces(session, [_HOLD], now))[_HOLD]
            hold.next_at = max(hold.next_at, now + timedelta(seconds=seconds))

    async def held_until(self, session: AsyncSession) -> datetime | None:
        """Return until when everything is held, by the office's clock; None if it never was."""
        return await store.pace(session, _HOLD)

    async def is_held(self, session: AsyncSession) -> bool:
        """Whether everything is held now."""
        held_until = await self.held_until(session)
        return held_until is not None and held_until > self.clock.now()
