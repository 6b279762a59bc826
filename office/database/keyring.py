"""The keys that seal texts at rest, and the mark by which a sealed text is recognised.

A sealed text is a Fernet token (https://cryptography.io/en/latest/fernet/) behind a mark. Other
texts are stored as they were written, so that rows from before there were keys stay readable. A
text that begins with the mark by chance is stored behind a second mark: nobody can type what would
pass for a sealed text.
"""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy.engine import Dialect

MARK = "pandu:"
SEALED = f"{MARK}sealed:"
_PLAIN = f"{MARK}plain:"


class TextSealed(Exception):
    """A stored text cannot be opened with the present keys. The message says what to do."""


class Keyring:
    """The keys, newest first: the first one seals, each of them opens. It can be empty."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self.newest = keys[0] if keys else None
        self._fernets = [Fernet(key) for key in keys]
        self._all = MultiFernet(self._fernets) if self._fernets else None

    def seal(self, text: str) -> str:
        """Return what is stored for a text."""
        if self._all is not None:
            return SEALED + self._all.encrypt(text.encode()).decode("ascii")
        return _PLAIN + text if text.startswith(MARK) else text

    def open(self, stored: str) -> str:
        """Return the text that was stored.

        Raises:
            TextSealed: it is sealed with a missing key.
        """
        if not stored.startswith(MARK):
            return stored
        if stored.startswith(_PLAIN):
            return stored.removeprefix(_PLAIN)
        if not stored.startswith(SEALED):
            return stored
        if self._all is None:
            raise TextSealed("texts in the database are sealed, and ENCRYPTION_KEYS is not set")
        try:
            return self._all.decrypt(stored.removeprefix(SEALED)).decode()
        except InvalidToken:
            raise TextSealed(
                "no key of ENCRYPTION_KEYS opens a text that is sealed in the database"
            ) from None

    def is_current(self, stored: str) -> bool:
        """Whether a stored text is sealed with the newest key."""
        if not self._fernets or not stored.startswith(SEALED):
            return False
        try:
            self._fernets[0].decrypt(stored.removeprefix(SEALED))
        except InvalidToken:
            return False
        return True


def new_key() -> str:
    """Return a new key."""
    return Fernet.generate_key().decode("ascii")


# A column's type is shared by all databases of the process, but each database has a dialect.
_keyrings: WeakKeyDictionary[Dialect, Keyring] = WeakKeyDictionary()
_EMPTY = Keyring()


def attach(dialect: Dialect, keyring: Keyring) -> None:
    """Give a database's columns their keys."""
    _keyrings[dialect] = keyring


def keyring_of(dialect: Dialect) -> Keyring:
    """Return the keys of the database that a dialect belongs to."""
    return _keyrings.get(dialect, _EMPTY)
