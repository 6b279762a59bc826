"""Which replicas have fallen silent, by the observer's own clock. A pure rule."""

from collections.abc import Mapping
from datetime import datetime, timedelta


class Heartbeats:
    """What one replica has seen of the leases of all.

    After an outage, or when the database's clock is put forward, every lease looks as if it had run
    out. So a replica is silent only if its lease has not moved for `patience` while it was watched.
    It is watched between two looks that are not more than `closely` apart. A longer gap counts for
    nothing: the observer stood still, or nobody could renew.
    """

    def __init__(self, patience: timedelta, closely: timedelta) -> None:
        self._patience, self._closely = patience.total_seconds(), closely.total_seconds()
        self._looked_at = float("-inf")
        self._watched = 0.0
        # What each lease said, and how much had been watched then.
        self._seen: dict[str, tuple[datetime, float]] = {}

    def look(self, leases: Mapping[str, datetime], now: float) -> set[str]:
        """Note the leases of all replicas at `now` (in seconds). Return the silent replicas."""
        gap, self._looked_at = now - self._looked_at, now
        if gap <= self._closely:
            self._watched += gap
        self._seen = {one: (lease, self._since(one, lease)) for one, lease in leases.items()}
        return {one for one, (_, since) in self._seen.items() if self._is_silent(since)}

    def _since(self, one: str, lease: datetime) -> float:
        before, since = self._seen.get(one, (None, 0.0))
        return since if before == lease else self._watched

    def _is_silent(self, since: float) -> bool:
        return self._watched - since >= self._patience
