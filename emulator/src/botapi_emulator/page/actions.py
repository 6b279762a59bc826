"""What people do on the page: write, reply, tap, press, vote, block, send files."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from botapi_emulator.parameters.json_body import Body, MalformedError, json_body, refused
from botapi_emulator.people.person import Person
from botapi_emulator.world.messages import Message
from botapi_emulator.world.world import World

PHOTO_LIMIT = 10 * 1024 * 1024
"""Telegram takes photos up to 10 MB."""

LONGEST_VOICE = 3600

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

BLOCKED = "The bot is blocked. Unblock it first."
BUTTON_GONE = "That button is gone."
MESSAGE_GONE = "That message is deleted."
NO_PHOTO = "This is no photo, or larger than 10 MB."
NO_FILE = "This file is empty, or larger than 50 MB."
NO_VOTE = "The vote does not count: it was cast before, or the poll is closed."
NOBODY = "There is no such person."
NOT_UNDERSTOOD = "The request was not understood."


@web.middleware
async def in_plain_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Spare people what is wrong with a request: they did not write it."""
    try:
        return await handler(request)
    except MalformedError:
        raise refused(NOT_UNDERSTOOD, web.HTTPConflict) from None


class Actions:
    """The page's requests to act for a person; refusals are sentences for the toast."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def text(self, request: web.Request) -> web.Response:
        """Write a text, perhaps in reply to a message: {"text", "reply_to"?}."""
        person, body = self._writer(request), await json_body(request)
        text = body.text("text").strip()
        if not text:
            raise MalformedError("text must not be empty")
        if not body.has("reply_to"):
            message = await person.types(text)
        else:
            message = await person.replies(_message(person, body, "reply_to"), text)
        return web.json_response({"message_id": message.id})

    async def photo(self, request: web.Request) -> web.Response:
        """Send the body as a photo, with ?caption=."""
        person = self._writer(request)
        if not request.content_type.startswith("image/") or not request.can_read_body:
            raise refused(NO_PHOTO, web.HTTPConflict)
        content = await request.read()
        if len(content) > PHOTO_LIMIT:
            raise refused(NO_PHOTO, web.HTTPConflict)
        message = await person.sends_photo(content, caption=request.query.get("caption", ""))
        return web.json_response({"message_id": message.id})

    async def document(self, request: web.Request) -> web.Response:
        """Send the body as a document, with ?name=, ?type= and ?caption=."""
        person, query = self._writer(request), request.query
        content = await _file(request)
        message = await person.sends_document(
            content,
            query.get("name") or "file",
            query.get("caption", ""),
            query.get("type") or "application/octet-stream",
        )
        return web.json_response({"message_id": message.id})

    async def voice(self, request: web.Request) -> web.Response:
        """Send the body as a voice message of ?seconds=."""
        person, seconds = self._writer(request), request.query.get("seconds", "")
        length = int(seconds) if seconds.isascii() and seconds.isdigit() else 0
        message = await person.sends_voice(min(length, LONGEST_VOICE), await _file(request))
        return web.json_response({"message_id": message.id})

    async def press(self, request: web.Request) -> web.Response:
        """Press a key of the reply keyboard: {"text"}."""
        person, body = self._writer(request), await json_body(request)
        try:
            message = await person.presses(body.text("text"))
        except AssertionError:
            raise refused(BUTTON_GONE, web.HTTPConflict) from None
        return web.json_response({"message_id": message.id})

    async def tap(self, request: web.Request) -> web.Response:
        """Tap an inline button: {"message_id", "row", "column"}."""
        person, body = self._person(request), await json_body(request)
        message = _message(person, body)
        row, column = body.whole("row"), body.whole("column")
        try:
            data = message.keyboard[row][column]["callback_data"]
        except LookupError:
            raise refused(BUTTON_GONE, web.HTTPConflict) from None
        query = await person.sends_callback(message, data)
        return web.json_response({"callback_query_id": query.id})

    async def vote(self, request: web.Request) -> web.Response:
        """Vote in a poll: {"message_id", "options": [index]}."""
        person, body = self._person(request), await json_body(request)
        options = body.wholes("options")
        try:
            await person.votes(_message(person, body), *options)
        except (AssertionError, ValueError):
            raise refused(NO_VOTE, web.HTTPConflict) from None
        return web.json_response({})

    async def block(self, request: web.Request) -> web.Response:
        """Block or unblock the bot: {"blocked"}; twice is once."""
        person, body = self._person(request), await json_body(request)
        blocked = body.flag("blocked")
        if blocked != person.conversation().blocked:
            await (person.blocks() if blocked else person.unblocks())
        return web.json_response({})

    def _person(self, request: web.Request) -> Person:
        user = self.world.users.get(int(request.match_info["person"]))
        bot = next(iter(self.world.bots.values()), None)
        if user is None or bot is None:
            raise refused(NOBODY, web.HTTPNotFound)
        person: Person = self.world.observed(Person(self.world, user, bot))
        return person

    def _writer(self, request: web.Request) -> Person:
        person = self._person(request)
        if person.conversation().blocked:
            raise refused(BLOCKED, web.HTTPConflict)
        return person


async def _file(request: web.Request) -> bytes:
    """The body of a request. A foreign page cannot send this type without being asked for."""
    if request.content_type != "application/octet-stream" or not request.can_read_body:
        raise refused(NO_FILE, web.HTTPConflict)
    return await request.read()


def _message(person: Person, body: Body, name: str = "message_id") -> Message:
    message = person.conversation().messages.get(body.whole(name))
    if message is None:
        raise refused(MESSAGE_GONE, web.HTTPConflict)
    return message
