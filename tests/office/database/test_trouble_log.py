"""Trouble with the database is one sentence a minute in the log, and a bug keeps its traceback."""

import pytest
import structlog

from office.database.health.trouble import BatchUndone, DatabaseAway
from office.database.health.trouble_log import AWAY, FULL, TroubleLog


class Minutes:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_full_disk_is_said_once_a_minute() -> None:
    time = Minutes()
    log = TroubleLog(time)
    said = []
    for second in range(0, 180, 10):
        time.seconds = second
        try:
            said.append(log(None, "error", {"event": "it failed", "exc_info": BatchUndone()}))
        except structlog.DropEvent:
            continue

    assert [one["event"] for one in said] == [FULL] * 3
    assert said[0] == {"event": FULL, "during": "it failed", "reason": "BatchUndone"}


def test_another_trouble_is_said_beside_it() -> None:
    log = TroubleLog(Minutes())
    log(None, "error", {"event": "it failed", "exc_info": BatchUndone()})

    assert log(None, "error", {"event": "it failed", "exc_info": DatabaseAway()})["event"] == AWAY


@pytest.mark.parametrize("seen", [ZeroDivisionError(), None])
def test_whatever_else_happens_stays_as_it_is(seen: Exception | None) -> None:
    event = {"event": "a bug", "exc_info": seen}

    assert TroubleLog()(None, "error", dict(event)) == event


def test_the_error_in_hand_is_looked_at() -> None:
    try:
        raise DatabaseAway
    except DatabaseAway:
        assert TroubleLog()(None, "error", {"event": "x", "exc_info": True})["event"] == AWAY
