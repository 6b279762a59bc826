"""People as Telegram users, and the conversations they have with bots."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message

if TYPE_CHECKING:
    from botapi_emulator.world.topics import Topic


@dataclass
class User:
    """A person's account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "en"
    note: str = ""
    """Who this is in the scene; only the page with phones shows it."""

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.first_name} {self.last_name}".strip()

    def user(self) -> dict[str, Any]:
        """The account as a User object."""
        return {
            "id": self.id,
            "is_bot": False,
            **self._names(),
            "language_code": self.language_code,
        }

    def chat(self) -> dict[str, Any]:
        """The account as the Chat object of a private chat."""
        return {"id": self.id, "type": "private", **self._names()}

    def _names(self) -> dict[str, str]:
        names = {"first_name": self.first_name, "last_name": self.last_name}
        return {k: v for k, v in {**names, "username": self.username}.items() if v}


@dataclass(eq=False)
class Chat:
    """What one bot and one person (or group) have between them; `messages` by id, oldest first.

    `opened` says whether the person has pressed Start; before that the bot may not write.
    """

    bot: Bot
    json: dict[str, Any]
    messages: dict[int, Message] = field(default_factory=dict)
    members: dict[int, dict[str, Any]] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    """What getChat tells besides: description, photo, permissions."""
    links: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Its invite links, by their addresses."""
    topics: "dict[int, Topic]" = field(default_factory=dict)
    """The threads of a forum."""
    asking: set[int] = field(default_factory=set)
    """Who asks to be let in."""
    keyboard: dict[str, Any] = field(default_factory=dict)
    """The reply keyboard that stands in place of the phone's own."""
    opened: bool = False
    blocked: bool = False
    pinned: list[int] = field(default_factory=list)
    action: str | None = None
    toasts: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The chat's id."""
        return int(self.json["id"])

    def status(self, user_id: int) -> str:
        """What somebody is here: member, administrator, left, …"""
        return str(self.members.get(user_id, {"status": "left"})["status"])

    @property
    def unread(self) -> list[Message]:
        """What the bot wrote or changed and nobody has read yet, oldest first."""
        return [message for message in self.messages.values() if message.unread]

    def pin(self, message_id: int) -> None:
        """Pin a message; pinning again moves it to the front."""
        if message_id in self.pinned:
            self.pinned.remove(message_id)
        self.pinned.append(message_id)
