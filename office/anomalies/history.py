"""The chain of a report's history: each entry's hash covers its words and the hash before it.

The words are covered by a salted digest. They can be erased, salt and all: the digest stays, the
chain is whole, and nobody can try out which words it was made of. Who erases says so in an entry
of the chain; words that are missing without one were taken away. How words are sealed at rest does
not touch the chain: it is made of what they say.
"""

import hashlib
import json
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime

from office.anomalies.models import WRITTEN, Entry, Event

_BEGINNING = "0" * 64


def entry(
    before: Entry | None,
    *,
    anomaly_id: int,
    at: datetime,
    event: Event,
    actor_id: int | None = None,
    detail: str = "",
) -> Entry:
    """Write the next entry after `before`."""
    new = Entry(
        anomaly_id=anomaly_id,
        number=before.number + 1 if before else 1,
        at=at,
        event=event,
        actor_id=actor_id,
        detail=detail,
        salt=(salt := _new_salt()),
        digest=_digest(salt, detail),
        hash="",
    )
    new.hash = _hash(new, before.hash if before else _BEGINNING)
    return new


def first_broken(entries: Sequence[Entry]) -> int | None:
    """The number of the first entry that was changed, or whose predecessor is missing."""
    before, erased = _BEGINNING, _erased(entries)
    for number, one in enumerate(entries, 1):
        if one.number != number or one.hash != _hash(one, before) or not _fits(one, erased):
            return number
        before = one.hash
    return None


def is_erased(one: Entry) -> bool:
    """Whether the words of an entry were taken out."""
    return one.salt is None


def erase(entries: Sequence[Entry], reason: str) -> str | None:
    """Take the words that people wrote out of a whole chain of digests.

    Returns the detail of the entry that must say so, or None if there were none.
    """
    written = [one for one in entries if one.event in WRITTEN and one.detail]
    for one in written:
        one.detail, one.salt = "", None
    if not written:
        return None
    return f"{reason}|{','.join(str(one.number) for one in written)}"


def _erased(entries: Sequence[Entry]) -> frozenset[int]:
    """The entries whose words were erased, as the chain itself says."""
    named = [
        one.detail.partition("|")[2].split(",") for one in entries if one.event is Event.ERASED
    ]
    return frozenset(int(number) for numbers in named for number in numbers if number.isdigit())


def _fits(one: Entry, erased: Collection[int]) -> bool:
    if one.salt is None:
        return one.detail == "" and one.number in erased
    return one.digest == _digest(one.salt, one.detail)


def _new_salt() -> str:
    return secrets.token_hex(16)


def _digest(salt: str, words: str) -> str:
    return hashlib.sha256(f"{salt}|{words}".encode()).hexdigest()


def _hash(one: Entry, before: str) -> str:
    words = [
        before,
        one.anomaly_id,
        one.number,
        one.at.isoformat(timespec="microseconds"),
        str(one.event),
        one.actor_id,
        one.digest,
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
