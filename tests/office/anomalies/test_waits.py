"""Every clock of a report, at each boundary of a year: what is urgent never meets the calendar.

A boundary is where the answer could change: each opening and closing, each midnight (so each change
to a holiday and back), and a minute before and after.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from bot.content.rules import OfficeRules
from office.anomalies.moves import promises
from office.calendar.working_hours import WorkingHours
from office.escalation.next_tier import Escalation, first_escalation, next_escalation
from office.escalation.policy import EscalationPolicy, Tier, Urgency
from office.escalation.waits import GRACE, UNTIL_PROMISE, after, end_of_grace
from office.posts.posts import Post
from tests.conftest import WIB
from tests.places import CONTENT, ROOT
from tests.shelves import shelf_of

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
ONE_DAY, ONE_MINUTE, INSTANT = timedelta(days=1), timedelta(minutes=1), timedelta(microseconds=1)
WAIT = timedelta(minutes=5)
KASI, KAKANIM = Post("kepala_seksi", section="inteldakim"), Post("kepala_kantor")

# When one clock ends that begins now, and how long it runs.
Clock = tuple[str, datetime, timedelta]


@pytest.fixture(scope="module")
def hours() -> WorkingHours:
    """The office's own hours and holidays, the holidays looked up once."""
    own = OfficeRules(shelf_of(CONTENT), WIB)().hours
    days = [FIRST + ONE_DAY * number for number in range((LAST - FIRST).days + 60)]
    return WorkingHours(own.zone, own.week, frozenset(day for day in days if day in own.closed))


def boundaries(hours: WorkingHours) -> Iterator[datetime]:
    day = FIRST
    while day <= LAST:
        spans = hours.week[day.weekday()]
        for at in {time.min, *(edge for span in spans for edge in span)}:
            moment = datetime.combine(day, at, WIB)
            yield from (moment - ONE_MINUTE, moment, moment + ONE_MINUTE)
        day += ONE_DAY


def policy(*, is_urgent: bool) -> EscalationPolicy:
    posts = ((KASI,), (KASI,), (KAKANIM,), (KASI, KAKANIM))
    return EscalationPolicy(
        tuple(Tier(number, told, WAIT, not is_urgent) for number, told in enumerate(posts, 1))
    )


def steps(now: datetime, hours: WorkingHours, *, is_urgent: bool) -> Iterator[Escalation]:
    """Every step of the climb; where all posts are empty, too; in the queue of a morning, too."""
    kept = policy(is_urgent=is_urgent)
    yield first_escalation(kept, now, hours, lambda _: False)
    yield first_escalation(kept, now, hours, lambda _: False, held_before=3)
    yield first_escalation(kept, now, hours, lambda _: True)
    for tier in kept.tiers:
        yield next_escalation(kept, tier.number, now, now, hours, lambda _: False)


def clocks(now: datetime, hours: WorkingHours, *, is_urgent: bool) -> Iterator[Clock]:
    yield "a promise is owed", after(now, UNTIL_PROMISE, hours, is_urgent=is_urgent), UNTIL_PROMISE
    yield "the grace", end_of_grace(now, now, hours, is_urgent=is_urgent), GRACE
    stopped = now - timedelta(days=9)
    late = end_of_grace(stopped, now, hours, is_urgent=is_urgent)
    yield "the grace after a standstill", late, GRACE if is_urgent else GRACE / 2
    for step in steps(now, hours, is_urgent=is_urgent):
        yield "the card", step.notifies_at, timedelta(0)
        yield "the climb", step.due_at, WAIT


def test_an_urgent_clock_is_never_moved_by_the_calendar(hours: WorkingHours) -> None:
    for now in boundaries(hours):
        for name, ends_at, runs in clocks(now, hours, is_urgent=True):
            assert ends_at == now + runs, (name, now)
        for chosen, spans in ((promises.options, (1, 3, 12, 24)), (promises.snoozes, (1, 3))):
            waits = [ends_at - now for ends_at in chosen(now, hours, Urgency.URGENT).values()]
            assert waits == [timedelta(hours=number) for number in spans], now


def test_an_ordinary_clock_ends_while_somebody_is_there_and_never_too_early(
    hours: WorkingHours,
) -> None:
    for now in boundaries(hours):
        for name, ends_at, runs in clocks(now, hours, is_urgent=False):
            assert hours.is_open(ends_at), (name, now, ends_at)
            assert ends_at >= now + runs, (name, now, ends_at)
            assert ends_at >= hours.add(now, runs), (name, now, ends_at)
        for ends_at in promises.options(now, hours).values():
            # A promise may run until the office closes.
            assert hours.is_open(ends_at - INSTANT), (now, ends_at)
            assert ends_at >= now + timedelta(hours=1), (now, ends_at)


READS_THE_CALENDAR = {
    "brief.py": "sorts what is due today and what the night has held; it moves nothing",
    "promises.py": "walked above",
    "oversight.py": "the morning's check and brief, once a day",
    "redaction.py": "tells the admins that words will go when they are there to read it",
    "next_tier.py": "walked above",
    "waits.py": "walked above",
}


def test_no_other_module_of_the_reports_asks_the_calendar() -> None:
    """A new clock belongs into one of these, and into the walk above."""
    rooms = [ROOT / "office" / name for name in ("anomalies", "cases", "escalation")]
    asks = re.compile(
        r"hours\.add\(|\.(add_days|next_opening|next_closing|opening_of|closing_of|first_opening"
        r"|is_open|office_day)\("
    )
    found = {
        path.name
        for room in rooms
        for path in room.rglob("*.py")
        if asks.search(path.read_text("utf-8"))
    }

    assert found == set(READS_THE_CALENDAR)


# A promise, when its giver is reminded, and whether it is urgent. A Wednesday.
REMINDED = [
    ((25, 9, 0), (25, 16, 0), (25, 15, 0), Urgency.NORMAL),
    ((25, 9, 0), (25, 10, 0), (25, 9, 45), Urgency.NORMAL),
    # An hour before would be before the office opens, or within its break.
    ((25, 15, 30), (26, 8, 0), (26, 7, 30), Urgency.NORMAL),
    ((25, 9, 0), (25, 13, 30), (25, 13, 0), Urgency.NORMAL),
    ((25, 22, 0), (26, 1, 0), (26, 0, 15), Urgency.URGENT),
    # The office opens too late for it.
    ((25, 15, 30), (26, 7, 30), None, Urgency.NORMAL),
]


@pytest.mark.parametrize(("given", "until", "reminded", "urgency"), REMINDED)
def test_a_promise_is_recalled_before_it_ends_when_somebody_can_keep_it(
    hours: WorkingHours,
    given: tuple[int, int, int],
    until: tuple[int, int, int],
    reminded: tuple[int, int, int] | None,
    urgency: Urgency,
) -> None:
    def at(moment: tuple[int, int, int]) -> datetime:
        day, hour, minute = moment
        return datetime(2026, 11, day, hour, minute, tzinfo=WIB)

    expected = at(reminded) if reminded is not None else None
    assert promises.reminds_at(at(given), at(until), hours, urgency) == expected
