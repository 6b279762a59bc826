"""The inbox's door for long polling: stores every update before Telegram hears that it arrived."""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter

from bot import backoff
from bot.context import AppBot
from office import privacy
from office.inbox import Inbox, Letter

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "poll_answer"]
_LONG_POLL_SECONDS = 30
# Telegram's ids have at most 52 bits; the database takes 63.
_NO_SUCH_ID = 2**63
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0

# Strings of Telegram's or ours; whatever else stands in an update may hold personal data.
_NOT_WRITTEN_BY_PEOPLE = frozenset(
    {
        "id",
        "data",
        "type",
        "url",
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

log = structlog.get_logger("bot.updates")


class Poller:
    """Fetches updates and puts each into the inbox before it is confirmed.

    Telegram counts an update as delivered when the next call asks for a higher offset. PTB's own
    polling makes that call before anything was handled, so that a crash loses what was fetched.
    """

    def __init__(
        self, bot: AppBot, inbox: Inbox, hand_over: Callable[[Sequence[Letter]], None]
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._hand_over = hand_over
        self._offset = 0

    async def run(self) -> None:
        """Poll until cancelled. Trouble with the network is waited out."""
        pause = _FIRST_PAUSE
        while True:
            try:
                await self.poll_once()
                pause = _FIRST_PAUSE
            except RetryAfter as error:
                await asyncio.sleep(backoff.seconds(error))
            except InvalidToken:
                raise
            except Conflict:
                log.error("another process polls with this bot's token; stop one of the two")
                await asyncio.sleep(_LONGEST_PAUSE)
            except NetworkError as error:
                log.warning("telegram cannot be reached", reason=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            except Exception:
                # The database may be away for a while. What was fetched is not confirmed yet.
                log.exception("updates could not be taken in", pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

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
        self._inbox.note_poll()
        if not batch:
            return
        new = await self._inbox.accept([letter(update) for update in batch])
        self._offset = batch[-1]["update_id"] + 1
        self._hand_over(new)


def letter(update: dict[str, Any]) -> Letter:
    """Write an update as it may be stored: with the personal data in its texts masked."""
    kinds: list[privacy.Kind] = []
    masked = _masked(update, kinds)
    return Letter(
        update_id=update["update_id"],
        chat_id=_chat_id(update),
        payload=json.dumps(masked, separators=(",", ":")),
        masked=privacy.merged(kinds),
    )


def _masked(value: Any, kinds: list[privacy.Kind], key: str = "") -> Any:
    match value:
        case dict() if key == "contact":
            return {"phone_number": privacy.MASK, "first_name": privacy.MASK}
        case dict() if key == "location":
            return {**value, "latitude": 0.0, "longitude": 0.0}
        case dict():
            return {name: _masked(inner, kinds, name) for name, inner in value.items()}
        case list():
            return [_masked(inner, kinds, key) for inner in value]
        case str() if key in _NOT_WRITTEN_BY_PEOPLE:
            return _storable(value)
        case str():
            found = privacy.mask(_storable(value))
            kinds.extend(found.kinds)
            return found.text
        case _:
            return value


def _storable(text: str) -> str:
    """Replace what no database stores: NUL and halves of surrogate pairs, one for one."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _chat_id(update: dict[str, Any]) -> int:
    """The chat in which the update must be handled in order; 0 for those that have none.

    An update of a shape that nobody knows is taken in like any other: one that cannot be stored
    would come back for ever, and nothing behind it would ever be fetched.
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
