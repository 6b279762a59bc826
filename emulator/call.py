"""One request to the Bot API: which bot, which method, which parameters, however sent."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from emulator import refusals
from emulator.bots import Bot
from emulator.chats import Chat
from emulator.messages import Message
from emulator.world import World


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime_type: str
    content: bytes


@dataclass
class Call:
    """A request being carried out; kept afterwards as a record with its `result` or `refusal`."""

    world: World
    bot: Bot
    method: str
    params: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)
    at: datetime | None = None
    result: Any = None
    refusal: refusals.Refusal | None = None

    def text(self, name: str, default: str = "") -> str:
        """A String parameter."""
        value = self.params.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """An Integer parameter."""
        value = self.params.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise refusals.parameter_unparsable(name) from None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A Boolean parameter; form bodies say "true" or "1"."""
        value = self.params.get(name)
        if value is None:
            return default
        return value if isinstance(value, bool) else str(value).lower() in {"true", "1", "yes"}

    def data(self, name: str) -> Any:
        """A JSON-serialized parameter: an object or a list; None if it is not there."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise refusals.parameter_unparsable(name) from None

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat a parameter names: an id, or the @username of a group or channel."""
        wanted = self.text(name)
        if not wanted:
            raise refusals.CHAT_ID_EMPTY
        chat = self.world.chat(self.bot, self._chat_id(wanted))
        if chat is None:
            raise refusals.CHAT_NOT_FOUND
        return chat

    def _chat_id(self, wanted: str) -> int:
        if wanted.startswith("@"):
            return self.world.public_chat_id(wanted[1:])
        return int(wanted) if wanted.lstrip("-").isdigit() else 0

    def open_chat(self) -> Chat:
        """The chat to write to: its person has opened the bot and not blocked it."""
        chat = self.chat()
        if chat.blocked:
            raise refusals.BLOCKED
        if not chat.opened:
            raise refusals.NEVER_OPENED
        return chat

    def message(self, chat: Chat, missing: refusals.Refusal) -> Message:
        """The message `message_id` names in a chat."""
        message = chat.messages.get(self.integer("message_id"))
        if message is None:
            raise missing
        return message
