"""Groups by remote control: what a `Group` can do, over HTTP."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from botapi_emulator.page.phones import Phones
from botapi_emulator.parameters.json_body import Body, MalformedError, json_body, refused
from botapi_emulator.people.groups import Group
from botapi_emulator.people.person import Person
from botapi_emulator.server.control_people import bot_of, carried_out, within
from botapi_emulator.world.messages import Message
from botapi_emulator.world.topics import GENERAL
from botapi_emulator.world.world import World

KINDS = ("supergroup", "group", "channel", "forum")

Json = dict[str, Any]
Act = Callable[[Group, Body], Awaitable[Any]]


class GroupsControl:
    """Adds groups, shows what is written in them and lets people act there."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.phones = Phones(world)

    async def listed(self, _request: web.Request) -> web.Response:
        """All groups as Chat objects."""
        return web.json_response(list(self.world.groups.values()))

    async def add(self, request: web.Request) -> web.Response:
        """Let a group appear: {"title", "kind"?, "username"?}."""
        body = await json_body(request)
        title, kind = body.words("title"), body.text("kind", KINDS[0])
        if kind not in KINDS:
            raise MalformedError(f"kind must be one of {', '.join(KINDS)}")
        username = body.text("username") if body.has("username") else None
        bot_of(self.world)
        founded = self.world.add_group(title, kind, username)
        for bot in self.world.bots.values():
            self.world.joined_chat(bot, founded["id"])
        return web.json_response(founded)

    async def messages(self, request: web.Request) -> web.Response:
        """What is written in a group, oldest first."""
        messages = self._group(request).messages
        return web.json_response([self.phones.message(message) for message in messages])

    async def act(self, request: web.Request) -> web.Response:
        """Let somebody do something in a group; returns the message it made, if it made one."""
        done = await carried_out(ACTIONS, self._group(request), request)
        return web.json_response(self.phones.message(done) if isinstance(done, Message) else {})

    def _group(self, request: web.Request) -> Group:
        chat_id = int(request.match_info["group"])
        if chat_id not in self.world.groups:
            raise refused("there is no such group", web.HTTPNotFound)
        bot_of(self.world)  # refuses if there is none
        chats = self.world.chats_of(chat_id)
        return Group(self.world, [chat for chat in chats if chat.bot.id in chat.members])


def _person(world: World, body: Body, name: str = "person") -> Person:
    user = world.users.get(body.whole(name))
    if user is None:
        raise refused(f"{name} must be the id of a person", web.HTTPNotFound)
    return Person(world, user, bot_of(world))


async def _hears(group: Group, body: Body) -> Message:
    answered = None
    if body.has("reply_to"):
        answered = group.chat.messages.get(body.whole("reply_to"))
        if answered is None:
            raise refused("reply_to must name a message of this group", web.HTTPNotFound)
    topic = body.whole("topic_id", GENERAL)
    return await group.hears(_person(group.world, body), body.words("text"), answered, topic)


async def _joins(group: Group, body: Body) -> None:
    by = _person(group.world, body, "by") if body.has("by") else None
    await group.joins(_person(group.world, body), by)


async def _asks_to_join(group: Group, body: Body) -> None:
    link = body.text("link")
    if link not in group.chat.links:
        raise refused("link must be an invite link of this group", web.HTTPNotFound)
    await group.asks_to_join(_person(group.world, body), link)


async def _promotes_bot(group: Group, body: Body) -> None:
    rights = body.json.get("rights", {})
    if not isinstance(rights, dict) or not all(isinstance(has, bool) for has in rights.values()):
        raise MalformedError('rights must be like {"can_pin_messages": false}')
    await group.promotes_bot(_person(group.world, body, "by"), **rights)


async def _expects(group: Group, body: Body) -> Message:
    return await group.expects(body.text("text", ""), within=within(body))


ACTIONS: dict[str, Act] = {
    "hears": _hears,
    "posts": lambda group, body: group.posts(body.words("text")),
    "joins": _joins,
    "asks_to_join": _asks_to_join,
    "leaves": lambda group, body: group.leaves(_person(group.world, body)),
    "promotes": lambda group, body: group.promotes(_person(group.world, body)),
    "promotes_bot": _promotes_bot,
    "removes_bot": lambda group, body: group.removes_bot(_person(group.world, body, "by")),
    "expects": _expects,
}
"""What can happen in a group by remote control, under the names it has in `Group`."""
