"""The cast of their tests: a user, and a bot that leads a group, a forum and two channels."""

import json
from pathlib import Path
from typing import Any

from benchmark.theirs import holdings
from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.people.groups import Group
from botapi_emulator.world.chats import User
from botapi_emulator.world.members import administrator

USERNAME = "ptb_local_bot"
USER_ID = 675666224
"""Of the user of their tests, as one of them names it."""


class Cast:
    """The people and chats of their tests on a local Telegram."""

    def __init__(self, telegram: Emulator, data: Path) -> None:
        self.telegram, self.data = telegram, data
        self.bot: Bot = telegram.add_bot(username=USERNAME, name="PTB tests")
        self.bot.answers_inline = True
        self.bot.last_message_id = 1  # their chat is old: its first message is gone
        self.user = self._somebody(USER_ID, "PTB", "Test user")
        self._somebody(holdings.LEADER_ID, "Leader")
        self.user.pressed_start(self.bot)

    def _somebody(self, number: int, *names: str) -> Person:
        user = self.telegram.world.users[number] = User(number, *names)
        return Person(self.telegram.world, user)

    async def gather(self) -> dict[str, Any]:
        """Create the chats with the bot as owner. Return what their tests want to know."""
        holdings.fill_web(self.telegram, self.data)
        holdings.equip(self.telegram, self.bot, self.user, self.data)
        group = await self._led(f">>> telegram.Bot(test) @{USERNAME}")
        group.chat.details["photo"] = holdings.chat_photo(self.telegram, self.data)
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
        """Add a film, a reader and another bot to the channel, and one that its user shows."""
        await channel.joins(self.telegram.person("Reader"))
        holdings.post_film(channel)
        own = await self._led("Diary", "channel")
        own.shown_by(self.user)
        for text in ("first", "second"):
            await own.posts(text)
        other = self.telegram.add_bot("654321:OTHER", "ptb_other_bot", "Other")
        channel.chat.members[other.id] = administrator("channel")


def as_environment(told: dict[str, Any], url: str) -> dict[str, str]:
    """Return the same as environment variables of another program."""
    return {"LOCAL_TELEGRAM": url, "LOCAL_CAST": json.dumps(told)}
