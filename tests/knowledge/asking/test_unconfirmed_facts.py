"""What rests on a fact that the office has not confirmed is never sure."""

import pytest

from knowledge.search.answer import Band
from knowledge.shelf import Shelf


@pytest.mark.parametrize("question", ["jam buka kantor", "jam buka kantor kita sekarang"])
def test_hours_that_nobody_has_confirmed_are_no_sure_answer(shelf: Shelf, question: str) -> None:
    answer = shelf.answer(question, roles=["petugas"])

    assert answer.shown is not None
    assert answer.band is Band.LIKELY


def test_what_stands_beside_them_is_as_sure_as_ever(shelf: Shelf) -> None:
    assert shelf.answer("biaya paspor hilang").band is Band.SURE
