"""What people press: buttons under messages, keys of a reply keyboard, options of a poll."""

from typing import Any

from botapi_emulator.people.writing import Writing, worded
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.events import Event
from botapi_emulator.world.messages import Message
from botapi_emulator.world.updates import CallbackQuery

ELSEWHERE = {
    "web_app": "opens a Mini App: use returns_from_app",
    "request_poll": "opens a sheet for a poll: use sends_poll",
}
"""What keys do that send nothing by themselves."""

Json = dict[str, Any]


class Pressing(Writing):
    """The pressing half of a person."""

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
        if "callback_game" in button:
            game = message.bot.game_called(message.json["game"]["title"])
            return await self.sends_callback(message, "", game=game)
        if "callback_data" not in button:
            return None
        return await self.sends_callback(message, button["callback_data"])

    async def sends_callback(self, message: Message, data: str, game: str = "") -> CallbackQuery:
        """Send callback data, which no button of the message need have held."""
        live = self.world.find(message)
        gone = {"chat": message.json["chat"], "message_id": message.id, "date": 0}
        query = CallbackQuery(
            str(self.world.number()), message.bot, self.id, asked_at=self.world.now(), game=game
        )
        self.world.callback_queries[query.id] = query
        payload = {
            "id": query.id,
            "from": self.user.user(),
            "message": live.json if live else gone,
            "chat_instance": f"{message.bot.id}{self.id}",
            **({"game_short_name": game} if game else {"data": data}),
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

    async def presses(self, text: str, bot: Bot | None = None) -> Message:
        """Press a key of the reply keyboard: send its words, or what it asks for."""
        chat, key = self.conversation(bot), self._key(text, bot)
        if opened := ELSEWHERE.keys() & key.keys():
            raise AssertionError(f"the key {key['text']!r} {ELSEWHERE[opened.pop()]}")
        if chat.keyboard.get("one_time_keyboard"):
            chat.keyboard = {}
            self.world.emit(Event("keyboard", chat.bot, chat.id))
        return self.send(_asked_for(key, self.user.first_name, self.id), bot=bot)

    def _key(self, text: str, bot: Bot | None) -> Json:
        rows = self.conversation(bot).keyboard.get("keyboard", [])
        keys: list[Json] = [key for row in rows for key in row]
        if key := next((key for key in keys if text in key["text"]), None):
            return key
        there = [key["text"] for key in keys]
        raise AssertionError(f"{self.name} has no key with {text!r}; there are: {there}")

    async def returns_from_app(self, key: str, data: str, bot: Bot | None = None) -> Message:
        """Press a key that opens a Mini App, which sends some data and closes."""
        pressed = self._key(key, bot)
        if "web_app" not in pressed:
            raise AssertionError(f"the key {pressed['text']!r} opens no Mini App")
        said = {"button_text": pressed["text"], "data": data}
        return self.send({"web_app_data": said}, bot=bot)

    async def reacts(self, message: Message, *emoji: str) -> None:
        """React to a message; no emoji takes the reaction back."""
        live = self.live(message)
        before, live.reactions[self.id] = live.reactions.get(self.id, []), list(emoji)
        change = {
            "chat": live.json["chat"],
            "message_id": live.id,
            "user": self.user.user(),
            "date": self.world.timestamp(),
            "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
            "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
        }
        self.world.post(live.bot, "message_reaction", change)


def _asked_for(key: Json, first_name: str, user_id: int) -> Json:
    """What a key sends: a contact, a place or its words."""
    if key.get("request_contact"):
        who = {"first_name": first_name, "user_id": user_id}
        return {"contact": {"phone_number": "+62800000000", **who}}
    if key.get("request_location"):
        return {"location": {"latitude": -3.65, "longitude": 103.77}}
    return worded("text", "entities", key["text"])


def _button(message: Message, text: str) -> Json | None:
    buttons = [button for row in message.keyboard for button in row]
    return next((button for button in buttons if text in button["text"]), None)
