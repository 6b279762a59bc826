"""Accounts that people connected to a bot: it writes in their name to their own chats."""

from dataclasses import dataclass, field
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import Chat, User

RIGHTS = (
    "can_reply",
    "can_read_messages",
    "can_delete_sent_messages",
    "can_delete_all_messages",
    "can_edit_name",
    "can_edit_bio",
    "can_edit_profile_photo",
    "can_edit_username",
    "can_change_gift_settings",
    "can_view_gifts_and_stars",
    "can_convert_gifts_to_stars",
    "can_transfer_and_upgrade_gifts",
    "can_transfer_stars",
    "can_manage_stories",
)
FORBIDDEN = refusals.bad_request("BOT_ACCESS_FORBIDDEN")

Json = dict[str, Any]


@dataclass(eq=False)
class Connection:
    """What one person lets one bot do with their account."""

    id: str
    bot: Bot
    user: User
    since: int
    rights: Json
    is_enabled: bool = True
    chats: dict[int, Chat] = field(default_factory=dict)
    """The account's chats with others, by their ids."""
    stories: dict[int, Json] = field(default_factory=dict)
    last_story_id: int = 0

    def json(self) -> Json:
        """The connection as a BusinessConnection object."""
        head = {"id": self.id, "user": self.user.user(), "user_chat_id": self.user.id}
        rights = {name: True for name in RIGHTS if self.rights.get(name)}
        return {**head, "date": self.since, "is_enabled": self.is_enabled, "rights": rights}

    def needs(self, right: str) -> None:
        """Insist on a right.

        Raises:
            Refusal: the person did not give it.
        """
        if not self.rights.get(right):
            raise FORBIDDEN

    def chat(self, client: User) -> Chat:
        """The account's chat with somebody."""
        if client.id not in self.chats:
            chat = Chat(self.bot, client.chat(), opened=True, connection=self)
            chat.members = {one: {"status": "member"} for one in (self.user.id, client.id)}
            self.chats[client.id] = chat
        return self.chats[client.id]

    def marks(self) -> Json:
        """What every message of the account tells of it."""
        return {"business_connection_id": self.id}
