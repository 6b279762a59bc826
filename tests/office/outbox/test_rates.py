"""The pace of a chat: a small burst, and never faster than allowed."""

from datetime import UTC, datetime, timedelta

from office.outbox.rates import TO_ONE_CHAT, Rate

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def slots(rate: Rate, arrivals: list[datetime]) -> list[datetime]:
    """The moments given to messages that come in at these moments."""
    next_at, given = NOW, []
    for arrival in arrivals:
        given.append(max(arrival, next_at - rate.tolerance))
        next_at = rate.reserve(next_at, arrival)
    return given


def test_a_chat_takes_a_burst_and_then_one_a_second() -> None:
    given_slots = slots(TO_ONE_CHAT, [NOW] * 8)

    assert [slot - NOW for slot in given_slots] == [
        *[0 * SECOND] * 5,
        SECOND,
        2 * SECOND,
        3 * SECOND,
    ]


def test_a_rest_is_no_credit_for_more_than_the_burst() -> None:
    later = NOW + timedelta(hours=1)

    given_slots = slots(TO_ONE_CHAT, [NOW, *[later] * 6])

    assert [slot - later for slot in given_slots[1:]] == [*[0 * SECOND] * 5, SECOND]
