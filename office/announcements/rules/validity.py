"""How long an announcement is in force. A pure rule.

It is in force from its start to its last day, included. Without a last day it is in force for
thirty days. While it is paused, and after it is recalled or cancelled, it is not in force.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from office.announcements.models import Announcement
from office.announcements.rules.states import IN_FORCE

WITHOUT_A_DATE = timedelta(days=30)


def last_day(announcement: Announcement, zone: ZoneInfo) -> date | None:
    """Return the last day in force; None if it has no date and was not sent yet."""
    if announcement.in_force_until is not None or announcement.started_at is None:
        return announcement.in_force_until
    return announcement.started_at.astimezone(zone).date() + WITHOUT_A_DATE


def is_in_force(announcement: Announcement, today: date, zone: ZoneInfo) -> bool:
    """Whether a newcomer of that day must know it."""
    until = last_day(announcement, zone)
    is_out = announcement.state in IN_FORCE and not announcement.is_recalled
    return is_out and until is not None and today <= until
