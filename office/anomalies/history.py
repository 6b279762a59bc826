"""The history of a report: a hash chain of its entries (`office/hash_chain.py`)."""

from collections.abc import Sequence
from datetime import datetime

from office import hash_chain
from office.anomalies.models import WRITTEN, Entry, Event
from office.hash_chain import is_erased

__all__ = ["entry", "erase", "is_erased"]


def entry(
    before: Entry | None,
    *,
    anomaly_id: int,
    at: datetime,
    event: Event,
    actor_id: int | None = None,
    detail: str = "",
) -> Entry:
    """Return the next entry after `before`."""
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


def erase(entries: Sequence[Entry], reason: str) -> str | None:
    """Remove the words that people wrote from a whole chain of digests.

    Returns the detail of the entry that must record it, or None if there were no words.
    """
    return hash_chain.erase(entries, WRITTEN, reason)
