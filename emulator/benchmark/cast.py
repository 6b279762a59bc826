"""The cast of their tests: a user, and a bot that leads a group, a forum and two channels."""

import json
from typing import Any

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.people.groups import Group
from botapi_emulator.world.members import administrator

USERNAME = "ptb_local_bot"


class Cast:
    """The people and chats of their tests on a local Telegram."""

    def __init__(self, telegram: Emulator) -> None:
        self.telegram = telegram
        self.bot: Bot = telegram.add_bot(username=USERNAME, name="PTB tests")
        self.bot.answers_inline = True
        self.bot.last_message_id = 1  # their chat is old: its first message is gone
        self.user: Person = telegram.person("PTB Test user")
        self.user.pressed_start(self.bot)

    async def gather(self) -> dict[str, Any]:
        """Create the chats with the bot as owner. Return what their tests want to know."""
        group = await self._led(f">>> telegram.Bot(test) @{USERNAME}")
        forum = await self._led("Forum", "forum")
        channel = await self._led("Channel", "channel", "pythontelegrambottests")
        await self._enliven(channel)
        subscription = await self._led("Subscriptions", "channel")
        return {
            "token": self.bot.token,
            "payment_provider_token": "1:TEST:provider",
            "chat_id": str(self.user.id),
            "super_group_id": str(group.id),
            "forum_group_id": str(forum.id),
            "channel_id": f"@{channel.chat.json['username']}",
            "subscription_channel_id": subscription.id,
            "name": self.bot.name,
            "username": f"@{USERNAME}",
        }

    async def _led(
        self, title: str, kind: str = "supergroup", username: str | None = None
    ) -> Group:
        group = self.telegram.group(title, kind, self.bot, username)
        group.founded_by(self.user)
        await group.promotes_bot(by=self.user, can_promote_members=False)
        return group

    async def _enliven(self, channel: Group) -> None:
        """Add a reader and another bot to the channel."""
        await channel.joins(self.telegram.person("Reader"))
        other = self.telegram.add_bot("654321:OTHER", "ptb_other_bot", "Other")
        channel.chat.members[other.id] = administrator("channel")


def as_environment(told: dict[str, Any], url: str) -> dict[str, str]:
    """Return the same as environment variables of another program."""
    return {"LOCAL_TELEGRAM": url, "LOCAL_CAST": json.dumps(told)}
