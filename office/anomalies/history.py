"""The history of a report: a hash chain of its entries (`office/hash_chain.py`)."""

from collections.abc import Sequence
from datetime import datetime

from office import hash_chain
from office.anomalies.models import WRITTEN, Entry, Event
from office.hash_chain import is_erased

__all__ = ["entry", "erase", "first_broken", "is_erased"]


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
        number=0,
        at=at,
        event=event,
        actor_id=actor_id,
        detail=detail,
        digest="",
        hash="",
    )
    hash_chain.fasten(new, before)
    return new


def first_broken(entries: Sequence[Entry]) -> int | None:
    """The number of the first entry that was changed, or whose predecessor is missing."""
    return hash_chain.first_broken(entries, Event.ERASED)


def erase(entries: Sequence[Entry], reason: str) -> str | None:
    """Take the words that people wrote out of a whole chain of digests.

    Returns the detail of the entry that must say so, or None if there were none.
    """
    return hash_chain.erase(entries, WRITTEN, reason)
