"""When a message that failed is tried again, and when it is given up. A pure rule."""

from datetime import timedelta
from enum import StrEnum

LONGEST_PAUSE = timedelta(seconds=60)
# An office may be offline for a night. A message that nobody can receive must end some day.
FEWEST_TRIES = 8
GIVEN_UP_AFTER = timedelta(days=1)


class Trouble(StrEnum):
    """Why a message was not accepted, sorted by what can be done about it."""

    UNREACHABLE = "unreachable"  # 403: the person has blocked the bot or left Telegram
    REFUSED = "refused"  # 400: a bug of ours; the same message would be refused again
    PASSING = "passing"  # the network, Telegram's 5xx, or an error of our own that passes


def pause_before_retry(
    trouble: Trouble, *, tries: int, age: timedelta, is_urgent: bool
) -> timedelta | None:
    """Return the wait after this many failed tries, or None to give up.

    `age` is the time since the message was due. An urgent message is never given up.
    """
    if trouble is not Trouble.PASSING:
        return None
    if not is_urgent and tries >= FEWEST_TRIES and age >= GIVEN_UP_AFTER:
        return None
    # Limited before the power is taken: an urgent message has no last try.
    return min(timedelta(seconds=2 ** min(tries - 1, 10)), LONGEST_PAUSE)
