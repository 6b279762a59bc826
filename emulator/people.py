"""People on the other side of a bot: they open, write, tap, vote and block."""

from typing import Any

from emulator import members
from emulator.attachments import PHOTO, Attachments
from emulator.bots import Bot
from emulator.chats import Chat, User
from emulator.events import Event
from emulator.messages import Message
from emulator.world import CallbackQuery, World

__all__ = ["PHOTO", "Person"]

Json = dict[str, Any]


class Person(Attachments):
    """One person with a phone. What they read is in `Mail`.

    They talk to the bot they opened last, or to the only one there is, unless told otherwise.
    """

    def __init__(self, world: World, user: User, bot: Bot | None = None) -> None:
        self.world = world
        self.user = user
        self._bot = bot

    def __repr__(self) -> str:
        return f"<{self.name}>"

    # --- writing ---

    async def opens(self, bot: Bot | None = None, start: str = "") -> Message:
        """Open a bot, perhaps by a deep link with a code; this unblocks it, too."""
        self._bot = bot or self.bot
        if self.conversation().blocked:
            await self.unblocks()
        return await self.types(f"/start {start}".strip())

    def pressed_start(self, bot: Bot | None = None) -> None:
        """Have opened a bot some time ago: it may write, and its update is long handled."""
        self.conversation(bot).opened = True

    # --- tapping and voting ---

    async def taps(
        self, text: str, message: Message | None = None, bot: Bot | None = None
    ) -> CallbackQuery | None:
        """Tap the newest inline button whose text holds `text`; a link's button asks nobody."""
        shown = [self.live(message)] if message else self.conversation(bot).messages.values()
        for candidate in reversed(list(shown)):
            if button := _button(candidate, text):
                return await self._press(candidate, button)
        there = [button for one in shown for row in one.buttons for button in row]
        raise AssertionError(f"{self.name} sees no button with {text!r}; there are: {there}")

    async def taps_old(self, snapshot: Message, text: str) -> CallbackQuery | None:
        """Tap a button as it stood on a message since edited or deleted."""
        if button := _button(snapshot, text):
            return await self._press(snapshot, button)
        raise AssertionError(f"no button had {text!r}; there were: {snapshot.buttons}")

    async def _press(self, message: Message, button: Json) -> CallbackQuery | None:
        if "callback_data" not in button:
            return None
        return await self.sends_callback(message, button["callback_data"])

    async def sends_callback(self, message: Message, data: str) -> CallbackQuery:
        """Send callback data, which no button of the message need have held."""
        live = self.world.find(message)
        gone = {"chat": message.json["chat"], "message_id": message.id, "date": 0}
        query = CallbackQuery(
            str(self.world.number()), message.bot, self.id, asked_at=self.world.now()
        )
        self.world.callback_queries[query.id] = query
        payload = {
            "id": query.id,
            "from": self.user.user(),
            "message": live.json if live else gone,
            "chat_instance": f"{message.bot.id}{self.id}",
            "data": data,
        }
        self.world.post(message.bot, "callback_query", payload)
        return query

    async def votes(self, message: Message, *options: int) -> None:
        """Vote in a poll or answer a quiz; no option takes the vote back."""
        live = self.live(message)
        if not live.poll:
            raise AssertionError(f"{live} is no poll")
        self.world.tick()
        poll = self.world.polls[live.poll["id"]]
        poll.vote(self.id, list(options))
        if not poll.json["is_anonymous"]:
            self.world.post(live.bot, "poll_answer", poll.answer(self.user.user()))
        self.world.show_poll(poll)

    # --- coming and going ---

    async def blocks(self, bot: Bot | None = None) -> None:
        """Stop the bot: it can write no more."""
        self._set_blocked(self.conversation(bot), blocked=True)

    async def unblocks(self, bot: Bot | None = None) -> None:
        """Let the bot write again."""
        self._set_blocked(self.conversation(bot), blocked=False)

    def _set_blocked(self, chat: Chat, *, blocked: bool) -> None:
        chat.blocked = blocked
        chat.opened = chat.opened or not blocked  # "Restart bot" is Start once more
        standing = {"status": "kicked", "until_date": 0} if blocked else {"status": "member"}
        members.changes(self.world, chat, chat.bot.user(), standing, self.user.user())
        self.world.emit(Event("blocked" if blocked else "unblocked", chat.bot, chat.id))


def _button(message: Message, text: str) -> Json | None:
    buttons = [button for row in message.keyboard for button in row]
    return next((button for button in buttons if text in button["text"]), None)
