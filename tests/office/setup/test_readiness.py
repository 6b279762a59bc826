"""Which steps of /siapkan are done: one row a rule."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from knowledge.reading.office import directory
from knowledge.reading.office.directory import Directory
from knowledge.reading.office.opening_hours import Calendar
from knowledge.reading.office.outside import Call, Outside
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post, PostGap, PostOnDay
from office.setup import OfficeContent, OfficeFacts, ReadinessStep, StepState, readiness
from tests.places import ROOT

OFFICE = directory.load(ROOT / "offices" / "contoh" / "office.toml")
TODAY = date(2026, 11, 25)
HEADS = tuple(Post(SECTION_HEAD, section=section) for section in OFFICE.sections)
POLICE = Call("Polisi", "110")


def state(
    step: ReadinessStep,
    office: Directory = OFFICE,
    duties: Sequence[PostOnDay] = (),
    settled: Sequence[str] = (),
    today: date = TODAY,
) -> StepState:
    found = readiness(OfficeContent(office, settled), OfficeFacts(duties), today)
    assert [state.step for state in found] == list(ReadinessStep)
    return next(state for state in found if state.step is step)


def calling(*calls: Call) -> Directory:
    return replace(OFFICE, outside=Outside(calls=calls))


def test_a_post_that_nobody_holds_is_named() -> None:
    held, empty = PostOnDay(HEADS[0], (1,)), PostOnDay(HEADS[1], gap=next(iter(PostGap)))

    assert state(ReadinessStep.POSTS, duties=[held, empty]).posts == (HEADS[1],)
    assert state(ReadinessStep.POSTS, duties=[held]).is_done


def test_without_deputies_every_head_is_named() -> None:
    assert state(ReadinessStep.DEPUTIES).posts == (Post(HEAD_OF_OFFICE), *HEADS)


@pytest.mark.parametrize(
    ("calls", "missing", "has_emergency"),
    [
        ((), HEADS, False),
        ((POLICE,), HEADS, True),
        ((Call("SAPA", "129", for_victims=True),), HEADS, False),
        ((Call("Kasi", "0812", section=HEADS[0].section),), HEADS[1:], False),
    ],
)
def test_numbers_are_for_a_section_or_for_everybody(
    calls: tuple[Call, ...], missing: tuple[Post, ...], has_emergency: bool
) -> None:
    assert state(ReadinessStep.PHONES, calling(*calls)).posts == missing
    assert state(ReadinessStep.EMERGENCY, calling(*calls)).is_done is has_emergency


def test_joint_leave_must_be_listed_for_this_year() -> None:
    listed = replace(OFFICE, calendar=Calendar(joint_leave=(date(2026, 12, 24),)))

    assert state(ReadinessStep.HOLIDAYS, listed).is_done
    assert not state(ReadinessStep.HOLIDAYS, listed, today=date(2027, 1, 1)).is_done


@pytest.mark.parametrize(("count", "lacking"), [(0, 10), (9, 1), (10, 0), (40, 0)])
def test_ten_settled_sops_are_enough(count: int, lacking: int) -> None:
    settled = [str(number) for number in range(count)]

    assert state(ReadinessStep.CONFIRMED, settled=settled).lacking == lacking
