"""sendPhoto, sendDocument, sendMediaGroup, getFile."""

import mimetypes
from typing import Any

from emulator import content, refusals
from emulator.call import Call, Upload
from emulator.files import StoredFile
from emulator.methods.sending import send

IMAGE_STARTS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF", b"BM")
LARGEST_ALBUM = 10
ALBUM_KINDS = {"photo", "video", "document", "audio"}
UNMIXED = {"document": "Document", "audio": "Audio"}
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_DOWNLOAD = 20 * 1024 * 1024


async def send_photo(call: Call) -> dict[str, Any]:
    """Write a photo, uploaded or known by its file_id."""
    return _send_file(call, "photo")


async def send_document(call: Call) -> dict[str, Any]:
    """Write a file, uploaded or known by its file_id."""
    return _send_file(call, "document")


def _send_file(call: Call, kind: str) -> dict[str, Any]:
    chat = call.open_chat()
    file = stored(call, kind, call.text(kind))
    words = content.caption(call)
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
    file = stored(call, item["type"], str(item.get("media", "")))
    return {**file.as_media(), **content.caption(call, item)}, file.content


def stored(call: Call, kind: str, reference: str) -> StoredFile:
    """The file a parameter stands for: uploaded under its name, attach://…, or a file_id."""
    upload = call.uploads.get(reference.removeprefix("attach://") or kind)
    if upload:
        return _keep(call, kind, upload)
    if not reference:
        raise refusals.NO_PHOTO if kind == "photo" else refusals.NO_DOCUMENT
    if reference.startswith(("http://", "https://")):
        raise refusals.URL_UNREACHABLE
    file = call.world.files.get(reference)
    if file is None or file.kind != kind:
        raise refusals.FILE_ID_WRONG
    return file


def _keep(call: Call, kind: str, upload: Upload) -> StoredFile:
    if not upload.content:
        raise refusals.FILE_EMPTY
    if kind == "photo" and len(upload.content) > LARGEST_PHOTO:
        raise refusals.photo_too_big(len(upload.content), LARGEST_PHOTO)
    if kind == "photo" and not upload.content.startswith(IMAGE_STARTS):
        raise refusals.IMAGE_UNREADABLE
    guessed = mimetypes.guess_type(upload.name)[0] or upload.mime_type
    return call.world.files.add(upload.content, upload.name, guessed, kind)


async def get_file(call: Call) -> dict[str, Any]:
    """Where a file can be downloaded."""
    file = call.world.files.get(call.text("file_id"))
    if file is None:
        raise refusals.FILE_ID_INVALID
    if len(file.content) > LARGEST_DOWNLOAD:
        raise refusals.FILE_TOO_BIG
    return {**file.json(), "file_path": file.path}
