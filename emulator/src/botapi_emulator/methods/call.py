"""One request to the Bot API: which bot, which method, which parameters, however sent."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.parameters import schema, strict_json
from botapi_emulator.parameters.fields import WHOLE_NUMBER
from botapi_emulator.world import members
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message
from botapi_emulator.world.owned.business import Connection
from botapi_emulator.world.world import World

LEADING_NUMBER = re.compile(r"-?[0-9]{1,18}")
MAX_INTEGER = 2**31 - 1


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime_type: str
    content: bytes


class Params(dict[str, Any]):
    """The parameters of a request, which remembers those that were asked for by name."""

    def __init__(self, given: Mapping[str, Any], read: set[str]) -> None:
        super().__init__(given)
        self._read = read

    def __getitem__(self, name: str) -> Any:
        self._read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._read.add(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or the default where it was not given."""
        self._read.add(name)
        return super().get(name, default)


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
    note: str = ""
    """A remark beside the result, as setWebhook gives one."""
    refusal: refusals.Refusal | None = None
    read: set[str] = field(default_factory=set)
    """The parameters that were looked at, given or not."""

    def __post_init__(self) -> None:
        self.params = Params(self.params, self.read)

    @property
    def given(self) -> list[str]:
        """The names of the parameters that hold something."""
        return [
            name for name, value in self.params.items() if value is not None and name != "method"
        ]

    def text(self, name: str, default: str = "") -> str:
        """A String parameter."""
        value = self.params.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """An Integer parameter; as Telegram does, what is no number counts as 0."""
        text = self.text(name)
        if not text:
            return default
        digits = LEADING_NUMBER.match(text)
        return max(min(int(digits[0]), MAX_INTEGER), -MAX_INTEGER) if digits else 0

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A Boolean parameter; form bodies say "true" or "1"."""
        text = self.text(name)
        return text.strip().lower() in {"true", "1", "yes"} if text else default

    def page(self, found: list[Any], most: int) -> list[Any]:
        """What `offset` and `limit` leave of a list; without a limit as many as there may be."""
        offset, limit = max(self.integer("offset"), 0), self.integer("limit", most)
        return found[offset:][: min(max(limit, 1), most)]

    def parsed(self, name: str) -> Any:
        """A JSON-serialized parameter as it was given; None if it is not there.

        Lists that Telegram passes over where they are no lists are None then, too.
        """
        value = self.params.get(name)
        is_lenient = name.endswith("entities") or name == "allowed_updates"
        if isinstance(value, str):
            value = self._parsed(name, value, is_lenient=is_lenient)
        return None if is_lenient and not isinstance(value, list) else value

    def _parsed(self, name: str, text: str, *, is_lenient: bool) -> Any:
        if not text:
            return None
        try:
            return strict_json.read(text)
        except refusals.Refusal:
            raise
        except ValueError:
            if is_lenient:
                return None
            raise refusals.parameter_unparsable(name, self.method) from None

    def data(self, name: str) -> Any:
        """A JSON-serialized parameter in the shape of its type; None if it is not there."""
        value = self.parsed(name)
        if value is None:
            return None
        types = schema.parameter_types(self.method).get(name)
        return schema.shaped(value, types) if types and schema.is_json(types) else value

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat a parameter names, to look at: an id, or the @username of a group or channel."""
        wanted = self.text(name)
        connection = self.connection() if name == "chat_id" else None
        if connection:
            return self._accounts_chat(connection, wanted)
        if not wanted:
            raise refusals.CHAT_ID_EMPTY
        chat = self.world.chat(self.bot, self.chat_id(wanted))
        if chat is None:
            raise refusals.CHAT_NOT_FOUND
        if chat.is_closed_to(self.bot.id):
            raise refusals.out_of_chat(chat.json["type"], chat.status(self.bot.id))
        return chat

    def connection(self) -> Connection | None:
        """The account in whose name something is done; None if it is the bot's own doing."""
        if "business_connection_id" not in schema.parameter_types(self.method):
            return None
        return self.connected() if self.text("business_connection_id") else None

    def connected(self, right: str = "") -> Connection:
        """The account of the call, which its owner lets the bot use, perhaps with a right."""
        found = self.world.connections.get(self.text("business_connection_id"))
        if found is None or found.bot is not self.bot or not found.is_enabled:
            raise refusals.CONNECTION_NOT_FOUND
        if right:
            found.needs(right)
        return found

    def _accounts_chat(self, connection: Connection, wanted: str) -> Chat:
        """A chat of somebody's account."""
        if not wanted:
            raise refusals.BUSINESS_CHAT_EMPTY
        if not WHOLE_NUMBER.fullmatch(wanted):
            raise refusals.BUSINESS_CHAT_NO_NUMBER
        client = self.world.users.get(int(wanted))
        if client is None:
            raise refusals.BUSINESS_CHAT_NOT_PRIVATE
        return connection.chat(client)

    def chat_id(self, wanted: str) -> int:
        """The id that a text names; 0 if it names none."""
        if wanted.startswith("@"):
            return self.world.public_chat_id(wanted[1:])
        return int(wanted) if WHOLE_NUMBER.fullmatch(wanted) else 0

    def joined_chat(self, name: str = "chat_id") -> Chat:
        """The chat to change something in: of a group or channel the bot is a member."""
        chat = self.chat(name)
        if chat.status(self.bot.id) in members.OUTSIDE and not chat.is_private:
            raise refusals.out_of_chat(chat.json["type"], chat.status(self.bot.id))
        return chat

    def open_chat(self) -> Chat:
        """The chat to write to: its person has opened the bot and not blocked it."""
        chat = self.joined_chat()
        if chat.blocked:
            raise refusals.BLOCKED
        if not chat.opened:
            raise refusals.NEVER_OPENED
        return chat

    def led_chat(self, right: str, doing: str) -> Chat:
        """The group or channel in which the bot has a right."""
        chat = self.joined_chat()
        if chat.is_private:
            raise refusals.not_in_private(doing)
        self.needs(chat, right, doing)
        return chat

    def needs(self, chat: Chat, right: str, doing: str) -> None:
        """Insist on a right of the bot; `doing` names what it is for."""
        if not self.may(chat, right):
            raise refusals.not_enough_rights(doing)

    def may(self, chat: Chat, right: str) -> bool:
        """Whether the bot has a right in a group or channel; in a private chat it has all."""
        return chat.is_private or members.may(chat, self.bot.id, right)

    def required(self, name: str) -> str:
        """A String parameter that must be given."""
        if text := self.text(name):
            return text
        raise refusals.parameter_required(name)

    def message(self, chat: Chat, missing: refusals.Refusal) -> Message:
        """The message `message_id` names in a chat."""
        message = chat.messages.get(self.integer("message_id"))
        if message is None:
            raise missing
        return message
