"""The history of a report: a hash chain of its entries (`office/hash_chain.py`)."""

from collections.abc import Sequence
from datetime import datetime

from office import hash_chain
from office.anomalies.models import WRITTEN, Entry, Event
from office.hash_chain import is_erased

__all__ = ["entry", "erase", "is_erased", "is_taking_back", "take_back"]

# Why the words are gone, as the history says it.
BY_WRITER = "ditarik"


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


def take_back(one: Entry) -> str:
    """Remove the words of one entry. Returns the detail of the entry that must record it."""
    return hash_chain.empty([one], BY_WRITER)


def is_taking_back(one: Entry) -> bool:
    """Whether an entry records that somebody took their own words back."""
    return one.event is Event.ERASED and one.actor_id is not None
