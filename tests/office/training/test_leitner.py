"""An item comes back after 1, 3, 7 and 21 days, and sooner if it was answered wrongly."""

from datetime import date, timedelta

import pytest

from office.training.rules.leitner import Place, moved

TODAY = date(2026, 11, 25)
EARLIER = TODAY - timedelta(days=30)


def lying_in(box: int) -> Place:
    return Place(box, EARLIER, True, EARLIER)


@pytest.mark.parametrize(
    ("box", "is_right", "next_box", "days"),
    [
        (None, True, 2, 3),
        (None, False, 1, 1),
        (1, True, 2, 3),
        (2, True, 3, 7),
        (3, True, 4, 21),
        (4, True, 4, 21),
        (4, False, 1, 1),
        (2, False, 1, 1),
    ],
)
def test_an_answer_moves_an_item(box: int | None, is_right: bool, next_box: int, days: int) -> None:
    place = moved(lying_in(box) if box else None, TODAY, is_right=is_right)

    assert place == Place(next_box, TODAY + timedelta(days=days), is_right, TODAY)


def test_a_second_right_answer_of_the_day_moves_nothing() -> None:
    once = moved(lying_in(1), TODAY, is_right=True)

    assert moved(once, TODAY, is_right=True) == once


def test_what_was_wrong_today_comes_back_tomorrow_whatever_follows() -> None:
    wrong = moved(lying_in(3), TODAY, is_right=False)

    assert moved(wrong, TODAY, is_right=True).due_on == TODAY + timedelta(days=1)


def test_a_wrong_answer_counts_after_a_right_one_of_the_same_day() -> None:
    right = moved(lying_in(3), TODAY, is_right=True)

    assert moved(right, TODAY, is_right=False).box == 1


def test_across_the_end_of_a_month_and_a_year() -> None:
    assert moved(lying_in(2), date(2026, 12, 28), is_right=True).due_on == date(2027, 1, 4)
