"""The codes of invitations: how they are made and recognised."""

import hashlib
import secrets
import string
from datetime import timedelta

VALID_FOR = timedelta(days=7)
# Letters only: a code must never look like personal data, which is masked when it comes in.
_LETTERS = string.ascii_lowercase
_LENGTH = 28  # 28 of 26 letters are 131 bits, too many to guess; a deep link takes 64 letters


def new_code() -> str:
    """Return a code that Telegram allows after `?start=` and that looks like no personal data."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def fingerprint(code: str) -> str:
    """Return what is stored of a code. A fast hash is enough, because a code is random."""
    return hashlib.sha256(code.encode()).hexdigest()
