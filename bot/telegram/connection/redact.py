"""Removes the bot's token from a text that quotes an address of the Bot API."""

import re

# Found by its shape, or by its place in the address, whatever its shape.
_TOKEN = re.compile(r"(?<!\d)\d{3,}:[\w-]{10,}|(?<=/bot)[^/\s'\"]+(?=/)")


def without_token(text: str) -> str:
    """Replace everything that is shaped like a token, or stands where one belongs."""
    return _TOKEN.sub("***", text)
