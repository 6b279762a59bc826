"""The rule that spreads reviews: never three in a week and one more, never all in one night."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from knowledge.reading.revising import upkeep
from knowledge.reading.revising.upkeep import PartKind, kind_of
from knowledge.shelf import Shelf
from office.reviews.rules.spread import MOST_A_WEEK, TOGETHER, DueSop, planned, to_ask
from office.reviews.rules.wording import split

MONDAY = date(2026, 11, 30)
NIGHT = date(2027, 2, 24)


def test_each_is_asked_two_weeks_before_where_there_is_room() -> None:
    ((week, sop),) = planned([DueSop("a", NIGHT)], MONDAY)

    assert (week, sop.sop_id) == (date(2027, 2, 8), "a")
    assert to_ask([sop], date(2027, 2, 7)) == []
    assert to_ask([sop], date(2027, 2, 8)) == [sop]


def test_what_is_due_in_one_night_fills_the_weeks_before_and_the_most_asked_comes_first() -> None:
    sops = [DueSop(f"sop-{number}", NIGHT, asked=number) for number in range(7)]

    weeks = [(week, sop.asked) for week, sop in planned(sops, MONDAY)]

    assert Counter(week for week, _ in weeks).most_common(1)[0][1] == MOST_A_WEEK
    assert weeks[0] == (date(2027, 1, 25), 6)
    assert weeks[-1] == (date(2027, 2, 8), 0)


def test_what_is_overdue_is_asked_first() -> None:
    sops = [DueSop("soon", MONDAY + timedelta(days=10)), DueSop("late", MONDAY - timedelta(days=3))]

    assert [sop.sop_id for sop in to_ask(sops, MONDAY)] == ["late", "soon"]


def test_for_two_years_no_week_asks_too_much_and_no_night_makes_many_stale(shelf: Shelf) -> None:
    """Owners who answer within the week keep the shelf fresh, from the day it was written on."""
    parts = {
        sop.id: {part.kind: part.due_on for part in upkeep.parts(sop)}
        for sop in shelf.library.values()
    }
    owner = {sop.id: sop.section for sop in shelf.library.values()}
    stale, most, latest = 0, 0, timedelta()
    for week in range(110):
        monday = MONDAY + timedelta(weeks=week)
        for section in set(owner.values()):
            own = [DueSop(id, min(parts[id].values())) for id in parts if owner[id] == section]
            asked = to_ask(own, monday)[:MOST_A_WEEK]
            most = max(most, len(asked))
            for sop in asked:
                border = max(sop.due_on, monday) + TOGETHER
                for kind, due in parts[sop.sop_id].items():
                    if due <= border:
                        parts[sop.sop_id][kind] = monday + upkeep.SPANS[kind]
        late = [monday - min(due.values()) for due in parts.values() if min(due.values()) < monday]
        stale, latest = max(stale, len(late)), max(latest, *late, timedelta())

    assert most <= MOST_A_WEEK
    assert stale <= 2  # of sixty: those that are due on the Sunday before
    assert latest <= timedelta(days=1)


def test_a_section_is_of_the_kind_that_changes_fastest(shelf: Shelf) -> None:
    fees = shelf.library["paspor-tarif"]

    kinds = {section.heading: kind_of(section) for section in fees.sections}

    assert kinds["Biaya tambahan"] is PartKind.MONEY
    assert {kind_of(one) for sop in shelf.library.values() for one in sop.sections} == {*PartKind}


@pytest.mark.parametrize("days", [30, 120, 300])
def test_an_owner_may_want_to_see_every_part_sooner(shelf: Shelf, days: int) -> None:
    sop = replace(shelf.library["paspor-tarif"], review_every=timedelta(days=days))

    spans = {part.kind: part.due_on - part.reviewed_on for part in upkeep.parts(sop)}

    assert {PartKind.LAW, PartKind.MONEY} <= spans.keys()
    assert spans == {kind: min(upkeep.SPANS[kind], timedelta(days=days)) for kind in spans}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("PP 45/2024 diganti PP 12/2027", ("PP 45/2024", "diganti PP 12/2027")),
        ("SE IMI-0277 sudah dicabut.", ("SE IMI-0277", "sudah dicabut")),
        ("Permenkumham 8/2014: tidak berlaku lagi", ("Permenkumham 8/2014", "tidak berlaku lagi")),
        ("PP 45/2024", None),
        ("diganti PP 12/2027", None),
    ],
)
def test_a_sentence_names_a_regulation_and_what_has_become_of_it(
    said: str, found: tuple[str, str] | None
) -> None:
    assert split(said) == found
