"""People as Telegram users, and the conversations they have with bots."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message

if TYPE_CHECKING:
    from botapi_emulator.world.owned.business import Connection
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
    photos: list[list[dict[str, Any]]] = field(default_factory=list)
    """The photos of the profile, the newest first."""
    public_photos: list[list[dict[str, Any]]] = field(default_factory=list)
    """What those see of the profile who may not see its photos."""
    audios: list[dict[str, Any]] = field(default_factory=list)
    """The music of the profile, the newest first."""
    shown: dict[str, Any] = field(default_factory=dict)
    """What getChat tells besides: the emoji behind the name, what it is about."""
    apps: list[str] = field(default_factory=list)
    """The Mini Apps that bots showed without being asked."""
    is_premium: bool = False
    stars: int = 0
    shows_gift_button: bool = False

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
            **({"is_premium": True} if self.is_premium else {}),
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
    connection: "Connection | None" = None
    """The account that it is a chat of, where the bot writes in somebody's name."""
    keyboard: dict[str, Any] = field(default_factory=dict)
    """The reply keyboard that stands in place of the phone's own."""
    outcasts: set[int] = field(default_factory=set)
    """The channels in whose names nobody writes here."""
    opened: bool = False
    blocked: bool = False
    pinned: list[int] = field(default_factory=list)
    action: str | None = None
    draft: dict[str, Any] = field(default_factory=dict)
    """What the bot shows of a text that it is still writing."""
    toasts: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The chat's id."""
        return int(self.json["id"])

    @property
    def is_private(self) -> bool:
        """Whether it is a chat with one person, not a group or channel."""
        return bool(self.json["type"] == "private")

    @property
    def is_channel(self) -> bool:
        """Whether only its administrators post."""
        return bool(self.json["type"] == "channel")

    @property
    def is_desk(self) -> bool:
        """Whether it is where people write to a channel."""
        return bool(self.json.get("is_direct_messages"))

    def is_closed_to(self, user_id: int) -> bool:
        """Whether somebody may not even look: put out, or outside of what is not public."""
        if self.json["type"] in {"private", "group"}:
            return False
        status = self.status(user_id)
        return status == "kicked" or (status == "left" and "username" not in self.json)

    def status(self, user_id: int) -> str:
        """What somebody is here: member, administrator, left, …"""
        return str(self.members.get(user_id, {"status": "left"})["status"])

    def shares(self, other: "Chat") -> None:
        """Be the same group as another bot's: who is in it, what it shows, how one comes in."""
        self.members, self.details = other.members, other.details
        self.links, self.asking, self.outcasts = other.links, other.asking, other.outcasts

    def ends_sentence(self, user_id: int, until: int) -> None:
        """Let a ban or restriction that lasts until then end."""
        standing = self.members.get(user_id, {})
        if standing.get("until_date") == until:
            is_inside = standing["status"] == "restricted" and standing["is_member"]
            self.members[user_id] = {"status": "member" if is_inside else "left"}

    @property
    def unread(self) -> list[Message]:
        """What the bot wrote or changed and nobody has read yet, oldest first."""
        return [message for message in self.messages.values() if message.unread]

    def pin(self, message_id: int) -> None:
        """Pin a message; pinning again moves it to the front."""
        if message_id in self.pinned:
            self.pinned.remove(message_id)
        self.pinned.append(message_id)
