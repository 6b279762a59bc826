"""Words and pairs of words as numbers."""

import numpy as np

from knowledge.search.words.lexicon import Lexicon

TEXTS = [["paspor", "hilang", "paspor"], [], ["hilang", "paspor"]]


def test_every_word_stands_in_its_text() -> None:
    lexicon = Lexicon()

    read = lexicon.read(TEXTS)

    assert read.terms.tolist() == [0, 1, 0, 1, 0]
    assert read.texts.tolist() == [0, 0, 0, 2, 2]
    assert read.count == 3


def test_a_pair_has_a_number_above_the_words_and_never_joins_two_texts() -> None:
    lexicon = Lexicon()
    read = lexicon.read([*TEXTS, ["denda"]])
    lexicon.learn_pairs(read)

    pairs = lexicon.pairs(read)

    assert pairs.texts.tolist() == [0, 0, 2]
    assert lexicon.pair("hilang", "paspor") == pairs.terms[1] == pairs.terms[2] >= len(lexicon)
    assert lexicon.pair("paspor", "denda") is None
    assert lexicon.pair("paspor", "semur") is None
    assert lexicon.size == len(lexicon) + 2


def test_texts_are_joined_grouped_and_shared() -> None:
    lexicon = Lexicon()
    read = lexicon.read(TEXTS)

    grouped = read.grouped(np.array([0, 0, 1], np.int32), 2)
    shared = read.shared(np.array([2, 1, 2], np.int32))

    assert grouped.texts.tolist() == [0, 0, 0, 1, 1]
    assert (shared.terms.tolist(), shared.texts.tolist()) == ([1, 0, 1, 0], [0, 0, 2, 2])
    assert (read + read).terms.tolist() == read.terms.tolist() * 2
    assert read.once().texts.tolist() == [0, 0, 2, 2]
