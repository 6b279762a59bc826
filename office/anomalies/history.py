"""The chain of a report's history: each entry's hash covers its words and the hash before it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from office.anomalies.models import Entry, Event

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
        hash="",
    )
    new.hash = _hash(new, before.hash if before else _BEGINNING)
    return new


def first_broken(entries: Sequence[Entry]) -> int | None:
    """The number of the first entry that was changed, or whose predecessor is missing."""
    before = _BEGINNING
    for number, one in enumerate(entries, 1):
        if one.number != number or one.hash != _hash(one, before):
            return number
        before = one.hash
    return None


def _hash(one: Entry, before: str) -> str:
    words = [
        before,
        one.anomaly_id,
        one.number,
        one.at.isoformat(timespec="microseconds"),
        str(one.event),
        one.actor_id,
        one.detail,
    ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
