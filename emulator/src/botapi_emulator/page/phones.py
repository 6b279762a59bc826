"""What the phones of the page show: bot, people, chats and events as JSON."""

from typing import Any

from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import User
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message
from botapi_emulator.world.world import World

Json = dict[str, Any]


class Phones:
    """The view of a world from the phones of its people, who all talk to its first bot."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def bot(self) -> Bot | None:
        """The bot the phones talk to; None before one is registered."""
        return next(iter(self.world.bots.values()), None)

    def state(self) -> Json:
        """Everything: the bot, and every person with the messages of the chat."""
        bot = self.bot
        if bot is None:
            return {"bot": None, "people": []}
        people = self.world.users.values()
        return {
            "bot": bot.user(),
            "people": [{**self.person(bot, u), "messages": self.messages(bot, u)} for u in people],
        }

    def person(self, bot: Bot, user: User) -> Json:
        """A person as the head and foot of a phone show them; `number` counts from 1."""
        chat = self.world.chat(bot, user.id)
        return {
            "id": user.id,
            "number": list(self.world.users).index(user.id) + 1,
            "name": user.name,
            "note": user.note,
            "blocked": bool(chat and chat.blocked),
            "commands": bot.commands_for(user.id, user.language_code),
            "keys": _keys(chat.keyboard) if chat else [],
        }

    def messages(self, bot: Bot, user: User) -> list[Json]:
        """The chat of a person, oldest first."""
        chat = self.world.chat(bot, user.id)
        return [self.message(message) for message in chat.messages.values()] if chat else []

    def message(self, message: Message) -> Json:
        """A Message object, with `unread` and, under a poll, what this person `voted`."""
        shown = {**message.json, "unread": message.unread}
        if message.reactions:
            shown["reactions"] = [one for given in message.reactions.values() for one in given]
        poll = self.world.polls.get((message.poll or {}).get("id", ""))
        if poll and (voted := poll.votes.get(message.chat_id)):
            shown["voted"] = voted
        return shown

    def news(self, event: Event) -> list[tuple[str, Json]]:
        """What an event changes on the phones, as (kind, data) for the live feed."""
        if event.kind in ("person", "bot", "reset"):
            return [("state", self.state())]
        bot = self.bot
        if bot is None or event.bot is not bot:
            return []
        if event.kind in ("blocked", "unblocked", "commands", "keyboard"):
            concerned = self._concerned(event)
            return [("person", self.person(bot, user)) for user in concerned]
        return self._chat_news(event) if event.chat_id in self.world.users else []

    def _concerned(self, event: Event) -> list[User]:
        users = self.world.users
        return [users[event.chat_id]] if event.chat_id in users else list(users.values())

    def _chat_news(self, event: Event) -> list[tuple[str, Json]]:
        person = {"person": event.chat_id}
        if event.kind == "answer":
            return [("answer", {**person, **event.detail})]
        if event.kind == "action":
            return [("typing", {**person, **event.detail})]
        if event.message is None:
            return []
        if event.kind == "deleted":
            return [("deleted", {**person, "message_id": event.message.id})]
        if event.kind in ("message", "edited"):
            return [("message", {**person, "message": self.message(event.message)})]
        return []


def _keys(keyboard: Json) -> list[list[str]]:
    """The words on the keys of a reply keyboard, row by row."""
    return [[str(key["text"]) for key in row] for row in keyboard.get("keyboard", [])]
