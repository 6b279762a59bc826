"""People by remote control: whatever a `Person` can do, over HTTP."""

import base64
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from botapi_emulator.page.phones import Phones
from botapi_emulator.parameters.json_body import Body, MalformedError, json_body, refused
from botapi_emulator.people.mail import PATIENCE
from botapi_emulator.people.person import PHOTO, Person
from botapi_emulator.refusals import Refusal
from botapi_emulator.world.messages import Message
from botapi_emulator.world.polls import MOST_OPTIONS
from botapi_emulator.world.world import World

Json = dict[str, Any]
Act = Callable[[Person, Body], Awaitable[Any]]


class PeopleControl:
    """Adds people, shows their chats and lets them act."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.phones = Phones(world)

    async def listed(self, _request: web.Request) -> web.Response:
        """Everybody with their chats, as the page has them."""
        return web.json_response(self.phones.state())

    async def add(self, request: web.Request) -> web.Response:
        """Let a person appear: {"name", "username"?, "has_started"?}."""
        body = await json_body(request)
        name, has_started = body.words("name"), body.flag("has_started")
        username = body.text("username") if body.has("username") else None
        bot = self._bot() if has_started else None
        user = self.world.add_user(name, username)
        if has_started:
            Person(self.world, user, bot).pressed_start()
        return web.json_response(user.user())

    async def messages(self, request: web.Request) -> web.Response:
        """A person's chat with the bot, oldest first."""
        person = self._person(request)
        return web.json_response([self.phones.message(message) for message in person.chat])

    async def act(self, request: web.Request) -> web.Response:
        """Let a person do something; returns the message it made, if it made one."""
        person, body = self._person(request), await json_body(request)
        action = request.match_info["action"]
        act = ACTIONS.get(action)
        if act is None:
            raise refused(f"the action must be one of {', '.join(ACTIONS)}", web.HTTPNotFound)
        try:
            done = await act(person, body)
        except (AssertionError, ValueError) as impossible:
            error = web.HTTPRequestTimeout if action == "expects" else web.HTTPConflict
            raise refused(str(impossible), error) from None
        return web.json_response(self._shown(done))

    def _shown(self, done: Any) -> Json:
        if isinstance(done, Message):
            return self.phones.message(done)
        return {"callback_query_id": done.id} if hasattr(done, "asked_at") else {}

    def _bot(self) -> Any:
        bot = next(iter(self.world.bots.values()), None)
        if bot is None:
            raise refused("there is no bot yet", web.HTTPConflict)
        return bot

    def _person(self, request: web.Request) -> Person:
        user = self.world.users.get(int(request.match_info["person"]))
        if user is None:
            raise refused("there is no such person", web.HTTPNotFound)
        return Person(self.world, user, self._bot())


def _message(person: Person, body: Body) -> Message:
    message = person.conversation().messages.get(body.whole("message_id"))
    if message is None:
        raise refused("message_id must name a message of this chat", web.HTTPNotFound)
    return message


def _content(body: Body) -> Json:
    """What a file holds, in base64, as the keyword of `Person`; its default if it is missing."""
    if not body.has("content"):
        return {}
    try:
        return {"content": base64.b64decode(body.text("content"), validate=True)}
    except ValueError:
        raise MalformedError("content must be in base64") from None


async def _types_html(person: Person, body: Body) -> Message:
    html = body.words("html")
    try:
        return await person.types_html(html)
    except Refusal as refusal:
        raise MalformedError(f"html must be as Telegram takes it: {refusal.reason}") from None


async def _sends_photo(person: Person, body: Body) -> Message:
    photo = _content(body).get("content", PHOTO)
    return await person.sends_photo(photo, caption=body.text("caption", ""))


async def _sends_document(person: Person, body: Body) -> Message:
    name, caption = body.text("name", "berkas.pdf"), body.text("caption", "")
    return await person.sends_document(**_content(body), name=name, caption=caption)


async def _sends_video(person: Person, body: Body) -> Message:
    return await person.sends_video(**_content(body), caption=body.text("caption", ""))


async def _sends_poll(person: Person, body: Body) -> Message:
    question, options = body.words("question"), body.texts("options")
    if not 0 < len(options) <= MOST_OPTIONS or not all(option.strip() for option in options):
        raise MalformedError(f"options must be a list of 1 to {MOST_OPTIONS} non-empty strings")
    return await person.sends_poll(question, options)


async def _taps(person: Person, body: Body) -> Any:
    message = _message(person, body) if body.has("message_id") else None
    return await person.taps(body.text("text"), message)


async def _expects(person: Person, body: Body) -> Message:
    buttons = body.texts("buttons", default=[])
    within = body.number("within", default=PATIENCE, least=0)
    return await person.expects(body.text("text", ""), buttons=buttons, within=within)


ACTIONS: dict[str, Act] = {
    "opens": lambda person, body: person.opens(start=body.text("start", "")),
    "types": lambda person, body: person.types(body.words("text")),
    "types_html": _types_html,
    "replies": lambda person, body: person.replies(_message(person, body), body.words("text")),
    "edits": lambda person, body: person.edits(_message(person, body), body.words("text")),
    "taps": _taps,
    "presses": lambda person, body: person.presses(body.text("text")),
    "returns_from_app": lambda person, body: person.returns_from_app(
        body.text("text"), body.text("data")
    ),
    "pays": lambda person, body: person.pays(
        _message(person, body), shipping=body.text("shipping", "")
    ),
    "votes": lambda person, body: person.votes(_message(person, body), *body.wholes("options")),
    "reacts": lambda person, body: person.reacts(_message(person, body), *body.texts("emoji")),
    "sends_photo": _sends_photo,
    "sends_document": _sends_document,
    "sends_voice": lambda person, body: person.sends_voice(**_content(body)),
    "sends_video": _sends_video,
    "sends_location": lambda person, _body: person.sends_location(),
    "sends_contact": lambda person, _body: person.sends_contact(),
    "sends_sticker": lambda person, _body: person.sends_sticker(),
    "sends_dice": lambda person, _body: person.sends_dice(),
    "sends_poll": _sends_poll,
    "blocks": lambda person, _body: person.blocks(),
    "unblocks": lambda person, _body: person.unblocks(),
    "reads_all": lambda person, _body: person.reads_all(),
    "expects": _expects,
}
"""What people can do by remote control, under the names it has in `Person`."""
