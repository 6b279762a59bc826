"""sendPhoto, sendDocument and their like, sendMediaGroup, getFile."""

from collections.abc import Mapping
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.media import kinds
from botapi_emulator.media.files import StoredFile
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.files.uploads import stored
from botapi_emulator.methods.messages import content
from botapi_emulator.methods.messages.sending import send
from botapi_emulator.parameters.fields import Fields

KINDS = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendLivePhoto": "live_photo",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}
WORDLESS = {"video_note", "sticker"}
LARGEST_ALBUM = 10
ALBUM_KINDS = {"photo", "live_photo", "video", "document", "audio"}
UNMIXED = {"document": "Document", "audio": "Audio"}
LARGEST_DOWNLOAD = 20 * 1024 * 1024


async def send_file(call: Call) -> dict[str, Any]:
    """Write a photo, a document, a video, …, uploaded or known by its file_id."""
    kind = KINDS[call.method]
    chat = call.open_chat()
    file = await stored(call, kind, call.text(kind), call.params)
    words = content.caption(call) if kind not in WORDLESS else {}
    words |= content.display(kind, words, call.flag)
    media = await shown(call, file, call.params)
    return send(call, chat, {**media, **words}, file.content).json


async def shown(call: Call, file: StoredFile, said: Mapping[str, Any]) -> dict[str, Any]:
    """A file as a message shows it: a video perhaps behind a cover, and from a moment on."""
    media = file.as_media()
    if "video" not in media:
        return media
    more: dict[str, Any] = {}
    if start := said.get("start_timestamp"):
        more["start_timestamp"] = Fields({"start_timestamp": start}).integer("start_timestamp")
    if cover := said.get("cover"):
        more["cover"] = (await stored(call, "photo", str(cover), {})).as_media()["photo"]
    return {"video": {**media["video"], **more}}


async def send_media_group(call: Call) -> list[dict[str, Any]]:
    """Write an album of photos and videos, of documents or of audio files."""
    chat, items = call.open_chat(), call.data("media") or []
    _check_album(items)
    media = [await item_body(call, item) for item in items]
    album = {"media_group_id": str(call.world.number())} if len(items) > 1 else {}
    return [send(call, chat, {**body, **album}, file).json for body, file in media]


def _check_album(items: list[dict[str, Any]]) -> None:
    if not items:
        raise refusals.ALBUM_EMPTY
    if len(items) > LARGEST_ALBUM:
        raise refusals.ALBUM_TOO_LONG
    kinds = [item["type"] for item in items]
    for kind in kinds:
        if kind not in ALBUM_KINDS:
            raise refusals.not_for_albums(kind)
    for kind, noun in UNMIXED.items():
        if kind in kinds and set(kinds) != {kind}:
            raise refusals.bad_request(f"{noun} can't be mixed with other media types")


async def item_body(call: Call, item: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """An InputMedia as a Message object holds it, and its bytes."""
    kind = item["type"]
    if kind not in {"photo", *kinds.DETAILS}:
        raise refusals.unsupported_media(kind)
    file = await stored(call, kind, str(item.get("media", "")), item)
    words = content.caption(call, item)
    words |= content.display(kind, words, lambda name: item.get(name) is True)
    return {**await shown(call, file, item), **words}, file.content


async def get_file(call: Call) -> dict[str, Any]:
    """Where a file can be downloaded."""
    if not call.text("file_id"):
        raise refusals.FILE_ID_MISSING
    file = call.world.files.get(call.text("file_id"))
    if file is None:
        raise refusals.FILE_ID_INVALID
    if len(file.content) > LARGEST_DOWNLOAD:
        raise refusals.FILE_TOO_BIG
    return {**file.json(), "file_path": file.path}
