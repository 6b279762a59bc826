"""What is typed as the words of a report and asks the shelf something is no report."""

import pytest

from knowledge.search.answer import Answer, Band
from office.answering import FoundAnswer, is_question

TEXTS = [
    ("syarat paspor anak apa saja", True),
    ("biaya paspor hilang brp", True),
    ("paspor rusak gimana", True),
    ("kapan boleh ambil paspor?", True),
    ("KK tampak hasil suntingan, hurufnya berbeda", False),
    ("Seorang pria mengatur lima pemohon", False),
    ("Pemohon tidak tahu mau ke mana dan siapa yang membayar tiketnya ke sana kemarin", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "asks"), TEXTS)
def test_a_short_text_that_asks_and_that_the_shelf_knows_is_a_question(
    text: str, asks: bool
) -> None:
    known = FoundAnswer(text, Answer(Band.LIKELY, text, 0.8, None, ()))
    assert is_question(text, known) is asks


def test_what_the_shelf_does_not_know_is_taken_as_what_was_seen() -> None:
    text = "kenapa pria itu mengatur lima pemohon?"
    assert not is_question(text, FoundAnswer(text, Answer(Band.NONE, text, 0.0, None, ())))
