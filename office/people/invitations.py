"""The codes of invitations: how one is made and how one is recognised."""

import hashlib
import secrets
import string
from datetime import timedelta

VALID_FOR = timedelta(days=7)
# Letters only: a code must never look like personal data, which is masked on its way in.
_LETTERS = string.ascii_lowercase
_LENGTH = 28  # 28 of 26 letters are 131 bits, which nobody guesses; a deep link takes 64


def new_code() -> str:
    """Make a code that Telegram allows after `?start=` and that looks like no personal data."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def fingerprint(code: str) -> str:
    """What is stored of a code. A fast hash is enough: a random code has nothing to guess."""
    return hashlib.sha256(code.encode()).hexdigest()
