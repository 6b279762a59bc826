"""The storm of a seed: the same each time, complete, and bounded."""

from datetime import timedelta

import pytest

from bot.content.rules import working_hours
from tests.chaos.play.storm import FULL_STORM_SECONDS, MORNINGS, Kind, Morning, draw
from tests.conftest import WIB
from tests.places import CONTENT
from tests.shelves import shelf_of

SEEDS = range(50)


def test_the_same_seed_is_the_same_storm_and_another_is_another() -> None:
    storms = [draw(seed) for seed in SEEDS]

    assert storms == [draw(seed) for seed in SEEDS]
    assert len({storm.disturbances for storm in storms}) == len(storms)


@pytest.mark.parametrize("seconds", [FULL_STORM_SECONDS, 5.0])
def test_every_kind_strikes_within_its_time(seconds: float) -> None:
    for seed in SEEDS:
        storm = draw(seed, seconds)

        assert set(storm.counts) == set(Kind)
        assert all(0 < disturbance.at <= seconds for disturbance in storm.disturbances)
        assert list(storm.disturbances) == sorted(
            storm.disturbances, key=lambda disturbance: disturbance.at
        )


def test_twenty_seeds_see_every_morning_with_sealed_texts_and_without() -> None:
    storms = [draw(seed) for seed in range(20)]

    ways = {(storm.morning, storm.has_webhook, storm.has_keys) for storm in storms}
    assert len(ways) == 4 * len(MORNINGS)


def test_ten_seeds_see_every_morning_by_polling_and_by_webhook() -> None:
    storms = [draw(seed) for seed in range(10)]

    assert len({(storm.morning, storm.has_webhook) for storm in storms}) == 2 * len(MORNINGS)


@pytest.mark.parametrize("morning", MORNINGS, ids=lambda morning: morning.name)
def test_a_round_begins_in_a_working_hour_and_leaps_over_closed_ones(morning: Morning) -> None:
    hours = working_hours(shelf_of(CONTENT).directory, WIB)
    begins = morning.begins

    assert hours.is_open(begins)
    for lands in morning.leaps_to:
        assert hours.next_closing(begins) < lands
        assert not hours.is_open(lands - timedelta(minutes=2))
        assert hours.is_open(lands + timedelta(minutes=2))
        begins = lands + timedelta(minutes=2)
