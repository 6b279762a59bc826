"""A report that nobody takes is told to the next, at the minute, and never to an empty chair."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from office.calendar.working_hours import WorkingHours
from office.escalation.next_tier import (
    Escalation,
    first_escalation,
    forecast,
    next_escalation,
    release_at,
)
from office.escalation.policy import EscalationPolicy, Tier
from office.posts.posts import Post, PostHolding, Roster
from tests.conftest import WIB

MORNING, AFTERNOON = (time(7, 30), time(12)), (time(13), time(16))
FRIDAY = ((time(7, 30), time(11, 30)), (time(13), time(16, 30)))
HOURS = WorkingHours(
    WIB,
    (*[(MORNING, AFTERNOON)] * 4, FRIDAY, (), ()),
    closed={date(2026, 12, 24), date(2026, 12, 25)},
)

HEAD = Post("kepala_seksi", section="inteldakim")
OFFICE = Post("kepala_kantor")


def policy(*tiers: tuple[int, tuple[Post, ...]], working: bool) -> EscalationPolicy:
    return EscalationPolicy(
        tuple(
            Tier(number, posts, timedelta(minutes=minutes), working)
            for number, (minutes, posts) in enumerate(tiers, start=1)
        )
    )


NORMAL = policy((60, (HEAD,)), (30, (HEAD,)), (120, (OFFICE,)), working=True)
URGENT = policy((5, (HEAD,)), (5, (HEAD,)), (10, (OFFICE,)), (15, (HEAD, OFFICE)), working=False)


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def empty(*posts: Post) -> Callable[[Post], bool]:
    return lambda post: post in posts


def number(step: Escalation) -> int | None:
    return step.tier.number if step.tier else None


@pytest.mark.parametrize(
    ("kept", "filed", "rings", "due", "law"),
    [
        (NORMAL, "2026-11-25 09:00", "2026-11-25 09:00", "2026-11-25 10:00", "told at once"),
        (NORMAL, "2026-11-27 11:20", "2026-11-27 11:20", "2026-11-27 13:50", "Friday's break"),
        (NORMAL, "2026-11-27 11:50", "2026-11-27 13:00", "2026-11-27 14:00", "held in the break"),
        (NORMAL, "2026-11-28 10:00", "2026-11-30 07:30", "2026-11-30 08:30", "held on Saturday"),
        (NORMAL, "2026-12-24 10:00", "2026-12-28 07:30", "2026-12-28 08:30", "cuti bersama"),
        (NORMAL, "2026-12-25 10:00", "2026-12-28 07:30", "2026-12-28 08:30", "a holiday"),
        (
            NORMAL,
            "2026-11-25 15:00",
            "2026-11-25 15:00",
            "2026-11-26 07:30",
            "not due when all left",
        ),
        (NORMAL, "2026-11-30 15:30", "2026-11-30 15:30", "2026-12-01 08:00", "a month ends"),
        (URGENT, "2026-11-27 11:50", "2026-11-27 11:50", "2026-11-27 11:55", "urgent has no break"),
        (URGENT, "2026-11-28 23:58", "2026-11-28 23:58", "2026-11-29 00:03", "nor any midnight"),
        (URGENT, "2026-12-25 03:00", "2026-12-25 03:00", "2026-12-25 03:05", "nor any holiday"),
    ],
)
def test_the_first_step(kept: EscalationPolicy, filed: str, rings: str, due: str, law: str) -> None:
    step = first_escalation(kept, wib(filed), HOURS, empty())

    assert (number(step), step.notifies_at, step.due_at) == (1, wib(rings), wib(due)), law


@pytest.mark.parametrize(
    ("kept", "at", "was_due", "now", "next_number", "due", "law"),
    [
        (NORMAL, 1, "2026-11-25 10:00", "2026-11-25 10:00", 2, "2026-11-25 10:30", "climbs"),
        (
            NORMAL,
            2,
            "2026-11-25 10:30",
            "2026-11-25 10:30",
            3,
            "2026-11-25 13:30",
            "over the break",
        ),
        (
            NORMAL,
            3,
            "2026-11-25 13:30",
            "2026-11-25 13:30",
            3,
            "2026-11-25 15:30",
            "the last again",
        ),
        (
            NORMAL,
            3,
            "2026-11-27 15:30",
            "2026-11-27 15:30",
            3,
            "2026-11-30 08:30",
            "on Monday again",
        ),
        (
            URGENT,
            4,
            "2026-11-25 02:00",
            "2026-11-25 02:00",
            4,
            "2026-11-25 02:15",
            "all night long",
        ),
        (URGENT, 1, "2026-11-25 09:05", "2026-11-25 09:06", 2, "2026-11-25 09:10", "no drift"),
        (
            URGENT,
            1,
            "2026-11-25 09:05",
            "2026-11-25 09:08",
            2,
            "2026-11-25 09:15",
            "half a wait left",
        ),
        (
            URGENT,
            1,
            "2026-11-25 09:05",
            "2026-11-25 12:01",
            2,
            "2026-11-25 12:05",
            "after standstill",
        ),
        (
            NORMAL,
            1,
            "2026-11-25 10:00",
            "2026-11-25 20:00",
            2,
            "2026-11-26 08:00",
            "down till night",
        ),
    ],
)
def test_the_next_step(
    kept: EscalationPolicy, at: int, was_due: str, now: str, next_number: int, due: str, law: str
) -> None:
    step = next_escalation(kept, at, wib(was_due), wib(now), HOURS, empty())

    assert (number(step), step.due_at) == (next_number, wib(due)), law


@pytest.mark.parametrize(
    ("at", "gaps", "next_number", "skipped", "law"),
    [
        (0, (), 1, (), "nobody is missing"),
        (0, (HEAD,), 3, (HEAD,), "an empty tier is skipped at once, and named once"),
        (1, (HEAD,), 3, (HEAD,), "they left in the middle of the policy"),
        (2, (OFFICE,), 4, (OFFICE,), "of two posts in a tier one is enough, the other is named"),
        (4, (OFFICE,), 4, (OFFICE,), "the last tier goes on with those who are there"),
        (0, (HEAD, OFFICE), None, (HEAD, OFFICE), "nobody is left to be told"),
        (3, (HEAD, OFFICE), None, (HEAD, OFFICE), "nobody is left, higher up"),
    ],
)
def test_empty_tiers(
    at: int, gaps: tuple[Post, ...], next_number: int | None, skipped: tuple[Post, ...], law: str
) -> None:
    now = wib("2026-11-25 09:00")
    if at == 0:
        step = first_escalation(URGENT, now, HOURS, empty(*gaps))
    else:
        step = next_escalation(URGENT, at, now, now, HOURS, empty(*gaps))

    assert (number(step), step.skipped) == (next_number, skipped), law
    assert step.notifies_at == now, law


def test_where_nobody_above_is_there_the_one_below_is_told_again() -> None:
    now = wib("2026-11-25 09:00")

    step = next_escalation(NORMAL, 2, now, now, HOURS, empty(OFFICE))

    assert (number(step), step.skipped, step.is_reminder) == (2, (OFFICE,), True)
    assert step.due_at == wib("2026-11-25 09:30")


def test_a_policy_without_anybody_is_tried_again() -> None:
    now = wib("2026-11-25 09:00")

    step = first_escalation(NORMAL, now, HOURS, empty(HEAD, OFFICE))

    assert step.tier is None
    assert step.due_at == wib("2026-11-25 11:00")


@pytest.mark.parametrize(
    ("at", "is_reminder", "law"),
    [(1, True, "the head once more"), (2, False, "the office's head is new"), (3, True, "again")],
)
def test_being_told_again_is_no_climb(at: int, is_reminder: bool, law: str) -> None:
    now = wib("2026-11-25 09:00")

    assert next_escalation(NORMAL, at, now, now, HOURS, empty()).is_reminder is is_reminder, law


@pytest.mark.parametrize(
    ("now", "held_before", "released", "law"),
    [
        ("2026-11-25 09:00", 7, "2026-11-25 09:00", "by day nothing is held"),
        ("2026-11-25 21:00", 0, "2026-11-26 07:30", "the night's first is told at the opening"),
        ("2026-11-25 22:00", 1, "2026-11-26 07:32", "the second a little later"),
        ("2026-11-25 23:00", 9, "2026-11-26 07:48", "the tenth is no burst"),
        ("2026-11-25 23:00", 150, "2026-11-26 13:30", "a long queue waits over the break"),
        ("2026-11-25 12:30", 1, "2026-11-25 13:02", "what the break held is staggered too"),
    ],
)
def test_what_arrives_outside_hours_is_released_one_by_one(
    now: str, held_before: int, released: str, law: str
) -> None:
    assert release_at(wib(now), HOURS, held_before) == wib(released), law


def test_a_held_report_has_its_whole_time_after_its_release() -> None:
    step = first_escalation(NORMAL, wib("2026-11-25 23:00"), HOURS, empty(), held_before=3)

    assert step.notifies_at == wib("2026-11-26 07:36")
    assert step.due_at == wib("2026-11-26 08:36")


def test_a_plh_who_begins_at_midnight_takes_the_policy_over_in_the_middle() -> None:
    ratna, yusuf, thursday = 1, 2, date(2026, 11, 26)
    roster = Roster(
        [PostHolding(ratna, HEAD, date(2025, 1, 1)), PostHolding(yusuf, HEAD, thursday, kind="plh")]
    )

    def told(step: Escalation) -> tuple[int, ...]:
        assert step.tier is not None
        day = step.notifies_at.astimezone(WIB).date()
        return roster.holders(step.tier.posts[0], day)

    first = first_escalation(URGENT, wib("2026-11-25 23:57"), HOURS, empty())
    second = next_escalation(URGENT, 1, first.due_at, first.due_at, HOURS, empty())

    assert told(first) == (ratna,)
    assert told(second) == (yusuf,)
    assert second.notifies_at == wib("2026-11-26 00:02")


def test_the_summary_tells_who_is_next_and_when() -> None:
    first = first_escalation(NORMAL, wib("2026-11-25 15:30"), HOURS, empty())
    second = forecast(NORMAL, first, HOURS, empty())
    third = forecast(NORMAL, second, HOURS, empty())

    assert (number(second), second.notifies_at) == (2, wib("2026-11-26 08:00"))
    assert (number(third), third.notifies_at) == (3, wib("2026-11-26 08:30"))
