"""When a message is tried again: each row names the law that it proves."""

from datetime import timedelta

import pytest

from office.outbox.retry import Trouble, pause_before_retry

NEW, HALF_A_DAY, OLD = timedelta(0), timedelta(hours=12), timedelta(days=1)
GIVEN_UP = None


@pytest.mark.parametrize(
    ("law", "trouble", "tries", "age", "is_urgent", "expected"),
    [
        ("the first retry comes at once", Trouble.PASSING, 1, NEW, False, 1),
        ("the wait doubles", Trouble.PASSING, 2, NEW, False, 2),
        ("and doubles again", Trouble.PASSING, 3, NEW, False, 4),
        ("up to a minute", Trouble.PASSING, 7, NEW, False, 60),
        ("and no further", Trouble.PASSING, 8, HALF_A_DAY, False, 60),
        ("a night without internet loses nothing", Trouble.PASSING, 700, HALF_A_DAY, False, 60),
        ("after a day it is over", Trouble.PASSING, 8, OLD, False, GIVEN_UP),
        ("but not before eight tries", Trouble.PASSING, 7, OLD, False, 60),
        ("what is urgent is never given up", Trouble.PASSING, 10_000, 30 * OLD, True, 60),
        ("who has blocked the bot is left alone", Trouble.UNREACHABLE, 1, NEW, False, GIVEN_UP),
        ("even in urgent matters", Trouble.UNREACHABLE, 1, NEW, True, GIVEN_UP),
        ("a bug is not repeated", Trouble.REFUSED, 1, NEW, False, GIVEN_UP),
        ("not even an urgent one", Trouble.REFUSED, 1, NEW, True, GIVEN_UP),
    ],
)
def test_the_wait_before_the_next_try(
    law: str, trouble: Trouble, tries: int, age: timedelta, is_urgent: bool, expected: int | None
) -> None:
    pause = pause_before_retry(trouble, tries=tries, age=age, is_urgent=is_urgent)

    assert pause == (expected and timedelta(seconds=expected)), law
