"""The promises a head can give with one tap: "selesai sebelum…"."""

from datetime import datetime, timedelta
from enum import StrEnum

from office.calendar.working_hours import WorkingHours


class PromiseOption(StrEnum):
    """How long a head takes, in working time."""

    ONE_HOUR = "1j"
    TODAY = "hari"
    TOMORROW = "besok"
    THREE_DAYS = "3h"


def options(now: datetime, hours: WorkingHours) -> dict[PromiseOption, datetime]:
    """When each option falls due. Close to closing time "today" means the next working day's."""
    one_hour = hours.add(now, timedelta(hours=1))
    today = _closing_after(one_hour, hours)
    tomorrow = _closing_after(today + timedelta(hours=1), hours)
    third = _closing_after(tomorrow + timedelta(hours=1), hours)
    return {
        PromiseOption.ONE_HOUR: one_hour,
        PromiseOption.TODAY: today,
        PromiseOption.TOMORROW: tomorrow,
        PromiseOption.THREE_DAYS: third,
    }


def _closing_after(moment: datetime, hours: WorkingHours) -> datetime:
    opening = hours.next_opening(moment)
    closing = hours.closing_of(opening.astimezone(hours.zone).date())
    return closing if closing is not None and closing > moment else opening
