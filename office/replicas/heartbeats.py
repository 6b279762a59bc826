"""Which replicas have fallen silent, by the observer's own clock. A pure rule."""

from collections.abc import Mapping
from datetime import datetime, timedelta


class Heartbeats:
    """What one replica has seen of the leases of all.

    A clock of the database that is put forward, and an outage in which nobody could renew, make
    every lease look as if it had run out. So a replica is silent only where its lease has not
    moved through looks that reach over `patience`. Who has not looked for as long has seen nothing.
    """

    def __init__(self, patience: timedelta) -> None:
        self._patience = patience.total_seconds()
        self._looked_at = 0.0
        # What each lease said, and since when.
        self._seen: dict[str, tuple[datetime, float]] = {}

    def look(self, leases: Mapping[str, datetime], now: float) -> set[str]:
        """Note the leases of all replicas at `now` (seconds) and return the silent ones."""
        if now - self._looked_at > self._patience:
            self.forget()
        self._looked_at = now
        self._seen = {one: (lease, self._since(one, lease, now)) for one, lease in leases.items()}
        return {one for one, (_, since) in self._seen.items() if now - since >= self._patience}

    def _since(self, one: str, lease: datetime, now: float) -> float:
        before, since = self._seen.get(one, (None, now))
        return since if before == lease else now

    def forget(self) -> None:
        """Begin anew: the observer itself was cut off from the others."""
        self._seen = {}
