"""A member may ask twenty questions a minute; the next must wait for the oldest to pass."""

from datetime import UTC, datetime, timedelta

import pytest

from office.questions.pace import QuestionPace

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def asked(times: int) -> QuestionPace:
    pace = QuestionPace()
    for _ in range(times):
        pace.note(START)
    return pace


@pytest.mark.parametrize(
    ("asked_before", "seconds_later", "wait", "law"),
    [
        (0, 0, 0, "the first question is free"),
        (19, 0, 0, "the twentieth is free"),
        (20, 0, 60, "the next waits a full minute"),
        (20, 45, 15, "waiting is what is left of the minute"),
        (20, 60, 0, "after a minute all is forgotten"),
    ],
)
def test_the_wait(asked_before: int, seconds_later: int, wait: int, law: str) -> None:
    now = START + timedelta(seconds=seconds_later)

    assert asked(asked_before).wait(now) == timedelta(seconds=wait), law


def test_a_slowed_member_is_told_again_only_after_a_rest() -> None:
    pace = asked(20)
    pace.is_slowed = True

    pace.wait(START + timedelta(seconds=120))

    assert not pace.is_slowed
