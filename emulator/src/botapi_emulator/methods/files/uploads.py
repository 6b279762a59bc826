"""The file that a parameter stands for: uploaded, at an address, or known by its file_id."""

import mimetypes
import re
from collections.abc import Mapping
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.media import durations, images, kinds
from botapi_emulator.media.files import StoredFile
from botapi_emulator.methods.call import Call, Upload
from botapi_emulator.methods.files import fetching

LARGEST_PHOTO = 10 * 1024 * 1024
THUMBNAILED = {"document", "video", "animation", "audio", "video_note"}
"""Kinds that a bot may give a thumbnail."""
FILMS = {"video", "animation"}


async def stored(call: Call, kind: str, reference: str, said: Mapping[str, Any]) -> StoredFile:
    """The file a parameter stands for: uploaded under its name, attach://…, a URL or a file_id."""
    upload = call.uploads.get(reference.removeprefix("attach://") or kind)
    if upload is None and reference.startswith(("http://", "https://")):
        upload = await fetching.fetched(call.world, reference, kind)
    if upload:
        still = await _still(call, said) if kind == "live_photo" else {}
        return _keep(call, kind, upload, said, **still)
    if not reference:
        raise refusals.no_file(kind)
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


async def _still(call: Call, said: Mapping[str, Any]) -> dict[str, Any]:
    """The photo of a live one."""
    return (await stored(call, "photo", str(said.get("photo") or ""), {})).as_media()


def _keep(
    call: Call, kind: str, upload: Upload, said: Mapping[str, Any], **more: Any
) -> StoredFile:
    if not upload.content:
        raise refusals.FILE_EMPTY
    if kind == "photo":
        _check_photo(upload)
        return call.world.files.add(upload.content, upload.name, upload.mime_type, kind)
    details = kinds.details(kind, said)
    film = details if kind in FILMS else {}
    details |= _thumbnail(call, kind, upload, said, film) | more
    if details.get("duration") == 0:
        details["duration"] = durations.seconds(upload.content)
    guessed = mimetypes.guess_type(upload.name)[0] or upload.mime_type
    mime_type = kinds.MIME_TYPES.get(kind, guessed)
    return call.world.files.add(upload.content, upload.name, mime_type, kind, **details)


def _check_photo(upload: Upload) -> None:
    if len(upload.content) > LARGEST_PHOTO:
        raise refusals.photo_too_big(len(upload.content), LARGEST_PHOTO)
    if not images.is_readable(upload.content):
        raise refusals.IMAGE_UNREADABLE
    if not images.has_sane_sides(*images.size(upload.content)):
        raise refusals.PHOTO_SIDES_WRONG


def _thumbnail(
    call: Call, kind: str, upload: Upload, said: Mapping[str, Any], film: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """The small picture of a file: what the bot gave, or the file itself if it is an image.

    A film's has the shape of the film, whatever the bot gave; an image sent as a document its own.
    """
    name = str(said.get("thumbnail") or "thumbnail").removeprefix("attach://")
    given = call.uploads.get(name) if kind in THUMBNAILED else None
    own = upload if kind in {"document", "sticker"} and images.is_image(upload.content) else None
    picture = own or given
    if picture is None or not images.is_image(picture.content):
        return {}
    shape = (film["width"], film["height"]) if "width" in film else images.size(picture.content)
    width, height = images.thumbnail(*shape)
    file = call.world.files.add(
        picture.content, "thumb.jpg", "image/jpeg", "thumbnail", width=width, height=height
    )
    return {"thumbnail": {**file.json(), "width": width, "height": height}}
