"""People by remote control: whatever a `Person` can do, over HTTP."""

import base64
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from emulator.messages import Message
from emulator.people import PHOTO, Person
from emulator.phones import Phones
from emulator.requests import field, json_body, refused
from emulator.world import World

Json = dict[str, Any]
Act = Callable[[Person, Json], Awaitable[Any]]


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
        user = self.world.add_user(field(body, "name", str), body.get("username"))
        if body.get("has_started"):
            Person(self.world, user, self._bot()).pressed_start()
        return web.json_response(user.user())

    async def messages(self, request: web.Request) -> web.Response:
        """A person's chat with the bot, oldest first."""
        person = self._person(request)
        return web.json_response([self.phones.message(one) for one in person.chat])

    async def act(self, request: web.Request) -> web.Response:
        """Let a person do something; returns the message it made, if it made one."""
        person, body = self._person(request), await json_body(request)
        act = ACTIONS.get(request.match_info["action"])
        if act is None:
            raise refused(f"people can do: {', '.join(ACTIONS)}", web.HTTPNotFound)
        try:
            done = await act(person, body)
        except AssertionError as impossible:
            error = web.HTTPRequestTimeout if "expects" in request.path else web.HTTPBadRequest
            raise refused(str(impossible), error) from None
        except ValueError as impossible:
            raise refused(str(impossible)) from None
        return web.json_response(self._shown(done))

    def _shown(self, done: Any) -> Json:
        if isinstance(done, Message):
            return self.phones.message(done)
        return {"callback_query_id": done.id} if hasattr(done, "asked_at") else {}

    def _bot(self) -> Any:
        bot = next(iter(self.world.bots.values()), None)
        if bot is None:
            raise refused("there is no bot yet")
        return bot

    def _person(self, request: web.Request) -> Person:
        user = self.world.users.get(int(request.match_info["person"]))
        if user is None:
            raise refused("there is no such person", web.HTTPNotFound)
        return Person(self.world, user, self._bot())


def _message(person: Person, body: Json) -> Message:
    message = person.conversation().messages.get(field(body, "message_id", int))
    if message is None:
        raise refused("there is no such message", web.HTTPNotFound)
    return message


def _content(body: Json) -> Json:
    """What a file holds, in base64, as the keyword of `Person`; its default if it is missing."""
    try:
        given = body.get("content")
        return {} if given is None else {"content": base64.b64decode(given, validate=True)}
    except (TypeError, ValueError):
        raise refused("content must be in base64") from None


def _text(body: Json, name: str = "text") -> str:
    return str(field(body, name, str))


async def _sends_photo(person: Person, body: Json) -> Message:
    photo = _content(body).get("content", PHOTO)
    return await person.sends_photo(photo, caption=str(body.get("caption", "")))


async def _sends_document(person: Person, body: Json) -> Message:
    name = str(body.get("name", "berkas.pdf"))
    return await person.sends_document(
        **_content(body), name=name, caption=str(body.get("caption", ""))
    )


async def _taps(person: Person, body: Json) -> Any:
    message = _message(person, body) if "message_id" in body else None
    return await person.taps(_text(body), message)


async def _expects(person: Person, body: Json) -> Message:
    buttons = [str(one) for one in body.get("buttons", [])]
    within = float(body.get("within", 5.0))
    return await person.expects(str(body.get("text", "")), buttons=buttons, within=within)


ACTIONS: dict[str, Act] = {
    "opens": lambda person, body: person.opens(start=str(body.get("start", ""))),
    "types": lambda person, body: person.types(_text(body)),
    "types_html": lambda person, body: person.types_html(_text(body, "html")),
    "replies": lambda person, body: person.replies(_message(person, body), _text(body)),
    "edits": lambda person, body: person.edits(_message(person, body), _text(body)),
    "taps": _taps,
    "presses": lambda person, body: person.presses(_text(body)),
    "returns_from_app": lambda person, body: person.returns_from_app(
        _text(body), _text(body, "data")
    ),
    "pays": lambda person, body: person.pays(
        _message(person, body), shipping=str(body.get("shipping", ""))
    ),
    "votes": lambda person, body: person.votes(
        _message(person, body), *field(body, "options", list)
    ),
    "reacts": lambda person, body: person.reacts(
        _message(person, body), *field(body, "emoji", list)
    ),
    "sends_photo": _sends_photo,
    "sends_document": _sends_document,
    "sends_voice": lambda person, body: person.sends_voice(**_content(body)),
    "sends_video": lambda person, body: person.sends_video(**_content(body)),
    "sends_location": lambda person, _body: person.sends_location(),
    "sends_contact": lambda person, _body: person.sends_contact(),
    "sends_sticker": lambda person, _body: person.sends_sticker(),
    "sends_dice": lambda person, _body: person.sends_dice(),
    "sends_poll": lambda person, body: person.sends_poll(
        _text(body, "question"), field(body, "options", list)
    ),
    "blocks": lambda person, _body: person.blocks(),
    "unblocks": lambda person, _body: person.unblocks(),
    "reads_all": lambda person, _body: person.reads_all(),
    "expects": _expects,
}
"""What people can do by remote control, under the names it has in `Person`."""
