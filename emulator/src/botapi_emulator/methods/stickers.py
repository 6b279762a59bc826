"""Sticker sets and what is in them: createNewStickerSet, setStickerKeywords and their like."""

import re
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.media.files import StoredFile
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.world import topics
from botapi_emulator.world.owned.stickers import StickerSet, told_of

MOST_AT_ONCE, MOST, MOST_EMOJI, MOST_IDS = 50, 120, 20, 200
KINDS = {"regular", "mask", "custom_emoji"}
FORMATS = {"static", "animated", "video"}
POINTS = {"forehead", "eyes", "mouth", "chin"}
NAME = re.compile(r"[a-z]\w{0,63}", re.ASCII | re.IGNORECASE)
NAME_WRONG = refusals.bad_request("invalid sticker set name is specified")
NAME_TAKEN = refusals.bad_request("sticker set name is already occupied")
TITLE_EMPTY = refusals.bad_request("Sticker set title must be non-empty")
NO_STICKERS = refusals.bad_request("At least 1 sticker must be specified")
TOO_MANY = refusals.bad_request("Too many stickers specified")
SET_FULL = refusals.bad_request("STICKERS_TOO_MUCH")
SET_UNKNOWN = refusals.bad_request("STICKERSET_INVALID")
TYPE_UNKNOWN = refusals.bad_request("Unsupported sticker type specified")
FORMAT_WRONG = refusals.bad_request("Invalid sticker format specified")
NO_REPAINTING = refusals.bad_request("Only custom emoji stickers support repainting")
STICKER_MISSING = refusals.bad_request("Sticker is not specified")
STICKER_WRONG = refusals.bad_request("Wrong sticker file specified")
STICKER_NOT_IN_SET = refusals.bad_request("STICKER_INVALID")
POSITION_WRONG = refusals.bad_request("Wrong sticker position specified")
POINT_WRONG = refusals.bad_request("Wrong point specified in MaskPosition")
EMOJI_EMPTY = refusals.bad_request("emoji list must be non-empty")
EMOJI_TOO_MANY = refusals.bad_request("too many emoji specified")
IDS_TOO_MANY = refusals.bad_request("Too many custom emoji identifiers specified")
NO_CUSTOM_THUMBNAIL = refusals.bad_request(
    "The method can't be used to set thumbnail of custom emoji sticker sets"
)
ONLY_CUSTOM_THUMBNAIL = refusals.bad_request(
    "The method can be used to set thumbnail only for custom emoji sticker sets"
)

Json = dict[str, Any]


async def upload_sticker_file(call: Call) -> Json:
    """Keep a file for a sticker to come."""
    user_of(call)
    if call.text("sticker_format") not in FORMATS:
        raise FORMAT_WRONG
    return (await stored(call, "sticker", call.text("sticker"), {})).json()


async def create_new_sticker_set(call: Call) -> bool:
    """Make a set for somebody."""
    owner, kind = user_of(call), call.text("sticker_type") or "regular"
    given = call.data("stickers") or []
    name, title = call.text("name").strip(), call.text("title").strip()[:64]
    needs_repainting = call.flag("needs_repainting")
    if kind not in KINDS:
        raise TYPE_UNKNOWN
    if len(given) > MOST_AT_ONCE:
        raise TOO_MANY
    _check_names(call, name, title)
    if not given:
        raise NO_STICKERS
    if needs_repainting and kind != "custom_emoji":
        raise NO_REPAINTING
    made = StickerSet(name, title, kind, owner["id"], call.bot.id, needs_repainting)
    for one in given:
        await _add(call, made, one)
    call.world.sticker_sets[name.lower()] = made
    return True


def _check_names(call: Call, name: str, title: str) -> None:
    if not title:
        raise TITLE_EMPTY
    ending = f"_by_{call.bot.username}".lower()
    if not NAME.fullmatch(name) or not name.lower().endswith(ending) or "__" in name:
        raise NAME_WRONG
    if name.lower() in call.world.sticker_sets:
        raise NAME_TAKEN


async def get_sticker_set(call: Call) -> Json:
    """A set with all that is in it."""
    return _set(call).json()


async def get_custom_emoji_stickers(call: Call) -> list[Json]:
    """The custom emoji of some ids; the unknown are left out."""
    wanted = call.data("custom_emoji_ids") or []
    if len(wanted) > MOST_IDS:
        raise IDS_TOO_MANY
    made = [told_of(one) for each in call.world.sticker_sets.values() for one in each.stickers]
    return [one for one in made + topics.icons(call.world) if one.get("custom_emoji_id") in wanted]


async def add_sticker_to_set(call: Call) -> bool:
    """Put one more sticker at the end of a set."""
    found = _own(call)
    if len(found.stickers) >= MOST:
        raise SET_FULL
    await _add(call, found, call.data("sticker") or {})
    return True


async def set_sticker_position_in_set(call: Call) -> bool:
    """Move a sticker within its set."""
    if call.integer("position") < 0:
        raise POSITION_WRONG
    found, sticker = _sticker(call, "sticker")
    found.stickers.remove(sticker)
    found.stickers.insert(call.integer("position"), sticker)
    return True


async def delete_sticker_from_set(call: Call) -> bool:
    """Take a sticker out of its set."""
    found, sticker = _sticker(call, "sticker")
    found.stickers.remove(sticker)
    sticker.details.pop("set_name")
    return True


async def replace_sticker_in_set(call: Call) -> bool:
    """Put a sticker in the place of another."""
    found, (there, old) = _own(call), _sticker(call, "old_sticker")
    if there is not found:
        raise STICKER_NOT_IN_SET
    place = found.stickers.index(old)
    await _add(call, found, call.data("sticker") or {}, place)
    found.stickers.remove(old)
    return True


async def set_sticker_emoji_list(call: Call) -> bool:
    """Say which emoji a sticker stands for."""
    _, sticker = _sticker(call, "sticker")
    sticker.details["emoji"] = _emoji(call.data("emoji_list") or [])
    return True


async def set_sticker_keywords(call: Call) -> bool:
    """Say by which words a sticker is found."""
    found, sticker = _sticker(call, "sticker")
    found.keywords[sticker.file_id] = call.data("keywords") or []
    return True


async def set_sticker_mask_position(call: Call) -> bool:
    """Say where on a face a mask belongs; without a place that is left open."""
    found, sticker = _sticker(call, "sticker")
    if found.kind != "mask":
        raise STICKER_NOT_IN_SET
    sticker.details.pop("mask_position", None)
    sticker.details.update(_mask(call.data("mask_position")))
    return True


async def set_sticker_set_title(call: Call) -> bool:
    """Give a set another title."""
    title = call.text("title").strip()[:64]
    if not title:
        raise TITLE_EMPTY
    _set_of_bot(call).title = title
    return True


async def set_sticker_set_thumbnail(call: Call) -> bool:
    """Put a picture before a set; without one its first sticker stands there."""
    found = _own(call)
    if found.kind == "custom_emoji":
        raise NO_CUSTOM_THUMBNAIL
    if call.text("format") not in FORMATS:
        raise FORMAT_WRONG
    found.thumbnail = {}
    if call.text("thumbnail") or "thumbnail" in call.uploads:
        file = await stored(call, "thumbnail", call.text("thumbnail"), {})
        found.thumbnail = {**file.json(), "width": 100, "height": 100}
    return True


async def set_custom_emoji_sticker_set_thumbnail(call: Call) -> bool:
    """Let one of a set's custom emoji stand before it."""
    found, wanted = _set_of_bot(call), call.text("custom_emoji_id")
    if found.kind != "custom_emoji":
        raise ONLY_CUSTOM_THUMBNAIL
    found.thumbnail = {}
    for sticker in found.stickers:
        if sticker.details["custom_emoji_id"] == wanted:
            found.thumbnail = {**sticker.json(), "width": 100, "height": 100}
    return True


async def delete_sticker_set(call: Call) -> bool:
    """Take a set away."""
    del call.world.sticker_sets[_set_of_bot(call).name.lower()]
    return True


def _set(call: Call) -> StickerSet:
    found = call.world.sticker_sets.get(call.text("name").strip().lower())
    if found is None:
        raise SET_UNKNOWN
    return found


def _set_of_bot(call: Call) -> StickerSet:
    found = _set(call)
    if found.bot_id != call.bot.id:
        raise SET_UNKNOWN
    return found


def _own(call: Call) -> StickerSet:
    """The set of the call, made by the bot; Telegram does not ask whose it is."""
    user_of(call)
    return _set_of_bot(call)


def _sticker(call: Call, name: str) -> tuple[StickerSet, StoredFile]:
    """The sticker a parameter names by its file_id, and the bot's set that it is in."""
    file_id = call.text(name).strip()
    if not file_id:
        raise STICKER_MISSING
    sticker = call.world.files.get(file_id)
    if sticker is None or sticker.kind != "sticker":
        raise STICKER_WRONG
    found = call.world.sticker_sets.get(str(sticker.details.get("set_name", "")).lower())
    if found is None or found.bot_id != call.bot.id or sticker not in found.stickers:
        raise STICKER_NOT_IN_SET
    return found, sticker


async def _add(call: Call, found: StickerSet, given: Json, place: int | None = None) -> None:
    """Put an InputSticker into a set."""
    with refusals.while_parsing("InputSticker"):
        kind = str(given.get("format") or "static")
        if kind not in FORMATS:
            raise FORMAT_WRONG
        emoji = _emoji(given.get("emoji_list") or [])
        told: Json = {"emoji": emoji, **_mask(given.get("mask_position"))}
    file = await stored(call, "sticker", str(given.get("sticker") or ""), {})
    told |= {"is_animated": kind == "animated", "is_video": kind == "video"}
    sticker = found.take(call.world, file, told, place)
    found.keywords[sticker.file_id] = given.get("keywords") or []


def _emoji(given: list[str]) -> str:
    if not given:
        raise EMOJI_EMPTY
    if len(given) > MOST_EMOJI:
        raise EMOJI_TOO_MANY
    return given[0]


def _mask(given: Json | None) -> Json:
    if not given:
        return {}
    if given["point"] not in POINTS:
        raise POINT_WRONG
    return {"mask_position": given}
