"""The plain search over passages, as the benchmarks give them."""

from benchmarks.search.bm25f import Bm25f
from knowledge.search.words.lexicon import Term


def test_a_word_the_passages_lack_lowers_the_covered_share() -> None:
    index = Bm25f([["paspor"], []], [["hilang", "lapor"], ["rusak", "basah"]])
    known = Term("hilang", (("hilang", 1.0),))
    unknown = Term("semur", ())

    assert index.scores([known])[0] > index.scores([known, unknown])[0] > 0


def test_a_word_in_the_head_counts_more_than_one_in_the_body() -> None:
    index = Bm25f([["paspor"], ["kartu"], []], [["kartu"], ["paspor"], ["lain"]])

    head, body, none = index.scores([Term("paspor", (("paspor", 1.0),))])

    assert head > body > none == 0


def test_alternatives_of_one_word_count_once() -> None:
    index = Bm25f([["biaya"], ["tarif"]], [["biaya", "tarif"], ["tarif"]])
    either = Term("biaya", (("biaya", 1.0), ("tarif", 1.0)))

    assert index.scores([either]).max() <= 1
