"""Takes the bot's token out of a text that quotes an address of the Bot API."""

import re

_TOKEN = re.compile(r"\d{3,}:[\w-]{10,}")


def without_token(text: str) -> str:
    """Replace everything that is shaped like a token."""
    return _TOKEN.sub("***", text)
