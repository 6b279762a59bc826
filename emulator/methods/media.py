"""sendPhoto, sendDocument and their like, sendMediaGroup, getFile."""

import mimetypes
import re
from collections.abc import Mapping
from typing import Any

from emulator import content, images, media_kinds, refusals
from emulator.call import Call, Upload
from emulator.files import StoredFile
from emulator.methods.sending import send

KINDS = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendAnimation": "animation",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendVideoNote": "video_note",
    "sendSticker": "sticker",
}
WORDLESS = {"video_note", "sticker"}
LARGEST_ALBUM = 10
ALBUM_KINDS = {"photo", "video", "document", "audio"}
UNMIXED = {"document": "Document", "audio": "Audio"}
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024


async def send_file(call: Call) -> dict[str, Any]:
    """Write a photo, a document, a video, …, uploaded or known by its file_id."""
    kind = KINDS[call.method]
    chat = call.open_chat()
    file = stored(call, kind, call.text(kind), call.params)
    words = content.caption(call) if kind not in WORDLESS else {}
    return send(call, chat, {**file.as_media(), **words}, file.content).json


async def send_media_group(call: Call) -> list[dict[str, Any]]:
    """Write an album of photos and videos, of documents or of audio files."""
    chat, items = call.open_chat(), call.data("media") or []
    _check_album(items)
    media = [item_body(call, item) for item in items]
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


def item_body(call: Call, item: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """An InputMedia as a Message object holds it, and its bytes."""
    kind = item["type"]
    if kind not in {"photo", *media_kinds.DETAILS}:
        raise refusals.unsupported_media(kind)
    file = stored(call, kind, str(item.get("media", "")), item)
    return {**file.as_media(), **content.caption(call, item)}, file.content


def stored(call: Call, kind: str, reference: str, said: Mapping[str, Any]) -> StoredFile:
    """The file a parameter stands for: uploaded under its name, attach://…, or a file_id."""
    upload = call.uploads.get(reference.removeprefix("attach://") or kind)
    if upload:
        return _keep(call, kind, upload, said)
    if not reference:
        raise refusals.no_file(kind)
    if reference.startswith(("http://", "https://")):
        raise refusals.URL_UNREACHABLE
    file = known(call, reference)
    if "photo" in {kind, file.kind} and kind != file.kind:
        raise refusals.wrong_file_kind(_type_name(file.kind), _type_name(kind))
    return file  # a video sent as a document stays a video


def known(call: Call, file_id: str) -> StoredFile:
    """The file behind a file_id."""
    if not re.fullmatch(r"[\w-]+", file_id, re.ASCII):
        raise refusals.FILE_ID_CHARACTERS
    if file := call.world.files.get(file_id):
        return file
    raise refusals.FILE_ID_UNKNOWN


def _type_name(kind: str) -> str:
    """What Telegram calls a kind of file in its complaints: VideoNote."""
    return "VoiceNote" if kind == "voice" else kind.title().replace("_", "")


def _keep(call: Call, kind: str, upload: Upload, said: Mapping[str, Any]) -> StoredFile:
    if not upload.content:
        raise refusals.FILE_EMPTY
    if kind == "photo":
        _check_photo(upload)
    details = {} if kind == "photo" else media_kinds.details(kind, said)
    guessed = mimetypes.guess_type(upload.name)[0] or upload.mime_type
    mime_type = media_kinds.MIME_TYPES.get(kind, guessed)
    return call.world.files.add(upload.content, upload.name, mime_type, kind, **details)


def _check_photo(upload: Upload) -> None:
    if len(upload.content) > LARGEST_PHOTO:
        raise refusals.photo_too_big(len(upload.content), LARGEST_PHOTO)
    if not images.is_image(upload.content):
        raise refusals.IMAGE_UNREADABLE


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
