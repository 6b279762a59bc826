"""A section that is often left for another may not say what people look for."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.screens.suggestions import SuggestionCards
from bot.texts.talk import few
from knowledge.shelf import Shelf, address_of
from office.suggestions import Use
from office.suggestions.passages import Left, often_left
from tests.conftest import NINE, WIB

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


@pytest.mark.parametrize(("number", "told"), [(few, "kurang dari 5 kali"), (str, "3 kali")])
def test_heads_alone_read_a_small_number_of_how_often_a_section_is_left(
    shelf: Shelf, number: Callable[[int], str], told: str
) -> None:
    section = shelf.library["paspor-hilang"].section
    use = Use(unasked=(), left=(Left(address_of("paspor-hilang", "biaya"), shown=7, left=3),))

    screen = SuggestionCards(shelf, WIB, number).use(use, frozenset({section}))

    assert f"ditinggalkan {told}, ditampilkan 7 kali" in screen.html
