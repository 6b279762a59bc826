"""When a message that could not be sent is tried again, and when it is given up. A pure rule."""

from datetime import timedelta
from enum import StrEnum

LONGEST_PAUSE = timedelta(seconds=60)
# An office may be without internet for a night; a message that nobody can take needs an end.
FEWEST_TRIES = 8
GIVEN_UP_AFTER = timedelta(days=1)


class Trouble(StrEnum):
    """Why a message was not taken, cut by what can be done about it."""

    UNREACHABLE = "unreachable"  # 403: the person has blocked the bot or left Telegram
    REFUSED = "refused"  # 400: a bug of ours; the same message would be refused again
    PASSING = "passing"  # the network, Telegram's 5xx, or our own stumbling


def pause_before_retry(
    trouble: Trouble, *, tries: int, age: timedelta, is_urgent: bool
) -> timedelta | None:
    """The wait after the given number of failed tries, or None when there is nothing to wait for.

    `age` is the time since the message was due. What is urgent is never given up.
    """
    if trouble is not Trouble.PASSING:
        return None
    if not is_urgent and tries >= FEWEST_TRIES and age >= GIVEN_UP_AFTER:
        return None
    # Bounded before the power: tries of an urgent message have no end.
    return min(timedelta(seconds=2 ** min(tries - 1, 10)), LONGEST_PAUSE)
