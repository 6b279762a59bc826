"""Reserves moments to send at, and holds back what Telegram has refused."""

from datetime import datetime, timedelta

from office.clock import Clock, SystemClock
from office.database import AsyncSession, Database
from office.outbox import store
from office.outbox.models import OutboxMessage, Pace
from office.outbox.rates import OVER_ALL, TO_ONE_CHAT, Rate

# Moments are reserved this far ahead: long enough to prepare a message, and short enough that an
# urgent message need not wait long behind others.
HORIZON = timedelta(seconds=0.4)
# When to look again at a message that waits for another one to the same person.
_NEXT_LOOK = timedelta(seconds=0.05)
_LONGEST_LOOK = timedelta(seconds=0.25)
_ALL, _HOLD = "all", "hold"
# If two chats are refused within this time, the whole bot is over its limit.
AT_ONCE = timedelta(seconds=2)


class Pacing:
    """The pace of all processes together, over all and to each chat.

    The pace runs by the machine's clock even in tests that move the office's clock: Telegram counts
    real seconds.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        pace_clock: Clock | None = None,
        over_all: Rate = OVER_ALL,
        to_one_chat: Rate = TO_ONE_CHAT,
    ) -> None:
        self.database = database
        self.clock = clock
        self.pace_clock = pace_clock or SystemClock()
        self.over_all = over_all
        self.to_one_chat = to_one_chat
        self._refusals: dict[int, datetime] = {}

    # --- moments ---

    async def lock(self, session: AsyncSession, late_by: timedelta) -> Pace:
        """Lock the pace over all, delayed by as much as earlier messages left late.

        Claims of all processes run one after another, because they lock this row.
        """
        over_all = (await store.lock_paces(session, [_ALL], self.pace_clock.now()))[_ALL]
        over_all.next_at += late_by
        return over_all

    def room(self, over_all: Pace) -> int:
        """Return how many messages may be sent until the horizon."""
        return self.over_all.room(over_all.next_at, self.pace_clock.now(), HORIZON)

    @property
    def paced_after(self) -> datetime:
        """Return the `next_at` above which a chat may get no more messages now."""
        return self.pace_clock.now() + self.to_one_chat.tolerance

    async def reserve_each(
        self, session: AsyncSession, over_all: Pace, messages: list[OutboxMessage]
    ) -> list[datetime]:
        """Reserve a moment for each message, by the pace's clock. Each goes to another chat."""
        now = self.pace_clock.now()
        ids = [store.chat_pace(message.recipient_id) for message in messages]
        chats = await store.lock_paces(session, ids, now)
        return [self._reserve(over_all, chats[chat_id], now) for chat_id in ids]

    def _reserve(self, over_all: Pace, chat: Pace, now: datetime) -> datetime:
        send_at, over_all.next_at = self.over_all.reserve(over_all.next_at, now)
        _, chat.next_at = self.to_one_chat.reserve(chat.next_at, send_at)
        return send_at

    async def reserve(self) -> datetime:
        """Take the next moment, by the pace's clock, for a message that is not in the outbox."""
        next_at = await store.reserve(
            self.database.look, _ALL, self.pace_clock.now(), self.over_all.interval
        )
        return next_at - self.over_all.interval

    async def give_back(self, session: AsyncSession, recipient_id: int) -> None:
        """Let the next message to this person go out as if this one had taken no moment."""
        chat_id = store.chat_pace(recipient_id)
        chat = (await store.lock_paces(session, [chat_id], self.pace_clock.now()))[chat_id]
        chat.next_at -= self.to_one_chat.interval

    async def wait(self, now: datetime) -> timedelta:
        """Return how long the pace lets nobody claim what is due."""
        pace_now, tolerance = self.pace_clock.now(), self.to_one_chat.tolerance
        async with self.database.read() as session:
            over_all = await store.pace(session, _ALL)
            chat = await store.next_chat(session, now, pace_now + tolerance)
        if over_all is not None and self.over_all.room(over_all, pace_now, HORIZON) < 1:
            return over_all - HORIZON / 2 - pace_now
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
