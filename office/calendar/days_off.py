"""The days on which the office is closed although its week says that it is open."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

# It brings the calendars of all countries: they are loaded when the first day is asked for.
if TYPE_CHECKING:
    from holidays import HolidayBase

_COUNTRY, _LANGUAGE = "ID", "id"


class DaysOff:
    """National holidays, cuti bersama, and the office's own exceptions.

    The package `holidays` knows the national holidays of every year, and the joint leave of the
    years already decreed. A decree may change within its year. So for a year for which the office
    lists joint leave, only the office's list counts.
    """

    def __init__(
        self,
        joint_leave: Iterable[date] = (),
        closed_on: Iterable[date] = (),
        open_on: Iterable[date] = (),
    ) -> None:
        self._joint_leave = frozenset(joint_leave)
        self._listed_years = {day.year for day in self._joint_leave}
        self._closed_on = frozenset(closed_on)
        self._open_on = frozenset(open_on)

    @cached_property
    def _national(self) -> "HolidayBase":
        from holidays import PUBLIC, country_holidays

        return country_holidays(_COUNTRY, categories=PUBLIC, language=_LANGUAGE)

    @cached_property
    def _decreed(self) -> "HolidayBase":
        from holidays import GOVERNMENT, country_holidays

        return country_holidays(_COUNTRY, categories=GOVERNMENT, language=_LANGUAGE)

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date) or day in self._open_on:
            return False
        return day in self._closed_on or day in self._national or self._is_joint_leave(day)

    def name_of(self, day: date) -> str:
        """Return what a day off is called in the calendar; empty if it only has the office's name.

        Several names are in one text, with a semicolon between them.
        """
        if day in self._national:
            return str(self._national[day])
        return str(self._decreed[day]) if self.is_joint_leave(day) and day in self._decreed else ""

    def is_joint_leave(self, day: date) -> bool:
        """Whether the day is free as joint leave alone."""
        return day in self and day not in self._national and self._is_joint_leave(day)

    def _is_joint_leave(self, day: date) -> bool:
        if day.year in self._listed_years:
            return day in self._joint_leave
        return day in self._decreed
