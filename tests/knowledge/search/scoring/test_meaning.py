"""Sample questions that mean the same in other words."""

import numpy as np

from knowledge.search.scoring.meaning import Meaning
from knowledge.search.words.lexicon import Lexicon

ASKED = [["paspor", "hilang"], ["paspor", "raib"], ["denda", "berapa"], ["bayar", "berapa"]]
LEXICON = Lexicon()
READ = LEXICON.read(ASKED)
NOTHING = LEXICON.read([[], []])
MEANING = Meaning(READ, np.array([0, 0, 1, 1], np.int32), NOTHING, len(LEXICON))
ALL = np.arange(4, dtype=np.int32)


def alike(*stems: str) -> list[float]:
    said = dict.fromkeys(LEXICON.read([stems]).terms.tolist(), 1.0)
    return MEANING.likeness(said, ALL)[0].tolist()


def test_another_word_of_the_same_section_is_near_though_no_word_is_shared() -> None:
    lost, gone, fine, paid = alike("hilang")

    assert gone > 0.5
    assert gone > fine
    assert gone > paid
    assert lost >= gone


def test_nothing_said_is_alike_to_nothing() -> None:
    assert MEANING.likeness({}, ALL)[0].tolist() == [0, 0, 0, 0]


def test_a_shelf_without_questions_is_known_by_its_sections() -> None:
    lexicon = Lexicon()
    none, told = lexicon.read([]), lexicon.read([["paspor"], ["denda"]])

    meaning = Meaning(none, np.array([], np.int32), told, len(lexicon))

    nearest, told = meaning.likeness({0: 1.0}, np.array([], np.int32))
    assert nearest.tolist() == []
    assert told[0] > told[1]
