"""Words as officers type them."""

import pytest

from knowledge.reading.words import is_stop_word, stem, words


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Paspor HILANG!", ["paspor", "hilang"]),
        ("ciri2 korban", ["ciri", "ciri", "korban"]),
        ("orang2nya", ["orang", "orangnya"]),
        ("M-Paspor", ["m", "paspor"]),
        ("café Çelebi", ["cafe", "celebi"]),
        ("pasal 41 ayat 2", ["pasal", "41", "ayat", "2"]),
        ("uu 21/2007", ["uu", "21", "2007"]),
        ("🙂 …", []),
    ],
)
def test_a_text_is_cut_into_words(typed: str, read: list[str]) -> None:
    assert words(typed) == read


@pytest.mark.parametrize("word", ["yang", "yg", "mana", "gmn", "gimana", "ga", "nggak", "the"])
def test_words_without_a_subject_are_stop_words(word: str) -> None:
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["paspor", "biaya", "hilang", "anak"])
def test_words_with_a_subject_are_not(word: str) -> None:
    assert not is_stop_word(word)


@pytest.mark.parametrize("group", [["kehilangan", "hilang"], ["dipalsukan", "pemalsuan", "palsu"]])
def test_forms_of_a_word_share_a_stem(group: list[str]) -> None:
    assert len({stem(word) for word in group}) == 1


def test_short_words_and_numbers_keep_their_form() -> None:
    assert [stem(word) for word in ("bap", "ini", "2007")] == ["bap", "ini", "2007"]
