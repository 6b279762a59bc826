"""An account that somebody connected to a bot: others write to it, and the bot answers there."""

from typing import Any

from botapi_emulator.people.complaints import missing
from botapi_emulator.people.mail import matches
from botapi_emulator.people.waiting import until
from botapi_emulator.people.writing import Writing, worded
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.chats import User
from botapi_emulator.world.messages import Message
from botapi_emulator.world.owned.business import RIGHTS, Connection
from botapi_emulator.world.world import World


class Account:
    """One account; `clients` are the people on the other side of its chats."""

    def __init__(self, world: World, connection: Connection) -> None:
        self.world = world
        self.connection = connection

    @property
    def id(self) -> str:
        """The business_connection_id."""
        return self.connection.id

    async def hears(self, client: Writing, text: str) -> Message:
        """Let somebody write to the account."""
        return self._write(client.user, client.user, text)

    async def answers(self, client: Writing, text: str) -> Message:
        """Let the owner write to somebody; the bot reads that, too."""
        return self._write(client.user, self.connection.user, text)

    async def expects(
        self, client: Writing, fragment: str = "", within: float | None = None
    ) -> Message:
        """Wait for what the bot writes to somebody in the account's name; read it."""
        chat = self.connection.chat(client.user)

        def found() -> Message | None:
            return next((one for one in chat.unread if matches(one, fragment)), None)

        message = await until(self.world, found, within)
        if message is None:
            raise missing(self.world, client.name, repr(fragment), within, [chat])
        self.world.read(message)
        return message.snapshot()

    async def disconnects(self) -> None:
        """Let the bot do nothing more."""
        self.connection.is_enabled = False
        self.world.post(self.connection.bot, "business_connection", self.connection.json())

    def _write(self, client: User, author: User, text: str) -> Message:
        body = {**worded("text", "entities", text), **self.connection.marks()}
        chat = self.connection.chat(client)
        message = self.world.write(chat, author.user(), body)
        self.world.post(chat.bot, "business_message", message.json)
        return message


class Trading(Writing):
    """The half of a person that has a bot answer for them."""

    async def connects(self, bot: Bot | None = None, **rights: Any) -> Account:
        """Connect a bot to the account, with all rights unless told otherwise."""
        bot = bot or self.bot
        given = {**dict.fromkeys(RIGHTS, True), **rights}
        number, now = f"BC{self.world.number():06d}", self.world.timestamp()
        connection = Connection(number, bot, self.user, now, given)
        self.world.connections[number] = connection
        self.world.post(bot, "business_connection", connection.json())
        return Account(self.world, connection)

    async def opens_app(self, bot: Bot | None = None) -> str:
        """Open a Mini App of a bot from a message; returns the id of its query."""
        number = str(self.world.number())
        self.world.app_queries[number] = ((bot or self.bot).id, self.id)
        return number

    async def shares_by(self, button_id: str, *ids: int, bot: Bot | None = None) -> Message:
        """Press a button that a bot prepared, and choose people, or a group or channel."""
        bot = bot or self.bot
        prepared = self.world.prepared_buttons.get(button_id)
        if prepared is None or prepared[:2] != (bot.id, self.id):
            raise AssertionError(f"nothing was prepared for {self.name} as {button_id}")
        button = prepared[2]
        if wanted := button.get("request_users"):
            users = [{"user_id": number} for number in ids]
            shared = {"users_shared": {"request_id": wanted["request_id"], "users": users}}
        elif wanted := button.get("request_chat"):
            request = {"request_id": wanted["request_id"]}
            shared = {"chat_shared": {**request, "chat_id": ids[0]}}
        else:
            raise AssertionError(f"{button['text']!r} asks for a bot: use makes_bot")
        return self.send(shared, bot=bot)

    async def shares(self, prepared_id: str, bot: Bot | None = None) -> Message:
        """Send what a bot prepared for this person."""
        bot = bot or self.bot
        prepared = self.world.prepared.get(prepared_id)
        if prepared is None or prepared[:2] != (bot.id, self.id):
            raise AssertionError(f"nothing was prepared for {self.name} as {prepared_id}")
        if "bot" not in prepared[3]:
            raise AssertionError(f"it may be sent to {', '.join(sorted(prepared[3])) or 'nobody'}")
        return self.send({**prepared[2], "via_bot": bot.user()}, bot=bot)
