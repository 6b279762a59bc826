"""Among how many replicas what all may use together is divided. A pure rule."""

from collections import deque

# As long as what one replica has sent still counts against all of them, and a little more.
_COUNTS_FOR_SECONDS = 1.5


class ReplicaShares:
    """How many replicas were at work lately, as one of them has seen it.

    Who comes is counted at once, and who has gone for a moment longer: what they sent still counts.
    A newcomer takes no share until the others, whom it has called, have made room for it.
    """

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()
        self._begins_at = 0.0

    def join(self, others: int, now: float) -> None:
        """Note that this one has come to so many others."""
        self._begins_at = now + _COUNTS_FOR_SECONDS if others else now
        self.look(others + 1, now)

    def look(self, replicas: int, now: float) -> None:
        """Note how many are at work, this one among them."""
        self._seen.append((now, replicas))
        while len(self._seen) > 1 and self._seen[1][0] <= now - _COUNTS_FOR_SECONDS:
            self._seen.popleft()

    def share_of(self, whole: int, now: float) -> int:
        """Return how much of it this one may use now."""
        if now < self._begins_at:
            return 0
        among = max((replicas for _, replicas in self._seen), default=1)
        return max(1, whole // among)
