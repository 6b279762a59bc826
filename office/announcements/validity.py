"""How long an announcement is in force. A pure rule.

It is in force from its start to its last day, included. Where its trainer named none it is in
force for thirty days. While it is paused, and after it was recalled or cancelled, it is not.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from office.announcements.models import Announcement
from office.announcements.states import IN_FORCE

WITHOUT_A_DATE = timedelta(days=30)


def last_day(announcement: Announcement, zone: ZoneInfo) -> date | None:
    """The last day in force; None for what has no date and was not sent yet."""
    if announcement.in_force_until is not None or announcement.started_at is None:
        return announcement.in_force_until
    return announcement.started_at.astimezone(zone).date() + WITHOUT_A_DATE


def is_in_force(announcement: Announcement, today: date, zone: ZoneInfo) -> bool:
    """Say whether a newcomer of that day has to know it."""
    until = last_day(announcement, zone)
    is_out = announcement.state in IN_FORCE and not announcement.is_recalled
    return is_out and until is not None and today <= until
