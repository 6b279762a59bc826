"""The morning brief sorts what is open, what was promised for today, and what was held."""

from datetime import datetime, time, timedelta

import pytest

from office.anomalies import brief
from office.anomalies.escalation.policy import Urgency
from office.anomalies.models import Anomaly, State
from office.calendar.working_hours import WorkingHours
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


PROMISES = [
    pytest.param(State.ACKNOWLEDGED, timedelta(hours=8), True, id="promised for today"),
    pytest.param(State.IN_PROGRESS, timedelta(days=-1), True, id="overdue since yesterday"),
    pytest.param(State.ACKNOWLEDGED, timedelta(days=1), False, id="promised for tomorrow"),
    pytest.param(State.NEW, timedelta(hours=1), False, id="nobody has promised anything"),
]


@pytest.mark.parametrize(("state", "due_in", "expected"), PROMISES)
def test_promises_of_today_are_named(state: State, due_in: timedelta, expected: bool) -> None:
    one = report(OPENING - timedelta(days=2), state=state, due_at=OPENING + due_in)

    assert (one in brief.brief([one], OPENING, HOURS).promised_today) is expected


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
