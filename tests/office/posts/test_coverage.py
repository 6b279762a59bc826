"""The check before opening finds empty tiers and tells the admin and the next tier."""

from datetime import UTC, date, datetime, timedelta

import pytest

from office.posts.duty import PostOnDay, all_posts, duties
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, SECTION_HEAD, Post, PostGap, PostHolding
from office.posts.posts import Roster as Posts
from office.posts.rules import coverage

DAY = date(2026, 11, 25)
OPENING = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)
BOSS, HEAD, PLH, ADMIN = 1, 2, 3, 9
OFFICE, SECTION, UNIT = (
    Post(HEAD_OF_OFFICE),
    Post(SECTION_HEAD, section="tikim"),
    Post(COORDINATOR, unit="ukk-oku"),
)
HOLDINGS = (PostHolding(BOSS, OFFICE, DAY), PostHolding(HEAD, SECTION, DAY))

MOMENTS = [
    pytest.param(timedelta(minutes=-31), False, id="too early"),
    pytest.param(timedelta(minutes=-30), True, id="half an hour before the opening"),
    pytest.param(timedelta(minutes=59), True, id="after a standstill"),
    pytest.param(timedelta(minutes=60), False, id="too late to matter"),
]


@pytest.mark.parametrize(("after", "expected"), MOMENTS)
def test_the_check_is_made_around_the_opening(after: timedelta, expected: bool) -> None:
    assert coverage.is_time(OPENING, OPENING + after) is expected


def test_a_day_without_an_opening_has_no_check() -> None:
    assert not coverage.is_time(None, OPENING)


def _duties(*holdings: PostHolding, **roster: frozenset[int]) -> list[PostOnDay]:
    posts = Posts(holdings, **roster)
    return duties(all_posts(["tikim"], posts, DAY), posts, DAY)


def test_a_full_office_disturbs_nobody() -> None:
    assert coverage.told(_duties(*HOLDINGS), [ADMIN]) == {}


GAPS = [
    pytest.param({"on_leave": frozenset({HEAD})}, PostGap.AWAY, id="a head on leave"),
    pytest.param({"unreachable": frozenset({HEAD})}, PostGap.UNREACHABLE, id="a blocked account"),
]


@pytest.mark.parametrize(("roster", "why"), GAPS)
def test_an_empty_tier_is_told_to_the_admin_and_the_next_one(
    roster: dict[str, frozenset[int]], why: PostGap
) -> None:
    gap = PostOnDay(SECTION, gap=why)

    assert coverage.told(_duties(*HOLDINGS, **roster), [ADMIN]) == {ADMIN: (gap,), BOSS: (gap,)}


def test_a_head_of_office_who_is_away_is_told_to_the_admin_alone() -> None:
    found = coverage.told(_duties(*HOLDINGS, on_leave=frozenset({BOSS})), [ADMIN])

    assert set(found) == {ADMIN}


def test_an_admin_who_is_next_hears_of_a_gap_once() -> None:
    found = coverage.told(_duties(*HOLDINGS, on_leave=frozenset({HEAD})), [BOSS])

    assert len(found[BOSS]) == 1


def test_a_unit_without_a_coordinator_has_no_gap() -> None:
    assert UNIT not in all_posts(["tikim"], Posts(HOLDINGS), DAY)
    assert UNIT in all_posts(["tikim"], Posts((*HOLDINGS, PostHolding(5, UNIT, DAY))), DAY)


def test_duty_names_the_kind_and_the_end_of_a_substitution() -> None:
    plh = PostHolding(PLH, SECTION, DAY, DAY, kind="plh")

    found = _duties(*HOLDINGS, plh)

    assert found[1] == PostOnDay(SECTION, (PLH,), "plh", DAY)
