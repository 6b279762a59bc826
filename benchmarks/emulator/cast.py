"""Who their tests expect to meet: a user, a bot that leads a group, a forum and two channels."""

import json
from typing import Any

from emulator import Bot, Emulator, Person
from emulator.groups import Group

USERNAME = "ptb_local_bot"


class Cast:
    """The people and chats of their tests on a local Telegram."""

    def __init__(self, telegram: Emulator) -> None:
        self.telegram = telegram
        self.bot: Bot = telegram.add_bot(username=USERNAME, name="PTB tests")
        self.bot.answers_inline = True
        self.user: Person = telegram.person("PTB Test user")
        self.user.pressed_start(self.bot)

    async def gather(self) -> dict[str, Any]:
        """Found the chats with the bot at their head; what their tests ask to be told."""
        group = await self._led(f">>> telegram.Bot(test) @{USERNAME}")
        forum = await self._led("Forum", is_forum=True)
        channel = await self._led("Channel", "channel", "pythontelegrambottests")
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
        self, title: str, kind: str = "supergroup", username: str | None = None, **more: Any
    ) -> Group:
        group = self.telegram.group(title, kind, self.bot, username)
        group.chat.json.update(more)
        group.founded_by(self.user)
        await group.promotes_bot(by=self.user)
        return group


def as_environment(told: dict[str, Any], url: str) -> dict[str, str]:
    """The same for a program of another environment."""
    return {"LOCAL_TELEGRAM": url, "LOCAL_CAST": json.dumps(told)}
