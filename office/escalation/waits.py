"""How long a report waits for somebody: in working time, an urgent one in real time."""

from datetime import datetime, timedelta

from office.calendar import WorkingHours

# How long a head may be silent after Terima, before a promise, until they are reminded.
UNTIL_PROMISE = timedelta(minutes=60)
# From the reminder of a broken promise to the next escalation.
GRACE = timedelta(minutes=30)


def after(moment: datetime, wait: timedelta, hours: WorkingHours, *, is_urgent: bool) -> datetime:
    """Return when a wait is over. What ends with the working day is due when somebody is there
    again."""
    return moment + wait if is_urgent else hours.next_opening(hours.add(moment, wait))


def end_of_grace(
    due_at: datetime, now: datetime, hours: WorkingHours, *, is_urgent: bool
) -> datetime:
    """Count from the promise; after a standstill from now, or nobody could keep it."""
    ends_at = after(due_at, GRACE, hours, is_urgent=is_urgent)
    is_fair = ends_at >= after(now, GRACE / 2, hours, is_urgent=is_urgent)
    return ends_at if is_fair else after(now, GRACE, hours, is_urgent=is_urgent)
