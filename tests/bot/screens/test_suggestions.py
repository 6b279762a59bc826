"""How a keeper sees what use of the shelf suggests."""

from collections.abc import Callable

import pytest

from bot.screens.suggestions import SuggestionCards
from bot.texts.talk import few
from knowledge.shelf import Shelf, address_of
from office.suggestions import Use
from office.suggestions.passages import Left
from tests.conftest import WIB


@pytest.mark.parametrize(("number", "told"), [(few, "kurang dari 5 kali"), (str, "3 kali")])
def test_how_often_a_section_is_left_is_a_small_number_for_heads_alone(
    shelf: Shelf, number: Callable[[int], str], told: str
) -> None:
    passage = address_of("paspor-hilang", "biaya")
    sop = shelf.library["paspor-hilang"]

    screen = SuggestionCards(shelf, WIB, number).use(
        Use(unasked=(), left=(Left(passage, shown=7, left=3),)), frozenset({sop.section})
    )

    assert f"ditinggalkan {told}, ditampilkan 7 kali" in screen.html
