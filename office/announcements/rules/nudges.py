"""Who can be nudged now: three times at most, an hour apart. A pure rule."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from office.announcements.models import Delivery

MOST = 3
APART = timedelta(hours=1)


def left(unread: Iterable[Delivery]) -> list[Delivery]:
    """Return those who have not yet been nudged three times."""
    return [delivery for delivery in unread if delivery.nudges < MOST]


def due(unread: Iterable[Delivery], now: datetime) -> list[Delivery]:
    """Return those of them whose last nudge is long enough ago."""
    return [delivery for delivery in left(unread) if again_at(delivery, now) <= now]


def again_at(delivery: Delivery, now: datetime) -> datetime:
    """Return when this recipient can be nudged next; now if they never were."""
    return now if delivery.last_nudged_at is None else delivery.last_nudged_at + APART
