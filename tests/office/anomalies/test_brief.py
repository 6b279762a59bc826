"""The morning brief sorts what is open, missed, promised for today, and held."""

from datetime import datetime, time, timedelta

import pytest

from office.anomalies.models import Anomaly, State
from office.anomalies.reading import brief
from office.anomalies.reading.overview import overview
from office.calendar.working_hours import WorkingHours
from office.escalation.policy import Urgency
from tests.conftest import WIB

HOURS = WorkingHours(WIB, [[(time(7, 30), time(16))]] * 5 + [[], []])
OPENING = datetime(2026, 11, 25, 7, 30, tzinfo=WIB)


def report(created_at: datetime, **values: object) -> Anomaly:
    return Anomaly(created_at=created_at, **values)


MOMENTS = [
    pytest.param(timedelta(minutes=-1), False, id="before the opening"),
    pytest.param(timedelta(0), True, id="at the opening"),
    pytest.param(timedelta(hours=1), False, id="when the morning is over"),
]


@pytest.mark.parametrize(("after", "expected"), MOMENTS)
def test_the_brief_comes_when_the_office_opens(after: timedelta, expected: bool) -> None:
    assert brief.is_time(OPENING, OPENING + after) is expected


def test_the_oldest_report_stands_first() -> None:
    young, old = report(OPENING - timedelta(days=1)), report(OPENING - timedelta(days=3))

    assert brief.brief([young, old], OPENING, HOURS).open == (old, young)


TAKEN, WORKED_ON, UNTAKEN = State.ACKNOWLEDGED, State.IN_PROGRESS, State.NEW
PROMISES = [
    # state, when progress was promised, whether it came back because of that; where it stands
    pytest.param(TAKEN, timedelta(hours=8), False, "today", id="promised for today"),
    pytest.param(TAKEN, timedelta(minutes=1), False, "today", id="promised for this minute"),
    pytest.param(WORKED_ON, timedelta(days=-1), False, "overdue", id="overdue since yesterday"),
    pytest.param(TAKEN, timedelta(hours=-1), False, "overdue", id="overdue since this morning"),
    pytest.param(TAKEN, timedelta(0), False, "overdue", id="overdue since this moment"),
    pytest.param(TAKEN, timedelta(days=1), False, None, id="promised for tomorrow"),
    pytest.param(TAKEN, None, False, None, id="taken without a promise"),
    pytest.param(UNTAKEN, None, True, "overdue", id="came back after a promise was missed"),
    pytest.param(UNTAKEN, None, False, None, id="nobody has promised anything"),
    pytest.param(TAKEN, None, True, None, id="missed, and taken again"),
]


@pytest.mark.parametrize(("state", "promised_in", "is_back", "expected"), PROMISES)
def test_a_promise_is_for_today_or_missed_and_never_both(
    state: State, promised_in: timedelta | None, is_back: bool, expected: str | None
) -> None:
    """The clock that runs on today is no promise for today. /tugas counts the same."""
    one = report(
        OPENING - timedelta(days=2),
        id=1,
        section="tu",
        policy="[]",
        tier=0,
        state=state,
        due_at=OPENING + timedelta(minutes=30),
        promised_at=None if promised_in is None else OPENING + promised_in,
    )
    broken = {1} if is_back else set[int]()

    told = brief.brief([one], OPENING, HOURS, broken)

    assert (one in told.promised_today) is (expected == "today")
    assert (one in told.overdue) is (expected == "overdue")
    assert overview([one], [], ["tu"], OPENING, broken).overdue == told.overdue


HELD = [
    pytest.param(timedelta(hours=-5), Urgency.NORMAL, True, id="came in at night"),
    pytest.param(timedelta(hours=-5), Urgency.URGENT, False, id="rang at night"),
    pytest.param(timedelta(hours=-20), Urgency.NORMAL, False, id="came in while it was open"),
]


@pytest.mark.parametrize(("age", "urgency", "expected"), HELD)
def test_what_was_held_for_this_opening_is_named(
    age: timedelta, urgency: Urgency, expected: bool
) -> None:
    one = report(OPENING + age, state=State.NEW, urgency=urgency)

    assert (one in brief.brief([one], OPENING, HOURS).held) is expected
