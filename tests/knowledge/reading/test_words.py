"""Words as officers type them."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from knowledge.reading.words import is_stop_word, stem, words

_BEFORE = ("", "me", "ber", "di", "pe", "ter")
_ROOTS = ("lapor", "wawancara", "dokumen", "palsu", "periksa", "daftar", "kembali", "hilang")
_AFTER = ("", "kan", "an", "nya", "i", "kanlah", "kah")


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


def test_threads_that_stem_at_once_do_not_disturb_each_other() -> None:
    """A shelf is read in a thread while questions are answered: a stem is of its own word."""
    spoken = [f"{before}{root}{after}" for before in _BEFORE for root in _ROOTS for after in _AFTER]
    alone = [stem.__wrapped__(word) for word in spoken]
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            at_once = list(
                pool.map(lambda _: [stem.__wrapped__(word) for word in spoken], range(8))
            )
    finally:
        sys.setswitchinterval(switched)

    assert at_once == [alone] * 8
