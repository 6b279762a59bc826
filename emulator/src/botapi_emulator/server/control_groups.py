"""Groups by remote control: what a `Group` can do, over HTTP."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from botapi_emulator.page.phones import Phones
from botapi_emulator.parameters.json_body import Body, MalformedError, json_body, refused
from botapi_emulator.people.groups import Group
from botapi_emulator.people.person import Person
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.messages import Message
from botapi_emulator.world.topics import GENERAL
from botapi_emulator.world.world import World

KINDS = ("supergroup", "group", "channel", "forum")

Json = dict[str, Any]
Act = Callable[[Group, World, Body], Awaitable[Any]]


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
        _bot(self.world)
        return web.json_response(self.world.add_group(title, kind, username))

    async def messages(self, request: web.Request) -> web.Response:
        """What is written in a group, oldest first."""
        messages = self._group(request).messages
        return web.json_response([self.phones.message(message) for message in messages])

    async def act(self, request: web.Request) -> web.Response:
        """Let somebody do something in a group; returns the message it made, if it made one."""
        group, body = self._group(request), await json_body(request)
        action = request.match_info["action"]
        act = ACTIONS.get(action)
        if act is None:
            raise refused(f"the action must be one of {', '.join(ACTIONS)}", web.HTTPNotFound)
        try:
            done = await act(group, self.world, body)
        except (AssertionError, ValueError) as impossible:
            error = web.HTTPRequestTimeout if action == "expects" else web.HTTPConflict
            raise refused(str(impossible), error) from None
        return web.json_response(self.phones.message(done) if isinstance(done, Message) else {})

    def _group(self, request: web.Request) -> Group:
        chat_id = int(request.match_info["group"])
        if chat_id not in self.world.groups:
            raise refused("there is no such group", web.HTTPNotFound)
        _bot(self.world)  # there must be one
        bots = self.world.bots.values()
        return Group(self.world, [self.world.known_chat(bot, chat_id) for bot in bots])


def _bot(world: World) -> Bot:
    bot = next(iter(world.bots.values()), None)
    if bot is None:
        raise refused("there is no bot yet", web.HTTPConflict)
    return bot


def _person(world: World, body: Body, name: str = "person") -> Person:
    user = world.users.get(body.whole(name))
    if user is None:
        raise refused(f"{name} must be the id of a person", web.HTTPNotFound)
    return Person(world, user, _bot(world))


async def _hears(group: Group, world: World, body: Body) -> Message:
    answered = None
    if body.has("reply_to"):
        answered = group.chat.messages.get(body.whole("reply_to"))
        if answered is None:
            raise refused("reply_to must name a message of this group", web.HTTPNotFound)
    topic = body.whole("topic_id", GENERAL)
    return await group.hears(_person(world, body), body.words("text"), answered, topic)


async def _joins(group: Group, world: World, body: Body) -> None:
    by = _person(world, body, "by") if body.has("by") else None
    await group.joins(_person(world, body), by)


async def _asks_to_join(group: Group, world: World, body: Body) -> None:
    link = body.text("link")
    if link not in group.chat.links:
        raise refused("link must be an invite link of this group", web.HTTPNotFound)
    await group.asks_to_join(_person(world, body), link)


async def _promotes_bot(group: Group, world: World, body: Body) -> None:
    rights = body.json.get("rights", {})
    if not isinstance(rights, dict) or not all(isinstance(has, bool) for has in rights.values()):
        raise MalformedError('rights must be like {"can_pin_messages": false}')
    await group.promotes_bot(_person(world, body, "by"), **rights)


async def _expects(group: Group, _world: World, body: Body) -> Message:
    within = body.number("within", least=0) if body.has("within") else None
    return await group.expects(body.text("text", ""), within=within)


ACTIONS: dict[str, Act] = {
    "hears": _hears,
    "posts": lambda group, _world, body: group.posts(body.words("text")),
    "joins": _joins,
    "asks_to_join": _asks_to_join,
    "leaves": lambda group, world, body: group.leaves(_person(world, body)),
    "promotes": lambda group, world, body: group.promotes(_person(world, body)),
    "promotes_bot": _promotes_bot,
    "removes_bot": lambda group, world, body: group.removes_bot(_person(world, body, "by")),
    "expects": _expects,
}
"""What can happen in a group by remote control, under the names it has in `Group`."""
