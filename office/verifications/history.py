"""The history of a verification: a hash chain of its entries (`office/hash_chain.py`)."""

from collections.abc import Sequence
from datetime import datetime

from office import hash_chain
from office.verifications.models import WRITTEN, Event, VerificationEntry


def entry(
    before: VerificationEntry | None,
    *,
    verification_id: int,
    at: datetime,
    event: Event,
    actor_id: int | None = None,
    detail: str = "",
) -> VerificationEntry:
    """Return the next entry after `before`."""
    new = VerificationEntry(
        verification_id=verification_id, at=at, event=event, actor_id=actor_id, detail=detail
    )
    hash_chain.fasten(new, before)
    return new


def erase(entries: Sequence[VerificationEntry], reason: str) -> str | None:
    """Remove the words that people wrote. Returns the detail of the entry that must record it."""
    return hash_chain.erase(entries, WRITTEN, reason)
