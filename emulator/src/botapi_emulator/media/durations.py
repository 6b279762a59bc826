"""How long a recording is: read from the headers of MP4 and Ogg."""

import struct

OPUS_RATE = 48_000
"""What the positions in an Ogg file count by, whatever it was recorded at."""


def seconds(content: bytes) -> int:
    """Whole seconds, 0 where the bytes do not tell."""
    try:
        return round(_ogg(content) if content.startswith(b"OggS") else _mp4(content))
    except (struct.error, ZeroDivisionError):
        return 0


def _mp4(content: bytes) -> float:
    """The length in the movie header."""
    at = content.find(b"mvhd") + 4
    if at < 4:
        return 0
    is_long = content[at : at + 1] == b"\x01"
    layout = ">I8x8xIQ" if is_long else ">I4x4xII"
    _, scale, units = struct.unpack_from(layout, content, at)
    return float(units / scale)


def _ogg(content: bytes) -> float:
    """The position at the head of the last page."""
    (position,) = struct.unpack_from("<q", content, content.rfind(b"OggS") + 6)
    return float(max(position, 0) / OPUS_RATE)
