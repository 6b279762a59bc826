"""Who gets which card or question when: promises first, then what is due, then something new."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from office.training import Catalogue, NoTraining, QuestionFacts, Schedule
from office.training.rules.allocation import (
    CardReason,
    Past,
    card_for,
    has_come,
    put_off_until,
    question_for,
    schedule_of,
    working_day,
)
from office.training.rules.leitner import Place
from tests.conftest import WIB
from tests.office.training.conftest import CATALOGUE, HOLIDAY, HOURS, MONDAY_TO_THURSDAY

TODAY = date(2026, 11, 26)
YESTERDAY = TODAY - timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=40)
EIGHT = Schedule(MONDAY_TO_THURSDAY, time(8))


def place(box: int, due_on: date, *, is_right: bool = True) -> Place:
    return Place(box, due_on, is_right, LONG_AGO)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), WIB).astimezone(UTC)


PAST = Past(
    places={
        "senyum-1": place(1, TODAY, is_right=False),
        "sapa-1": place(2, YESTERDAY),
    },
    put_off="sapa-1",
    scripts=("sapa-2",),
)


@pytest.mark.parametrize(
    ("past", "card", "reason"),
    [
        (PAST, "sapa-1", CardReason.PUT_OFF),
        (replace(PAST, put_off=None), "sapa-2", CardReason.SCRIPT),
        (replace(PAST, put_off="gone", scripts=("gone", "sapa-2")), "sapa-2", CardReason.SCRIPT),
        (replace(PAST, put_off=None, scripts=()), "senyum-1", CardReason.WRONG),
        (Past(places={"sapa-1": place(2, YESTERDAY)}), "sapa-1", CardReason.DUE),
        (
            Past(places={"senyum-1": place(2, TODAY + timedelta(days=1))}),
            "senyum-2",
            CardReason.NEW,
        ),
        (Past(), "senyum-1", CardReason.NEW),
        (Past(given_on={"senyum-1": YESTERDAY}), "senyum-2", CardReason.NEW),
    ],
)
def test_the_card_of_a_day(past: Past, card: str, reason: CardReason) -> None:
    assert card_for(past, CATALOGUE, "senyum", TODAY) == (card, reason)


def test_every_other_card_is_new() -> None:
    past = Past(places={"sapa-1": place(2, YESTERDAY)}, was_review=True)

    assert card_for(past, CATALOGUE, "senyum", TODAY) == ("senyum-1", CardReason.NEW)
    assert card_for(past, CATALOGUE, "santun", TODAY) == ("sapa-1", CardReason.DUE)


def test_what_was_wrong_does_not_wait_for_a_new_card() -> None:
    past = Past(places={"sapa-1": place(1, YESTERDAY, is_right=False)}, was_review=True)

    assert card_for(past, CATALOGUE, "senyum", TODAY) == ("sapa-1", CardReason.WRONG)


def test_what_lies_in_a_lower_box_comes_first() -> None:
    past = Past(places={"sapa-1": place(3, LONG_AGO), "sapa-2": place(2, TODAY)})

    assert card_for(past, CATALOGUE, "senyum", TODAY) == ("sapa-2", CardReason.DUE)


def test_a_due_card_that_was_left_unanswered_rests_three_days() -> None:
    past = Past(
        places={"sapa-1": place(1, YESTERDAY, is_right=False)}, given_on={"sapa-1": YESTERDAY}
    )

    assert card_for(past, CATALOGUE, "senyum", TODAY) == ("senyum-1", CardReason.NEW)
    later = TODAY + timedelta(days=2)
    assert card_for(past, CATALOGUE, "senyum", later) == ("sapa-1", CardReason.WRONG)


def test_when_the_theme_is_known_another_theme_s_new_card_comes() -> None:
    tomorrow = TODAY + timedelta(days=1)
    past = Past(
        places={"senyum-1": place(2, tomorrow), "senyum-2": place(2, tomorrow)},
        given_on={"senyum-1": YESTERDAY, "senyum-2": YESTERDAY},
    )

    assert card_for(past, CATALOGUE, "senyum", TODAY) == ("sapa-1", CardReason.NEW)


def test_without_cards_there_is_none() -> None:
    assert card_for(Past(), Catalogue(), None, TODAY) is None
    assert question_for(Past(), Catalogue(), None, TODAY) is None


@pytest.mark.parametrize(
    ("past", "question"),
    [
        (Past(), "kuis-sapa-1"),
        (Past(given_on={"kuis-sapa-1": YESTERDAY}), "kuis-sop-1"),
        (Past(given_on={"kuis-sapa-1": LONG_AGO, "kuis-sop-1": YESTERDAY}), "kuis-senyum-1"),
        (
            Past(
                places={"kuis-sop-2": place(1, TODAY, is_right=False)},
                given_on={"kuis-sop-2": YESTERDAY},
            ),
            "kuis-sop-2",
        ),
        (
            Past(
                places={"kuis-sop-2": place(2, TODAY)},
                given_on={"kuis-sop-2": LONG_AGO, "kuis-sapa-1": YESTERDAY},
            ),
            "kuis-sop-1",
        ),
    ],
)
def test_the_question_of_a_day_is_of_5s_and_of_the_sops_in_turn(past: Past, question: str) -> None:
    assert question_for(past, CATALOGUE, "sapa", TODAY) == question


def test_the_theme_changes_with_the_week_and_across_the_year() -> None:
    rotating = Schedule(MONDAY_TO_THURSDAY, time(8))
    monday = date(2026, 12, 21)
    themes = [
        CATALOGUE.theme_of(rotating, monday + timedelta(days=days)) for days in (0, 6, 7, 13, 14)
    ]

    assert themes[0] == themes[1] != themes[2] == themes[3] != themes[4]
    assert CATALOGUE.theme_of(replace(rotating, theme="sapa"), monday) == "sapa"


@pytest.mark.parametrize(
    ("moment", "come"),
    [
        (at(TODAY, 7, 59), False),
        (at(TODAY, 8), True),
        (at(TODAY, 12, 30), False),  # the break
        (at(TODAY, 15, 59), True),
        (at(TODAY, 16), False),
        (at(TODAY + timedelta(days=1), 0, 5), False),  # yesterday's never comes again
        (at(TODAY + timedelta(days=2), 9), False),  # Saturday
        (at(HOLIDAY, 9), False),
    ],
)
def test_the_hour_comes_only_while_the_office_works(moment: datetime, come: bool) -> None:
    assert has_come(EIGHT, HOURS, moment) == come


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (at(TODAY, 8), at(TODAY, 10)),
        (at(TODAY, 10), at(TODAY, 13)),  # noon begins the break
        (at(TODAY, 11), at(TODAY, 14)),
        (at(TODAY, 13, 59), at(TODAY, 15, 59)),
        (at(TODAY, 14), None),  # four o'clock is closing time
        (at(TODAY, 18), None),
    ],
)
def test_later_means_two_working_hours_of_the_same_day(
    moment: datetime, until: datetime | None
) -> None:
    assert put_off_until(HOURS, moment) == until


def test_the_next_working_day_leaves_out_weekend_and_holiday() -> None:
    assert working_day(HOURS, date(2026, 11, 28)) == date(2026, 11, 30)
    assert working_day(HOURS, HOLIDAY) == date(2026, 12, 2)


def test_the_more_specific_schedule_counts_and_the_chat_before_the_file() -> None:
    file, unit, chat = (replace(EIGHT, at=time(hour)) for hour in (9, 10, 11))
    catalogue = replace(CATALOGUE, schedule=file)
    own = replace(catalogue, of_unit={"ukk-oku": unit})

    assert schedule_of("ukk-oku", catalogue, {}) == file
    assert schedule_of("ukk-oku", catalogue, {"": chat}) == chat
    assert schedule_of("ukk-oku", own, {"": chat}) == unit
    assert schedule_of("ukk-oku", own, {"ukk-oku": chat}) == chat
    with pytest.raises(NoTraining):
        schedule_of("kanim", Catalogue(questions={"q": QuestionFacts("sop", 0)}), {"": chat})
