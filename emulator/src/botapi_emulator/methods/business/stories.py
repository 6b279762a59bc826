"""postStory, repostStory, editStory, deleteStory: what an account shows for a day or two."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.methods.messages import content
from botapi_emulator.world.owned.business import Connection

HOUR = 60 * 60
PERIODS = {6 * HOUR, 12 * HOUR, 24 * HOUR, 48 * HOUR}
PERIOD_WRONG = refusals.bad_request("STORY_PERIOD_INVALID")
NO_CONTENT = refusals.bad_request("Story content isn't specified")
TYPE_UNKNOWN = refusals.bad_request("Invalid story content type specified")
NOT_FOUND = refusals.bad_request("STORY_NOT_FOUND")

Json = dict[str, Any]


async def post_story(call: Call) -> Json:
    """Show a picture or a film."""
    connection, period = call.connected("can_manage_stories"), _period(call)
    return _put(call, connection, {**await _content(call), **_manner(call)}, period)


async def repost_story(call: Call) -> Json:
    """Show again what another account of the bot shows."""
    connection, period = call.connected("can_manage_stories"), _period(call)
    author, number = call.integer("from_chat_id"), call.integer("from_story_id")
    authors = [
        other
        for other in call.world.connections.values()
        if other.user.id == author and other.bot is call.bot
    ]
    story = next((found for other in authors if (found := _shown(call, other, number))), None)
    if story is None:
        raise NOT_FOUND
    return _put(call, connection, {**story, **_manner(call)}, period)


async def edit_story(call: Call) -> Json:
    """Show something else in a story's place."""
    connection = call.connected("can_manage_stories")
    story = _own(call, connection)
    story |= await _content(call)
    return _told(connection, call.integer("story_id"))


async def delete_story(call: Call) -> bool:
    """Take a story away."""
    connection = call.connected("can_manage_stories")
    _own(call, connection)
    del connection.stories[call.integer("story_id")]
    return True


def _own(call: Call, connection: Connection) -> Json:
    story = _shown(call, connection, call.integer("story_id"))
    if story is None:
        raise NOT_FOUND
    return story


def _shown(call: Call, connection: Connection, number: int) -> Json | None:
    """A story of an account, as long as it lasts."""
    story = connection.stories.get(number)
    return story if story and story["until"] > call.world.timestamp() else None


def _put(call: Call, connection: Connection, story: Json, period: int) -> Json:
    connection.last_story_id += 1
    until = call.world.timestamp() + period
    connection.stories[connection.last_story_id] = {**story, "until": until}
    return _told(connection, connection.last_story_id)


def _told(connection: Connection, number: int) -> Json:
    return {"chat": connection.user.chat(), "id": number}


def _period(call: Call) -> int:
    period = call.integer("active_period")
    if period not in PERIODS:
        raise PERIOD_WRONG
    return period


def _manner(call: Call) -> Json:
    """Whether it stays on the profile, and whether it may be saved."""
    names = ("post_to_chat_page", "protect_content")
    return {name: call.flag(name) for name in names}


async def _content(call: Call) -> Json:
    given = call.parsed("content")
    if not isinstance(given, dict):
        raise NO_CONTENT
    kind = str(given.get("type"))
    if kind not in {"photo", "video"}:
        raise TYPE_UNKNOWN
    file = await stored(call, kind, str(given.get(kind) or ""), given)
    areas = {"areas": call.data("areas") or []}
    return {**file.as_media(), **content.caption(call), **areas}
