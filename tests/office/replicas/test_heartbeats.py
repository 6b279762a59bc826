"""Who has fallen silent, by the clock of the one that looks."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest

from office.replicas.heartbeats import Heartbeats

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def heartbeats() -> Heartbeats:
    return Heartbeats(timedelta(seconds=5), closely=timedelta(seconds=3))


def lease(minute: int) -> dict[str, datetime]:
    return {"other": START + timedelta(minutes=minute)}


def found_silent(heartbeats: Heartbeats, seconds: Iterable[float]) -> list[float]:
    """The looks at an unmoved lease that find its holder silent."""
    return [second for second in seconds if heartbeats.look(lease(0), second)]


def test_whose_lease_stands_still_is_silent_after_five_seconds_of_looks(
    heartbeats: Heartbeats,
) -> None:
    assert found_silent(heartbeats, [100, 101, 102, 103, 104, 104.9, 105]) == [105]


def test_whose_lease_moves_is_not_silent_whatever_it_says(heartbeats: Heartbeats) -> None:
    assert not any(heartbeats.look(lease(-second), second) for second in range(20))


def test_whose_lease_has_moved_is_watched_anew(heartbeats: Heartbeats) -> None:
    for second in (0, 2, 4):
        heartbeats.look(lease(1), second)

    assert found_silent(heartbeats, [5, 7, 9, 10]) == [10]


@pytest.mark.parametrize("gap", [3.5, 60])
def test_a_gap_in_which_nobody_looked_counts_for_nothing(
    heartbeats: Heartbeats, gap: float
) -> None:
    assert not found_silent(heartbeats, [0, 1, 2])

    after = 2 + gap
    assert found_silent(heartbeats, [after, after + 1, after + 2, after + 3]) == [after + 3]


def test_a_renewal_that_failed_makes_nobody_begin_anew(heartbeats: Heartbeats) -> None:
    assert not found_silent(heartbeats, [0, 1, 2, 3, 4])

    assert found_silent(heartbeats, [8, 9]) == [9]


def test_who_has_left_is_forgotten(heartbeats: Heartbeats) -> None:
    found_silent(heartbeats, [0, 2, 4])
    heartbeats.look({}, 5)

    assert not found_silent(heartbeats, [6, 8, 10])
