"""Says from the office's calendar which of the asked days are free."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.texts import abilities as texts
from bot.texts.addresses import spans
from office.calendar import AskedDays, DaysOff, WorkingHours, read_days_off

_MOST_LISTED = 8
_NEXT_ONES = 4


def told(question: str, today: date, hours: WorkingHours) -> str:
    """Answer a question about days off."""
    calendar = hours.closed if isinstance(hours.closed, DaysOff) else DaysOff()
    asked = read_days_off(question, today)
    if asked.is_one:
        return _one(asked.first, today, hours, calendar)
    days = asked.free(calendar)
    return _listed(days if asked.is_named else days[:_NEXT_ONES], asked, calendar)


def _listed(days: Sequence[date], asked: AskedDays, calendar: DaysOff) -> str:
    if not days:
        return texts.no_days_off(asked.first, asked.last)
    lines = [texts.day_off(day, _why(day, calendar)) for day in days[:_MOST_LISTED]]
    if len(days) > _MOST_LISTED:
        lines.append(texts.MORE_DAYS.format(count=len(days) - _MOST_LISTED))
    if any(calendar.is_joint_leave(day) for day in days):
        lines.append(texts.JOINT_LEAVE_MAY_CHANGE)
    return "\n".join(lines)


def _one(day: date, today: date, hours: WorkingHours, calendar: DaysOff) -> str:
    when = {today: texts.TODAY, today + timedelta(days=1): texts.TOMORROW}.get(day, "")
    if day in calendar:
        return texts.closed_on(when, day, _why(day, calendar))
    if not hours.opens_on(day):
        return texts.closed_on(when, day, texts.NO_OFFICE_DAY)
    return texts.open_on(when, day, spans(hours.week[day.weekday()]))


def _why(day: date, calendar: DaysOff) -> str:
    if calendar.is_joint_leave(day):
        return calendar.name_of(day) or texts.JOINT_LEAVE
    return calendar.name_of(day) or texts.CLOSED_BY_OFFICE
