"""The promises that a head can give with one tap: "selesai sebelum…"."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from office.anomalies.escalation.policy import Urgency
from office.calendar.working_hours import WorkingHours


class PromiseOption(StrEnum):
    """How long a head takes, in working time. The first three run by the clock."""

    NEXT_HOUR = "1jam"
    NEXT_THREE_HOURS = "3jam"
    OPENING = "buka"
    ONE_HOUR = "1j"
    TODAY = "hari"
    TOMORROW = "besok"
    THREE_DAYS = "3h"


# If less of the day is left than this, nobody could keep a promise for today.
_LEAST = timedelta(hours=1)


def options(
    now: datetime, hours: WorkingHours, urgency: Urgency = Urgency.NORMAL
) -> dict[PromiseOption, datetime]:
    """Return when each option is due, for those that make sense now.

    "Hari ini" is offered only while enough of today is left. Three working days from a Monday are
    over on Thursday. An urgent report does not wait for the opening: it is promised by the clock,
    and not for days ahead.
    """
    today = now.astimezone(hours.zone).date()
    closing = hours.closing_of(today)
    found = {PromiseOption.ONE_HOUR: hours.add(now, _LEAST)}
    waits_for_opening = found[PromiseOption.ONE_HOUR] > now + _LEAST
    is_soon = urgency is Urgency.URGENT and waits_for_opening
    if is_soon:
        found = _by_the_wall(now, hours.next_opening(now))
    if closing is not None and closing - now >= _LEAST:
        found[PromiseOption.TODAY] = closing
    found[PromiseOption.TOMORROW] = _closing_of_working_day(today, 1, hours)
    if not is_soon:
        found[PromiseOption.THREE_DAYS] = _closing_of_working_day(today, 3, hours)
    return found


def _by_the_wall(now: datetime, opening: datetime) -> dict[PromiseOption, datetime]:
    """Return the first hours, and the opening if the office is closed and opens after them."""
    found = {
        PromiseOption.NEXT_HOUR: now + _LEAST,
        PromiseOption.NEXT_THREE_HOURS: now + 3 * _LEAST,
    }
    if opening > found[PromiseOption.NEXT_THREE_HOURS]:
        found[PromiseOption.OPENING] = opening
    return found


def _closing_of_working_day(today: date, number: int, hours: WorkingHours) -> datetime:
    """Return the end of the first, second, … working day after today."""
    moment = datetime.combine(today + timedelta(days=1), time(), hours.zone)
    for _ in range(number):
        day = hours.next_opening(moment).astimezone(hours.zone).date()
        moment = datetime.combine(day + timedelta(days=1), time(), hours.zone)
    closing = hours.closing_of(day)
    assert closing is not None  # noqa: S101 - the office opens on that day
    return closing
