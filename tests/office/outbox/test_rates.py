"""The pace: even over all, with a small burst in one chat, and never faster than allowed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office.outbox.rates import OVER_ALL, TO_ONE_CHAT, Lateness, Rate, per_second

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MILLISECOND = timedelta(milliseconds=1)


def slots(rate: Rate, arrivals: list[datetime]) -> list[datetime]:
    """The moments given to messages that come in at these moments."""
    next_at, given = NOW, []
    for arrival in arrivals:
        slot, next_at = rate.reserve(next_at, arrival)
        given.append(slot)
    return given


@given(st.lists(st.integers(0, 3_000), max_size=150).map(sorted))
def test_no_second_holds_more_than_telegram_takes(arrivals: list[int]) -> None:
    given_slots = slots(OVER_ALL, [NOW + timedelta(milliseconds=ms) for ms in arrivals])

    for slot in given_slots:
        assert sum(slot <= other < slot + SECOND for other in given_slots) <= 30


def test_a_long_queue_moves_at_97_percent_of_telegrams_limit() -> None:
    given_slots = slots(OVER_ALL, [NOW] * 2_001)

    assert 2_000 / (given_slots[-1] - given_slots[0]).total_seconds() >= 0.97 * 30


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


def test_only_so_much_fits_before_the_horizon() -> None:
    rate = per_second(10)

    assert rate.room(NOW, NOW, SECOND) == 10
    assert rate.room(NOW + 0.5 * SECOND, NOW, SECOND) == 5
    assert rate.room(NOW + 2 * SECOND, NOW, SECOND) == 0
    assert rate.room(NOW - 9 * SECOND, NOW, SECOND) == 10


@pytest.mark.parametrize(
    ("late", "put_off"),
    [
        pytest.param([], 0, id="all on time"),
        pytest.param([-5, 0], 0, id="too early is not late"),
        pytest.param([20] * 6, 20, id="what is late alike keeps its distance"),
        pytest.param([5000], 34, id="one alone takes up one moment"),
        pytest.param([300, 270, 230, 200, 170, 130, 100, 70, 30], 300, id="a stall, then a burst"),
    ],
)
def test_the_pace_is_put_off_only_as_far_as_messages_have_come_closer(
    late: list[int], put_off: int
) -> None:
    lateness = Lateness(34 * MILLISECOND)

    for by in late:
        lateness.note(by * MILLISECOND)

    assert lateness.take() == put_off * MILLISECOND
    assert lateness.take() == 0 * MILLISECOND
