"""People by remote control: whatever a `Person` can do, over HTTP."""

import base64
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from botapi_emulator.page.phones import Phones
from botapi_emulator.parameters.json_body import Body, MalformedError, json_body, refused
from botapi_emulator.people.person import PHOTO, Person
from botapi_emulator.refusals import Refusal
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message
from botapi_emulator.world.polls import MOST_OPTIONS
from botapi_emulator.world.updates import CallbackQuery, InlineQuery
from botapi_emulator.world.world import World

Json = dict[str, Any]
Act = Callable[[Person, Body], Awaitable[Any]]
# What comes too late here is a timeout, and no conflict.
_WAITING = {"expects", "asks_inline"}


async def carried_out(
    actions: Mapping[str, Callable[[Any, Body], Awaitable[Any]]], who: Any, request: web.Request
) -> Any:
    """Let somebody, or a group, do what the path and the body say. Returns what that made."""
    body, action = await json_body(request), request.match_info["action"]
    act = actions.get(action)
    if act is None:
        raise refused(f"the action must be one of {', '.join(actions)}", web.HTTPNotFound)
    try:
        return await act(who, body)
    except (AssertionError, ValueError) as impossible:
        error = web.HTTPRequestTimeout if action in _WAITING else web.HTTPConflict
        raise refused(str(impossible), error) from None


def bot_of(world: World) -> Bot:
    """The bot that people talk to. Refuses if there is none."""
    bot = next(iter(world.bots.values()), None)
    if bot is None:
        raise refused("there is no bot yet", web.HTTPConflict)
    return bot


def within(body: Body) -> float | None:
    """How many seconds something may take; None: as long as the emulator waits."""
    return body.number("within", least=0) if body.has("within") else None


class PeopleControl:
    """Adds people, shows their chats and lets them act."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.phones = Phones(world)

    async def listed(self, _request: web.Request) -> web.Response:
        """Everybody with their chats, as the page has them."""
        return web.json_response(self.phones.state())

    async def add(self, request: web.Request) -> web.Response:
        """Let a person appear: {"name", "username"?, "language"?, "note"?, "has_started"?}."""
        body = await json_body(request)
        name, has_started = body.words("name"), body.flag("has_started")
        username = body.text("username") if body.has("username") else None
        bot = bot_of(self.world) if has_started else None
        note, language = body.text("note", ""), body.text("language", "")
        user = self.world.add_user(name, username, note, language)
        if has_started:
            Person(self.world, user, bot).pressed_start()
        return web.json_response(user.user())

    async def messages(self, request: web.Request) -> web.Response:
        """A person's chat with the bot, oldest first."""
        person = self._person(request)
        return web.json_response([self.phones.message(message) for message in person.chat])

    async def act(self, request: web.Request) -> web.Response:
        """Let a person do something; returns the message it made, if it made one."""
        done = await carried_out(ACTIONS, self._person(request), request)
        return web.json_response(self._shown(done))

    def _shown(self, done: Any) -> Json:
        if isinstance(done, Message):
            return self.phones.message(done)
        if isinstance(done, InlineQuery):
            return {"query_id": done.id, "results": done.results}
        return {"callback_query_id": done.id} if isinstance(done, CallbackQuery) else {}

    def _person(self, request: web.Request) -> Person:
        user = self.world.users.get(int(request.match_info["person"]))
        if user is None:
            raise refused("there is no such person", web.HTTPNotFound)
        person: Person = self.world.observed(Person(self.world, user, bot_of(self.world)))
        return person


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
    name, caption = body.text("name", "file.pdf"), body.text("caption", "")
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


async def _asks_inline(person: Person, body: Body) -> InlineQuery:
    return await person.asks_inline(body.text("text"), within(body))


async def _chooses(person: Person, body: Body) -> Message:
    query = person.world.inline_queries.get(body.text("query_id"))
    if query is None or query.user_id != person.id:
        raise refused("query_id must name a query that this person asked", web.HTTPNotFound)
    return await person.chooses(query, body.text("title", ""))


async def _expects(person: Person, body: Body) -> Message:
    buttons = body.texts("buttons", default=[])
    return await person.expects(body.text("text", ""), buttons=buttons, within=within(body))


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
    "asks_inline": _asks_inline,
    "chooses": _chooses,
    "blocks": lambda person, _body: person.blocks(),
    "unblocks": lambda person, _body: person.unblocks(),
    "reads_all": lambda person, _body: person.reads_all(),
    "expects": _expects,
}
"""What people can do by remote control, under the names it has in `Person`."""
