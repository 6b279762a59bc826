"""Which words of a question carry its subject."""

from knowledge.search.words.lexicon import Term
from knowledge.search.words.question import informative


def _terms(*words: str) -> list[Term]:
    return [Term(word, ((word, 1.0),)) for word in words]


def test_stop_words_carry_no_subject() -> None:
    assert informative(_terms("apa", "syarat", "untuk", "paspor")) == _terms("syarat", "paspor")


def test_a_question_of_stop_words_alone_is_read_by_all_of_them() -> None:
    assert informative(_terms("apa", "itu")) == _terms("apa", "itu")
