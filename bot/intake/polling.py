"""Stores what comes in (for polling and webhook alike), and fetches updates by long polling.

Every update is stored before Telegram hears that it arrived; see also `bot/intake/webhook`.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from bot.context import App
from bot.metrics.metrics import Metrics
from bot.telegram.outgoing import AppBot
from bot.telegram.pace import backoff
from office import privacy
from office.database.health import trouble
from office.inbox import Inbox, StoredUpdate
from office.replicas import Duty

# A change of the bot's own membership is somebody who blocks it, or is back.
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "poll_answer", "my_chat_member"]
_LONG_POLL_SECONDS = 30
# Telegram's ids have at most 52 bits; the database takes 63.
_NO_SUCH_ID = 2**63
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_LARGEST_ID = 2**63 - 1

# Values that Telegram or we chose. Any other string in an update may hold personal data.
_NOT_WRITTEN_BY_PEOPLE = frozenset(
    {
        "id",
        "data",
        "type",
        "language_code",
        "chat_instance",
        "media_group_id",
        "poll_id",
        "option_persistent_ids",
        "file_id",
        "file_unique_id",
        "mime_type",
        "callback_data",
        "first_name",
        "last_name",
        "username",
    }
)

log = structlog.get_logger("bot.intake.polling")


class NotAnUpdate(Exception):
    """What came has not even the outer shape of an update."""


@dataclass(frozen=True)
class Arrival:
    """An update that has arrived and is not stored yet."""

    kind: str
    update: StoredUpdate
    raw: dict[str, Any] | None = None
    """What came, while it must be asked whether its telephone numbers are the office's."""


async def _never(_chat_id: int) -> bool:
    return False


class Intake:
    """Puts updates into the inbox and hands on those that are new."""

    def __init__(
        self,
        inbox: Inbox,
        hand_over: Callable[[Sequence[StoredUpdate]], None],
        metrics: Metrics,
        unstored: Callable[[Sequence[StoredUpdate]], Awaitable[None]] | None = None,
        phones: Callable[[], Collection[str]] = tuple,
        takes_phones: Callable[[int], Awaitable[bool]] = _never,
    ) -> None:
        """`phones` are the office's own numbers, which are not masked.

        `takes_phones` says whether a chat is just asked for more of them.
        """
        self.inbox = inbox
        self.metrics = metrics
        self._hand_over = hand_over
        self._unstored = unstored
        self._phones = phones
        self._takes_phones = takes_phones

    def arrival(self, update: dict[str, Any]) -> Arrival:
        """Return an update as it came, ready to be stored.

        Raises:
            NotAnUpdate: its id or its chat cannot be read.
        """
        kind = next((kind for kind in ALLOWED_UPDATES if kind in update), "other")
        stored = stored_update(update, self._phones())
        has_phone = kind == "message" and privacy.Kind.PHONE in stored.masked
        return Arrival(kind, stored, update if has_phone else None)

    async def take_in(self, arrivals: Sequence[Arrival]) -> None:
        """Store what has arrived. Once this returns, it may be confirmed to Telegram.

        `unstored` is given what a full disk keeps out.
        """
        # An update that came twice in one batch must be handed over once.
        by_id = {one.update.update_id: await self._as_meant(one) for one in arrivals}
        updates = [one.update for one in by_id.values()]
        try:
            new = await self.inbox.accept(updates)
        except Exception as error:
            if self._unstored is not None and trouble.is_storage_full(error):
                await self._unstored(updates)
            raise
        self._hand_over(new)
        for update in new:
            self.metrics.took_in(by_id[update.update_id].kind)

    async def _as_meant(self, one: Arrival) -> Arrival:
        """Leave the telephone numbers of a message as they are if these were asked for."""
        if one.raw is None or not await self._takes_phones(one.update.chat_id):
            return one
        typed = privacy.office_numbers([str(one.raw["message"].get("text", ""))])
        return Arrival(one.kind, stored_update(one.raw, {*self._phones(), *typed}))


Door = Callable[[App, Intake], AbstractAsyncContextManager[None]]
"""Lets updates in for the length of a block."""


@asynccontextmanager
async def polling(application: App, intake: Intake) -> AsyncIterator[None]:
    """Poll for updates: the door of every start without a webhook. One replica polls at a time."""

    def begin() -> asyncio.Task[None]:
        poller = asyncio.create_task(Poller(application.bot, intake).run())
        poller.add_done_callback(_log_end)
        return poller

    async with application.bot_data.services.replicas.on_duty(Duty.POLLING, begin):
        yield


def _log_end(poller: asyncio.Task[None]) -> None:
    if not poller.cancelled() and (error := poller.exception()) is not None:
        log.critical("no more updates are fetched", exc_info=error)


class Poller:
    """Fetches updates and puts each into the inbox before it is confirmed.

    Telegram counts an update as delivered when the next call asks for a higher offset. PTB's own
    polling makes that call before anything was handled, so that a crash loses what was fetched.
    """

    def __init__(self, bot: AppBot, intake: Intake) -> None:
        self._bot = bot
        self._intake = intake
        self._offset = 0
        self._has_polled = False
        self._is_webhook_in_the_way = False

    async def run(self) -> None:
        """Poll until cancelled. Network errors are waited out."""
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._leave_webhook()
                await self.poll_once()
                pause = _FIRST_PAUSE
            except RetryAfter as error:
                await asyncio.sleep(backoff.seconds(error))
            except InvalidToken:
                # It may be Telegram's own trouble. A new token comes with a new start.
                log.critical("telegram refuses the token; no updates are fetched")
                await asyncio.sleep(_LONGEST_PAUSE)
            except Conflict as error:
                await self._give_way(error, pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            except NetworkError as error:
                log.warning("telegram cannot be reached", reason=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            except Exception:
                # The database may be down for a while. What was fetched is not confirmed yet.
                log.exception("updates could not be taken in", pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    async def _give_way(self, conflict: Conflict, pause: float) -> None:
        """Wait while somebody else receives this bot's updates: an old webhook, or another bot.

        Only a webhook that is there at the start is removed. One that is set later is on purpose.
        """
        if "webhook" in str(conflict).lower() and not self._has_polled:
            self._is_webhook_in_the_way = True
            return
        # One or two conflicts mean nothing: Telegram still knows the poll of a replica that has
        # died.
        if pause > 2 * _FIRST_PAUSE:
            log.error("another process receives this bot's updates; stop one of the two")
        await asyncio.sleep(pause)

    async def _leave_webhook(self) -> None:
        if self._is_webhook_in_the_way:
            # What waits at Telegram is kept and comes by polling.
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._is_webhook_in_the_way = False
            log.warning("the webhook of an earlier run was removed")

    async def poll_once(self) -> None:
        """Fetch one batch, store it, and hand on what is new."""
        # The raw JSON is what is stored; PTB's get_updates would parse it and confirm too early.
        query = urlencode(
            {
                "offset": self._offset,
                "timeout": _LONG_POLL_SECONDS,
                "allowed_updates": json.dumps(ALLOWED_UPDATES),
            }
        )
        batch: Any = await self._bot.request.post(
            f"{self._bot.base_url}/getUpdates?{query}", read_timeout=_LONG_POLL_SECONDS + 10
        )
        self._has_polled = True
        self._intake.inbox.note_poll()
        if not batch:
            return
        await self._intake.take_in(list(self._arrivals(batch)))
        self._offset = batch[-1]["update_id"] + 1

    def _arrivals(self, batch: Sequence[dict[str, Any]]) -> Iterator[Arrival]:
        for update in batch:
            try:
                yield self._intake.arrival(update)
            except NotAnUpdate:
                # The rest of the batch must not wait for one that nobody will ever understand.
                log.error("an update of no known shape is passed over")


def stored_update(update: dict[str, Any], phones: Collection[str] = ()) -> StoredUpdate:
    """Return an update as it may be stored: personal data in its texts is masked.

    Raises:
        NotAnUpdate: its id or its chat cannot be read.
    """
    found = _Masking(phones)
    try:
        return StoredUpdate(
            update_id=_id(update["update_id"]),
            chat_id=_id(_chat_id(update)),
            payload=json.dumps(found.masked(update), separators=(",", ":")),
            masked=privacy.merged(found.kinds),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise NotAnUpdate(type(error).__name__) from None


def _id(value: Any) -> int:
    """An id that every database can hold."""
    if type(value) is not int or abs(value) > _LARGEST_ID:
        raise ValueError("not an id")
    return value


class _Masking:
    """Masks the texts of one update, and notes what it finds."""

    def __init__(self, phones: Collection[str]) -> None:
        self.kinds: list[privacy.Kind] = []
        self._phones = phones

    def masked(self, value: Any, key: str = "") -> Any:
        match value:
            case dict() if key == "contact":
                return {"phone_number": privacy.MASK, "first_name": privacy.MASK}
            case dict() if key == "location":
                return {**value, "latitude": 0.0, "longitude": 0.0}
            case dict():
                return {name: self.masked(inner, name) for name, inner in value.items()}
            case list():
                return [self.masked(inner, key) for inner in value if not self._hides(inner)]
            case str() if key in _NOT_WRITTEN_BY_PEOPLE:
                return _storable(value)
            case str():
                found = privacy.mask(_storable(value), self._phones)
                self.kinds.extend(found.kinds)
                return found.text
            case _:
                return value

    def _hides(self, value: Any) -> bool:
        """Whether an entity hides personal data in the link behind a text: then it is left out.

        With a masked address the link would lead somewhere else.
        """
        match value:
            case {"type": "text_link", "url": str(url)}:
                texts = (url, unquote(url))
                found = [kind for text in texts for kind in privacy.mask(text, self._phones).kinds]
                self.kinds.extend(found)
                return bool(found)
        return False


def _storable(text: str) -> str:
    """Replace what no database stores (NUL, half a surrogate pair), one character for one."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _chat_id(update: dict[str, Any]) -> int:
    """Return the chat in which the update must keep its order; 0 for updates without a chat.

    An update of an unknown kind is taken in, too. If it could not be stored, it would come back
    for ever, and nothing behind it would ever be fetched.
    """
    for content in update.values():
        match content:
            case (
                {"chat": {"id": int(id)}}
                | {"message": {"chat": {"id": int(id)}}}
                | {"from": {"id": int(id)}}
                | {"user": {"id": int(id)}}
            ) if abs(id) < _NO_SUCH_ID:
                return id
    return 0
