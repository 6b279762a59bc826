"""What a person finds in their chats, and waiting for what they expect."""

from collections.abc import Sequence
from typing import Any

from botapi_emulator.people.complaints import listed, missing, waited
from botapi_emulator.people.waiting import until
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import Chat, User
from botapi_emulator.world.messages import Message
from botapi_emulator.world.updates import CallbackQuery
from botapi_emulator.world.world import World


class Mail:
    """The reading half of a person. Expecting a message consumes it: it is unread no longer."""

    world: World
    user: User
    _bot: Bot | None

    @property
    def bot(self) -> Bot:
        """The bot this person talks to."""
        if self._bot:
            return self._bot
        bots = list(self.world.bots.values())
        if len(bots) != 1:
            raise LookupError(f"there are {len(bots)} bots: say which")
        return bots[0]

    def conversation(self, bot: Bot | None = None) -> Chat:
        """The private chat with a bot."""
        return self.world.known_chat(bot or self.bot, self.user.id)

    @property
    def chat(self) -> list[Message]:
        """All visible messages, oldest first."""
        return list(self.conversation().messages.values())

    @property
    def last(self) -> Message:
        """The newest visible message."""
        return self.chat[-1]

    @property
    def unread(self) -> list[Message]:
        """What any bot wrote or changed since it was read, oldest first."""
        bots = self.world.bots.values()
        return [message for bot in bots for message in self.conversation(bot).unread]

    @property
    def toasts(self) -> list[str]:
        """The notices that came in answer to taps."""
        return self.conversation().toasts

    async def reads_all(self) -> None:
        """Mark everything as read."""
        for message in self.unread:
            self.world.read(message)

    async def expects(
        self,
        fragment: str = "",
        buttons: Sequence[str] = (),
        within: float | None = None,
        bot: Bot | None = None,
    ) -> Message:
        """Wait for an unread message with this in its text and on its buttons; read it.

        Returns a snapshot: later edits do not change it.
        """
        chat = self.conversation(bot)

        def found() -> Message | None:
            return next((one for one in chat.unread if matches(one, fragment, buttons)), None)

        message = await until(self.world, found, within)
        if message is None:
            wanted = f"{fragment!r}{f' with buttons {list(buttons)}' if buttons else ''}"
            raise missing(self.world, self.user.name, wanted, within, [chat])
        self.world.read(message)
        return message.snapshot()

    async def expects_poll(self, within: float | None = None, bot: Bot | None = None) -> Message:
        """Wait for an unread poll or quiz; read it."""
        chat = self.conversation(bot)

        def found() -> Message | None:
            return next((one for one in chat.unread if one.poll), None)

        message = await until(self.world, found, within)
        if message is None:
            raise missing(self.world, self.user.name, "a poll", within, [chat])
        self.world.read(message)
        return message.snapshot()

    async def expects_toast(self, fragment: str = "", within: float | None = None) -> str:
        """Wait for a notice over the chat; it is gone once seen."""
        toasts = self.toasts

        def found() -> str | None:
            return next((toast for toast in toasts if fragment in toast), None)

        toast = await until(self.world, found, within)
        if toast is None:
            patience = waited(self.world, within)
            wanted = f"{self.user.name} expected the notice {fragment!r} within {patience}"
            raise AssertionError(f"{wanted}. There were: {toasts or 'none'}")
        toasts.remove(toast)
        return toast

    async def expects_answer(
        self, query: CallbackQuery, within: float | None = None
    ) -> dict[str, Any]:
        """Wait for the bot's answer to a tap: `text`, `show_alert`, and the `url` it opens."""
        answer = await until(self.world, lambda: query.answer, within)
        if answer is None:
            patience = waited(self.world, within)
            raise AssertionError(f"{self.user.name} got no answer to a tap within {patience}")
        return answer

    async def expects_nothing(self) -> None:
        """Insist that nothing is unread now."""
        if unread := self.unread:
            raise AssertionError(f"{self.user.name} expected no mail, has:{listed(unread)}")


def matches(message: Message, fragment: str, buttons: Sequence[str] = ()) -> bool:
    """Whether a message has this in its text and on its buttons."""
    shown = [text for row in message.buttons for text in row]
    return fragment in message.text and all(
        any(wanted in text for text in shown) for wanted in buttons
    )
