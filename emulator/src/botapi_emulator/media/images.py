"""What an image is, and how large: read from its first bytes."""

import base64
import struct

Size = tuple[int, int]

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
"""A picture for those who do not care which."""
STARTS = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF", b"BM")
ASSUMED: Size = (1280, 960)
"""The size of an image that does not tell its own."""
SHRUNK_TO = (90, 320, 800, 1280)
"""The longer sides of the copies that Telegram makes of a photo."""
THUMBNAIL = 320
"""The longer side of a thumbnail at most."""
MOST_SIDES, LONGEST_SHAPE = 10_000, 20
"""What width and height of a photo may sum up to, and how many times one may be the other."""
START_OF_FRAME = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def is_image(content: bytes) -> bool:
    """Whether bytes begin as an image does."""
    return content.startswith(STARTS)


def is_readable(content: bytes) -> bool:
    """Whether bytes are more than the beginning of an image: they tell how large it is."""
    if content.startswith(b"RIFF"):
        return content[8:12] == b"WEBP"
    return _told_size(content) != (0, 0)


def has_sane_sides(width: int, height: int) -> bool:
    """Whether Telegram takes a photo of that size: neither huge nor a thread."""
    return width + height <= MOST_SIDES and max(width, height) <= LONGEST_SHAPE * min(width, height)


def size(image: bytes) -> Size:
    """Width and height."""
    width, height = _told_size(image)
    return (width, height) if 0 < width <= 10_000 and 0 < height <= 10_000 else ASSUMED


def _told_size(image: bytes) -> Size:
    if image.startswith(b"\x89PNG") and len(image) >= 24:
        width, height = struct.unpack(">II", image[16:24])
        return width, height
    if image.startswith(b"GIF8") and len(image) >= 10:
        width, height = struct.unpack("<HH", image[6:10])
        return width, height
    if image.startswith(b"BM") and len(image) >= 26:
        width, height = struct.unpack("<ii", image[18:26])
        return width, abs(height)
    return _jpeg_size(image)


def _jpeg_size(image: bytes) -> Size:
    """The size in the first frame header of a JPEG; nothing for what is none."""
    at = 2
    while image.startswith(b"\xff\xd8") and at + 9 <= len(image) and image[at] == 0xFF:
        if image[at + 1] in START_OF_FRAME:
            height, width = struct.unpack(">HH", image[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(image[at + 2 : at + 4], "big")
    return 0, 0


def sizes(width: int, height: int) -> list[Size]:
    """The sizes in which Telegram keeps a photo, the smallest first."""
    longer = max(width, height)
    small = [side for side in SHRUNK_TO if side < longer]
    whole = min(longer, SHRUNK_TO[-1])
    scales = [side / longer for side in small if side < whole] + [whole / longer]
    return [(max(round(width * by), 1), max(round(height * by), 1)) for by in scales]


def thumbnail(width: int, height: int) -> Size:
    """The size of a file's small picture."""
    by = min(1, THUMBNAIL / max(width, height, 1))
    return max(round(width * by), 1), max(round(height * by), 1)
