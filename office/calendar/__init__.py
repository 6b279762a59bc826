"""Dates and hours: when the office is open, and how people write a day or a time."""

from office.calendar.asked_days import AskedDays, read_days_off
from office.calendar.date_parser import IsPast, NoHour, Unclear, read_day, read_moment
from office.calendar.days_off import DaysOff
from office.calendar.period import (
    NAMED,
    Period,
    from_code,
    last_days,
    quarter,
    read_period,
    week_before,
    whole_months,
)
from office.calendar.working_hours import WorkingHours

__all__ = [
    "NAMED",
    "AskedDays",
    "DaysOff",
    "IsPast",
    "NoHour",
    "Period",
    "Unclear",
    "WorkingHours",
    "from_code",
    "last_days",
    "quarter",
    "read_day",
    "read_days_off",
    "read_moment",
    "read_period",
    "week_before",
    "whole_months",
]
