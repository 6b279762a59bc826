"""A section that is often left for another may not say what people look for."""

from datetime import timedelta

from office.suggestions.passages import Left, often_left
from tests.conftest import NINE

SOON, LATER = timedelta(minutes=2), timedelta(minutes=20)


def steps(wait: timedelta, *passages: str) -> list[tuple[int, object, str]]:
    return [(1, NINE + wait * number, passage) for number, passage in enumerate(passages)]


def test_a_section_is_left_by_a_second_question() -> None:
    assert often_left(steps(SOON, *["a", "b"] * 5)) == (Left("a", 5, 5), Left("b", 5, 4))


def test_who_comes_back_later_has_not_left() -> None:
    assert often_left(steps(LATER, *["a", "b"] * 5)) == ()


def test_who_asks_on_in_the_same_section_has_not_left() -> None:
    assert often_left(steps(SOON, *["a"] * 9)) == ()


def test_a_few_times_say_nothing() -> None:
    assert often_left(steps(SOON, *["a", "b"] * 4)) == ()


def test_another_person_has_not_left() -> None:
    alternating = [(number, NINE + SOON * number, "ab"[number % 2]) for number in range(10)]

    assert often_left(alternating) == ()
