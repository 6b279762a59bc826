"""Who has fallen silent, by the clock of the one that looks."""

from datetime import UTC, datetime, timedelta

import pytest

from office.replicas.heartbeats import Heartbeats

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture
def heartbeats() -> Heartbeats:
    return Heartbeats(timedelta(seconds=4))


def lease(minute: int) -> dict[str, datetime]:
    return {"other": START + timedelta(minutes=minute)}


def test_a_lease_that_never_moved_is_silent_after_four_seconds_of_looks(
    heartbeats: Heartbeats,
) -> None:
    for second in (100, 101, 102, 103.9):
        assert not heartbeats.look(lease(0), second)

    assert heartbeats.look(lease(0), 104) == {"other"}


def test_a_lease_that_moves_is_not_silent_whatever_it_says(heartbeats: Heartbeats) -> None:
    for second in range(20):
        assert not heartbeats.look(lease(-second), second)


def test_a_lease_that_has_moved_begins_anew(heartbeats: Heartbeats) -> None:
    for second in (0, 2):
        heartbeats.look(lease(0), second)

    assert not heartbeats.look(lease(1), 4)
    assert not heartbeats.look(lease(1), 7)
    assert heartbeats.look(lease(1), 8) == {"other"}


def test_who_has_not_looked_for_as_long_has_seen_nothing(heartbeats: Heartbeats) -> None:
    heartbeats.look(lease(0), 0)

    assert not heartbeats.look(lease(0), 60)
    assert not heartbeats.look(lease(0), 63)
    assert heartbeats.look(lease(0), 64) == {"other"}


def test_who_was_cut_off_has_seen_nothing(heartbeats: Heartbeats) -> None:
    heartbeats.look(lease(0), 0)
    heartbeats.forget()

    assert not heartbeats.look(lease(0), 4)
