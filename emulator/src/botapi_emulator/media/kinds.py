"""The kinds of media beside photos: what the Bot API tells of each, and what a request may say."""

from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

DETAILS: dict[str, Json] = {
    "document": {},
    "video": {"width": 640, "height": 480, "duration": 0},
    "live_photo": {"width": 640, "height": 480, "duration": 0},
    "animation": {"width": 320, "height": 240, "duration": 0},
    "audio": {"duration": 0, "performer": "", "title": ""},
    "voice": {"duration": 0},
    "video_note": {"length": 240, "duration": 0},
    "sticker": {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": "",
    },
}
"""What each kind tells, with what it tells where nobody said it."""
MIME_TYPES = {
    "video": "video/mp4",
    "live_photo": "video/mp4",
    "animation": "video/mp4",
    "audio": "audio/mpeg",
    "voice": "audio/ogg",
    "video_note": "video/mp4",
    "sticker": "image/webp",
}
NAMELESS = {"live_photo", "voice", "video_note", "sticker"}
"""Kinds that tell no file name."""
TYPELESS = {"video_note", "sticker"}
"""Kinds that tell no MIME type."""
ASKED = {"width", "height", "duration", "length", "performer", "title", "emoji"}
"""What a request may say of its media."""


def details(kind: str, said: Mapping[str, Any]) -> Json:
    """What is told of a file of some kind, as far as a request said it."""
    told = {name: _told(said, name, default) for name, default in DETAILS.get(kind, {}).items()}
    return {name: value for name, value in told.items() if value != ""}


def _told(said: Mapping[str, Any], name: str, default: Any) -> Any:
    value = said.get(name)
    if name not in ASKED or value in (None, ""):
        return default
    if isinstance(default, str):
        return str(value)
    digits = str(value)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default
