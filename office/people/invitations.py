"""The codes of invitations: how one is made and how one is recognised."""

import hashlib
import secrets
from datetime import timedelta

VALID_FOR = timedelta(days=7)
_CODE_BYTES = 16  # 128 bits cannot be guessed; 32 digits fit a deep link (64 at most)


def new_code() -> str:
    """Make a code that Telegram allows after `?start=` and that looks like no personal data."""
    return secrets.token_hex(_CODE_BYTES)


def fingerprint(code: str) -> str:
    """What is stored of a code. A fast hash is enough: a random code has nothing to guess."""
    return hashlib.sha256(code.encode()).hexdigest()
