"""When the office is open, and when an amount of working time will be over."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[time, time]

_LOOK_AHEAD = 366  # days; an office that is closed for longer has wrong hours


class NeverOpen(Exception):
    """The office does not open within a year."""


@dataclass(frozen=True)
class WorkingHours:
    """The spans in which the office works, Monday first. Between two spans is a break.

    All moments are aware; returned moments are in UTC. A span includes its beginning and not its
    end: an office that closes at 16.00 is closed at 16.00.
    """

    zone: ZoneInfo
    week: Sequence[Sequence[Span]]
    closed: Container[date] = frozenset()

    def opens_on(self, day: date) -> bool:
        """Whether the office works at all on that day."""
        return bool(self.week[day.weekday()]) and day not in self.closed

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is expected to work at that moment."""
        local = moment.astimezone(self.zone)
        return any(start <= moment < end for start, end in self._spans_on(local.date()))

    def next_opening(self, moment: datetime) -> datetime:
        """Return the moment itself if the office is open; otherwise when it opens next."""
        return self.add(moment, timedelta(0))

    def next_closing(self, moment: datetime) -> datetime:
        """Return the end of the current span, or of the next one if the office is closed.

        Raises:
            NeverOpen: the office does not open within a year.
        """
        for _, end in self._spans_after(moment):
            return end
        raise NeverOpen

    def opening_of(self, day: date) -> datetime | None:
        """Return when the office opens on that day, or None if it stays closed."""
        return next((start for start, _ in self._spans_on(day)), None)

    def closing_of(self, day: date) -> datetime | None:
        """Return when the office closes on that day, or None if it stays closed."""
        return max((end for _, end in self._spans_on(day)), default=None)

    def add(self, moment: datetime, working: timedelta) -> datetime:
        """Return the first moment by which this much working time has passed.

        Raises:
            NeverOpen: the office does not open within a year.
        """
        for start, end in self._spans_after(moment):
            if working <= end - start:
                return start + working
            working -= end - start
        raise NeverOpen

    def add_days(self, moment: datetime, days: int) -> datetime:
        """Return the same hour this many office days later, or when the office opens after it."""
        local = self.next_opening(moment).astimezone(self.zone)
        return self.next_opening(self._moment(self.office_day(local.date(), days), local.time()))

    def office_day(self, day: date, count: int) -> date:
        """Return the office day that is `count` office days later, or earlier if it is negative.

        Raises:
            NeverOpen: the office does not open within a year.
        """
        for _ in range(abs(count)):
            day = self._opening_beside(day, timedelta(days=1 if count > 0 else -1))
        return day

    def office_days_between(self, first: date, last: date) -> int:
        """Return how many office days have passed from one day to the other, without the first."""
        days = (last - first).days
        return sum(self.opens_on(first + timedelta(days=n)) for n in range(1, days + 1))

    def worked_between(self, first: datetime, last: datetime) -> timedelta:
        """Return the working time between two moments."""
        day, worked = first.astimezone(self.zone).date(), timedelta(0)
        while day <= last.astimezone(self.zone).date():
            for start, end in self._spans_on(day):
                worked += max(min(end, last) - max(start, first), timedelta(0))
            day += timedelta(days=1)
        return worked

    def first_opening(self, day: date) -> datetime:
        """Return when the office opens on that day, or next after it."""
        return self.next_opening(self._moment(day, time.min))

    def _opening_beside(self, day: date, step: timedelta) -> date:
        for ahead in range(1, _LOOK_AHEAD + 1):
            if self.opens_on(found := day + step * ahead):
                return found
        raise NeverOpen

    def _spans_after(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield what is left of each span. The search ends a year after the last span found."""
        day = moment.astimezone(self.zone).date()
        last = day + timedelta(days=_LOOK_AHEAD)
        while day <= last:
            for start, end in self._spans_on(day):
                if end > moment:
                    yield max(start, moment.astimezone(UTC)), end
                    last = day + timedelta(days=_LOOK_AHEAD)
            day += timedelta(days=1)

    def _spans_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if self.opens_on(day):
            for opens, closes in self.week[day.weekday()]:
                yield self._moment(day, opens), self._moment(day, closes)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)
