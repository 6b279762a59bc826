"""A chain of entries: each entry's hash covers its words and the hash before it.

The words are covered by a salted digest, so that they can be erased together with the salt: the
digest stays, the chain is whole, and nobody can try out which words it was made of. Each erasure is
recorded in an entry of the chain; if words are missing without such an entry, somebody removed
them. The chain covers what the words say, not how they are sealed at rest.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from office.payload import Joined, read

# The event that says whose words were erased, in the history of every noun.
ERASED = "teks_dihapus"
# Columns that an export leaves out: with them erased words could be tried out.
SECRET = frozenset({"salt", "digest", "hash"})
_BEGINNING = "0" * 64


@dataclass(frozen=True)
class Erased(Joined):
    """Why words are gone, and of which entries."""

    reason: str
    entries: tuple[int, ...] = ()


class Link(Protocol):
    """An entry of a chain. Its table belongs to the noun whose history it is."""

    number: int
    at: datetime
    actor_id: int | None
    detail: str
    salt: str | None
    digest: str
    hash: str

    @property
    def subject_id(self) -> int:
        """Return the id of the row whose history it is."""

    @property
    def event(self) -> str:
        """Return what happened."""


@dataclass(frozen=True)
class Broken:
    """The first row of a history that does not fit the row before it."""

    code: str
    number: int

    def __str__(self) -> str:
        return f"{self.code}: entry {self.number} was changed, or one before is gone"


def fasten(new: Link, before: Link | None) -> None:
    """Give an entry its number, and the hashes that tie it to the entry before."""
    new.number = before.number + 1 if before else 1
    new.salt = salt = secrets.token_hex(16)
    new.digest = _digest(salt, new.detail)
    new.hash = _hash(new, before.hash if before else _BEGINNING)


def first_broken(entries: Sequence[Link]) -> int | None:
    """Return the number of the first entry that was changed or lacks its predecessor, or None."""
    before, said = _BEGINNING, _said_erased(entries)
    for number, link in enumerate(entries, 1):
        if link.number != number or link.hash != _hash(link, before) or not _fits(link, said):
            return number
        before = link.hash
    return None


def is_erased(one: Link) -> bool:
    """Whether the words of an entry were erased."""
    return one.salt is None


def erase(entries: Sequence[Link], written: Collection[str], reason: str) -> Erased:
    """Erase the words of the events that people wrote. Returns what an entry must record."""
    return empty([link for link in entries if link.event in written and link.detail], reason)


def empty(entries: Sequence[Link], reason: str) -> Erased:
    """Erase the words of these entries. Returns what an entry must record."""
    for link in entries:
        link.detail, link.salt = "", None
    return Erased(reason, tuple(link.number for link in entries))


def emptied_by(record: Link) -> frozenset[int]:
    """Return the entries whose words are gone, as one entry of the chain records it."""
    if record.event != ERASED:
        return frozenset()
    try:
        return frozenset(read(Erased, record.detail).entries)
    except ValueError:  # somebody changed it, which its own hash shows
        return frozenset()


def _said_erased(entries: Sequence[Link]) -> frozenset[int]:
    """Return the entries whose words were erased, as the chain itself says."""
    return frozenset(number for link in entries for number in emptied_by(link))


def _fits(one: Link, erased: Collection[int]) -> bool:
    if one.salt is None:
        return one.detail == "" and one.number in erased
    return one.digest == _digest(one.salt, one.detail)


def _digest(salt: str, words: str) -> str:
    return hashlib.sha256(f"{salt}|{words}".encode()).hexdigest()


def _hash(one: Link, before: str) -> str:
    words = [
        before,
        one.subject_id,
        one.number,
        one.at.isoformat(timespec="microseconds"),
        str(one.event),
        one.actor_id,
        one.digest,
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
