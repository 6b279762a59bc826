"""What profiles show, the bot's own among them: pictures, music, an emoji behind the name."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.media.files import StoredFile
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.parameters.fields import Fields

MOST, MOST_POSTS = 100, 20
LIMIT_WRONG = refusals.bad_request("Limit must be positive")
NOT_SPECIFIED = refusals.bad_request("Photo isn't specified")
NO_OBJECT = refusals.bad_request("Object expected as profile photo")
NOT_UPLOADED = refusals.bad_request("Photo must be uploaded as a file")
TYPE_UNKNOWN = refusals.bad_request("Invalid profile photo type specified")
STATUS_FORBIDDEN = refusals.bad_request("USER_PERMISSION_DENIED")
FILES = {"static": "photo", "animated": "animation"}
"""Where each type of an InputProfilePhoto names its file."""

Json = dict[str, Any]
Photo = list[Json]


async def set_my_profile_photo(call: Call) -> bool:
    """Give the bot a new picture."""
    call.bot.photos.insert(0, await profile_photo(call))
    return True


async def remove_my_profile_photo(call: Call) -> bool:
    """Take the bot's picture away; the one before shows again."""
    del call.bot.photos[:1]
    return True


async def get_user_profile_photos(call: Call) -> Json:
    """The photos of a profile, the newest first."""
    user = user_of(call)
    is_own = user["id"] == call.bot.id
    photos = call.bot.photos if is_own else call.world.users[user["id"]].photos
    return {"total_count": len(photos), "photos": call.page(photos, MOST)}


async def get_user_profile_audios(call: Call) -> Json:
    """The music of a person's profile, the newest first."""
    person = call.world.users.get(user_of(call)["id"])
    audios = person.audios if person else []
    return {"total_count": len(audios), "audios": call.page(audios, MOST)}


async def get_user_personal_chat_messages(call: Call) -> list[Json]:
    """The last posts of the channel on a person's profile, the newest first."""
    person = call.world.users.get(user_of(call)["id"])
    channel = person.shown.get("personal_chat") if person else None
    limit = min(call.integer("limit"), MOST_POSTS)
    if limit <= 0:
        raise LIMIT_WRONG
    if channel is None:
        return []
    seen = [chat.messages for chat in call.world.chats_of(channel["id"])]
    posts = max(seen, key=len, default={})  # a bot need not be there; those that are see the same
    return [post.json for post in reversed(posts.values())][:limit]


async def set_user_emoji_status(call: Call) -> bool:
    """Set the emoji behind a person's name, who allowed it; without one none is there."""
    user, emoji = user_of(call), call.text("emoji_status_custom_emoji_id")
    until = call.integer("emoji_status_expiration_date")
    if (call.bot.id, user["id"]) not in call.world.status_setters:
        raise STATUS_FORBIDDEN
    shown = call.world.users[user["id"]].shown
    for name in ("emoji_status_custom_emoji_id", "emoji_status_expiration_date"):
        shown.pop(name, None)
    if emoji:
        shown["emoji_status_custom_emoji_id"] = emoji
        shown |= {"emoji_status_expiration_date": until} if until else {}
    return True


async def profile_photo(call: Call) -> Photo:
    """The picture that a request brings, in its sizes."""
    given = call.parsed("photo")
    if given is None:
        raise NOT_SPECIFIED
    if not isinstance(given, dict):
        raise NO_OBJECT
    kind = Fields(given).text("type")
    if kind not in FILES:
        raise TYPE_UNKNOWN
    reference = str(given.get(FILES[kind]) or "")
    if reference.removeprefix("attach://") not in call.uploads:
        raise NOT_UPLOADED
    if kind == "static":
        return _sizes(await stored(call, "photo", reference, {}))
    film = await stored(call, "animation", reference, {})
    return _sizes(call.world.files.add(film.content, "photo.jpg", "image/jpeg", "photo"))


def _sizes(photo: StoredFile) -> Photo:
    return list(photo.as_media()["photo"])
