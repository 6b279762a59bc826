"""The moments that a head can choose with one tap: "selesai sebelum…", "jeda sampai…"."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from office.calendar import WorkingHours
from office.escalation import Urgency


class PromiseOption(StrEnum):
    """How long a head takes, in working time. The first four run by the clock."""

    NEXT_HOUR = "1jam"
    NEXT_THREE_HOURS = "3jam"
    HALF_A_DAY = "12jam"
    A_DAY = "24jam"
    ONE_HOUR = "1j"
    TODAY = "hari"
    TOMORROW = "besok"
    THREE_DAYS = "3h"


# If less of the day is left than this, nobody could keep a promise for today.
_LEAST = timedelta(hours=1)
_BY_THE_CLOCK = {
    PromiseOption.NEXT_HOUR: timedelta(hours=1),
    PromiseOption.NEXT_THREE_HOURS: timedelta(hours=3),
    PromiseOption.HALF_A_DAY: timedelta(hours=12),
    PromiseOption.A_DAY: timedelta(hours=24),
}


def options(
    now: datetime, hours: WorkingHours, urgency: Urgency = Urgency.NORMAL
) -> dict[PromiseOption, datetime]:
    """Return when each option is due, for those that make sense now.

    "Hari ini" is offered only while enough of today is left. Three working days from a Monday are
    over on Thursday. An urgent report is promised by the clock, day and night.
    """
    if urgency is Urgency.URGENT:
        return {option: now + wait for option, wait in _BY_THE_CLOCK.items()}
    today = now.astimezone(hours.zone).date()
    closing = hours.closing_of(today)
    found = {PromiseOption.ONE_HOUR: hours.add(now, _LEAST)}
    if closing is not None and closing - now >= _LEAST:
        found[PromiseOption.TODAY] = closing
    found[PromiseOption.TOMORROW] = _closing_of_working_day(today, 1, hours)
    found[PromiseOption.THREE_DAYS] = _closing_of_working_day(today, 3, hours)
    return found


def reminds_at(
    given: datetime, until: datetime, hours: WorkingHours, urgency: Urgency = Urgency.NORMAL
) -> datetime | None:
    """Return when its giver is reminded of a promise, before it ends; None if that would be too
    late to help.

    An hour before, of a short promise less. No telephone rings for it outside working hours, but
    for an urgent report.
    """
    moment = until - min(_LEAST, (until - given) / 4)
    if urgency is not Urgency.URGENT:
        moment = hours.next_opening(moment) if not hours.is_open(moment) else moment
    return moment if given < moment < until else None


def snoozes(
    now: datetime, hours: WorkingHours, urgency: Urgency = Urgency.NORMAL
) -> dict[str, datetime]:
    """Return until when reminders can be silenced, by the button's argument.

    Those of an urgent report only for hours.
    """
    found = {"1j": now + timedelta(hours=1)}
    if urgency is Urgency.URGENT:
        return {**found, "3j": now + timedelta(hours=3)}
    tomorrow = now.astimezone(hours.zone).date() + timedelta(days=1)
    return {**found, "besok": hours.first_opening(tomorrow), "3h": now + timedelta(days=3)}


def _closing_of_working_day(today: date, number: int, hours: WorkingHours) -> datetime:
    """Return the end of the first, second, … working day after today."""
    moment = datetime.combine(today + timedelta(days=1), time(), hours.zone)
    for _ in range(number):
        day = hours.next_opening(moment).astimezone(hours.zone).date()
        moment = datetime.combine(day + timedelta(days=1), time(), hours.zone)
    closing = hours.closing_of(day)
    assert closing is not None  # noqa: S101 - the office opens on that day
    return closing
