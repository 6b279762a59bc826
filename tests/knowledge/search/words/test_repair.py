"""Which word a misspelt word is read as."""

import pytest

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.search.words.question import QuestionReader

VOCABULARY = Vocabulary(spelling={("ketinggalan",): ("hilang", "tertinggal")})


@pytest.mark.parametrize(
    ("stems", "read"),
    [
        (["lapor", "janggal", "hilang"], ["lapor", "kejnaggalan"]),
        (["lapor", "hilang"], ["lapor", "hilang", "tertinggal"]),
    ],
)
def test_a_misspelt_word_is_listed_only_if_no_stem_is_nearer(
    stems: list[str], read: list[str]
) -> None:
    assert QuestionReader(VOCABULARY, stems).words("lapor kejnaggalan") == read


def test_a_misspelt_word_means_the_stem_that_is_nearest() -> None:
    reader = QuestionReader(VOCABULARY, ["lapor", "janggal", "hilang"])

    (term,) = reader.terms(reader.words("kejnaggalan"))

    assert term.alternatives[0][0] == "janggal"
