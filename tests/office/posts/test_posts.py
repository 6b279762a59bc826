"""A report goes to the post's holder of that day, and to nobody whom it concerns."""

from dataclasses import replace
from datetime import date

import pytest

from office.posts.posts import Post, PostGap, PostHolding, Roster, Seat

HEAD = Post("kepala_seksi", section="inteldakim")
HEAD_OF_OFFICE = Post("kepala_kantor")
RATNA, YUSUF, SARI, HADI = 1, 2, 3, 4

LAST_YEAR = date(2025, 1, 1)
DAY_BEFORE, FIRST, LAST, DAY_AFTER = (
    date(2026, 11, 27),
    date(2026, 11, 28),
    date(2026, 11, 30),
    date(2026, 12, 1),
)

definitive = PostHolding(RATNA, HEAD, LAST_YEAR)
plh = PostHolding(YUSUF, HEAD, FIRST, LAST, kind="plh")
plt = PostHolding(SARI, HEAD, LAST_YEAR, kind="plt")
asked = replace(plh, is_accepted=False)
deputy = replace(plh, kind="wakil")
second = PostHolding(SARI, HEAD, LAST_YEAR)


@pytest.mark.parametrize(
    ("roster", "day", "seat", "law"),
    [
        (Roster([definitive]), FIRST, Seat((RATNA,)), "the holder is told"),
        (Roster([definitive, plh]), DAY_BEFORE, Seat((RATNA,)), "a Plh has not begun before"),
        (Roster([definitive, plh]), FIRST, Seat((YUSUF,)), "a Plh begins at midnight"),
        (
            Roster([definitive, plh]),
            LAST,
            Seat((YUSUF,)),
            "the last day is the holder's, at month's end too",
        ),
        (Roster([definitive, plh]), DAY_AFTER, Seat((RATNA,)), "a Plh ends at midnight"),
        (Roster([definitive, asked]), FIRST, Seat((RATNA,)), "one who has not accepted is none"),
        (Roster([definitive, deputy]), FIRST, Seat((YUSUF,)), "a deputy goes before the holder"),
        (Roster([plt]), FIRST, Seat((SARI,)), "a Plt fills a post without a holder"),
        (Roster([plt, plh]), FIRST, Seat((YUSUF,)), "a Plh stands in for a Plt"),
        (Roster([definitive, second]), FIRST, Seat((RATNA, SARI)), "two holders are both told"),
        (Roster([]), FIRST, Seat(gap=PostGap.VACANT), "nobody appointed"),
        (Roster([definitive], on_leave={RATNA}), FIRST, Seat(gap=PostGap.AWAY), "no substitute"),
        (Roster([definitive, plh], on_leave={RATNA}), FIRST, Seat((YUSUF,)), "leave, with a Plh"),
        (
            Roster([definitive, asked], on_leave={RATNA}),
            FIRST,
            Seat(gap=PostGap.AWAY),
            "only asked",
        ),
        (
            Roster([definitive], {RATNA}),
            FIRST,
            Seat(gap=PostGap.UNREACHABLE),
            "they blocked the bot",
        ),
        (Roster([definitive, second], {RATNA}), FIRST, Seat((SARI,)), "the other can be told"),
        (
            Roster([definitive, plh], {YUSUF}),
            FIRST,
            Seat(gap=PostGap.UNREACHABLE),
            "nobody calls back",
        ),
    ],
)
def test_who_sits_there(roster: Roster, day: date, seat: Seat, law: str) -> None:
    assert roster.seat(HEAD, day) == seat, law


@pytest.mark.parametrize(
    ("holdings", "seat", "law"),
    [
        (
            [PostHolding(HADI, HEAD_OF_OFFICE, LAST_YEAR)],
            Seat((HADI,)),
            "the head of office judges",
        ),
        (
            [
                PostHolding(HADI, HEAD_OF_OFFICE, LAST_YEAR),
                PostHolding(RATNA, HEAD_OF_OFFICE, FIRST, LAST, kind="plh"),
            ],
            Seat((HADI,)),
            "a Plh who is concerned does not judge: the holder is asked",
        ),
        (
            [PostHolding(YUSUF, HEAD_OF_OFFICE, FIRST, LAST, kind="plh")],
            Seat(gap=PostGap.CONCERNED),
            "the substitute does not judge either",
        ),
    ],
)
def test_whom_it_concerns_judges_nowhere(holdings: list[PostHolding], seat: Seat, law: str) -> None:
    roster = Roster([definitive, plh, *holdings])
    excluded = roster.concerned(HEAD, FIRST, FIRST)

    assert roster.seat(HEAD_OF_OFFICE, FIRST, excluded) == seat, law


def test_a_substitute_who_was_only_asked_is_concerned_too() -> None:
    assert Roster([definitive, asked]).concerned(HEAD, FIRST, FIRST) == {RATNA, YUSUF}
    assert Roster([definitive, asked]).concerned(HEAD, DAY_AFTER, DAY_AFTER) == {RATNA}


def test_a_holder_who_left_the_post_since_the_report_is_still_concerned() -> None:
    left = replace(definitive, ends_on=LAST)
    successor = PostHolding(SARI, HEAD, DAY_AFTER)

    assert Roster([left, successor]).concerned(HEAD, FIRST, LAST) == {RATNA}
    assert Roster([left, successor]).concerned(HEAD, FIRST, DAY_AFTER) == {RATNA, SARI}
    assert Roster([left, successor]).concerned(HEAD, DAY_AFTER, DAY_AFTER) == {SARI}


@pytest.mark.parametrize(
    ("one", "other", "is_same", "law"),
    [
        (HEAD, Post("kepala_seksi", "inteldakim", "ukk-oku"), True, "a head's unit says nothing"),
        (HEAD, Post("kepala_seksi", "tikim"), False, "each section has its own head"),
        (
            Post("koordinator_ukk", unit="ukk-oku"),
            Post("koordinator_ukk", "dokintalkim", "ukk-oku"),
            True,
            "a coordinator's section says nothing",
        ),
        (
            Post("koordinator_ukk", unit="ukk-oku"),
            Post("koordinator_ukk", unit="kanim"),
            False,
            "each unit has its own coordinator",
        ),
        (HEAD_OF_OFFICE, Post("kepala_kantor", "tu", "kanim"), True, "there is one head of office"),
    ],
)
def test_what_tells_one_post_from_another(one: Post, other: Post, is_same: bool, law: str) -> None:
    assert (one == other) is is_same, law
