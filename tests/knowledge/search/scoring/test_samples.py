"""Sample questions: how alike they are to what is asked, section by section."""

import numpy as np
import pytest

from knowledge.search.scoring.samples import Grouping, Samples, highest
from knowledge.search.words.lexicon import Lexicon

# Two groups of two; the third has none.
TEXTS = [["paspor", "hilang"], ["denda", "paspor"], ["paspor", "rusak"], ["foto", "gagal"]]
LEXICON = Lexicon()
READ = LEXICON.read(TEXTS)
LEXICON.learn_pairs(READ)
SAMPLES = Samples(READ, LEXICON)
GROUPING = Grouping([0, 0, 1, 1], 3)


def said(*words: str) -> dict[int, float]:
    return dict.fromkeys(LEXICON.read([words]).terms.tolist(), 1.0)


def test_the_same_words_are_most_alike() -> None:
    pair = LEXICON.pair("paspor", "hilang")
    assert pair is not None

    found, alike = SAMPLES.likeness({**said("paspor", "hilang"), pair: 0.7}, 0)

    likeness = dict(zip(found.tolist(), alike.tolist(), strict=True))
    assert likeness[0] == pytest.approx(1.0)
    assert likeness[0] > likeness[1]
    assert 3 not in likeness  # shares no word


def test_a_word_that_no_sample_has_takes_likeness_away() -> None:
    _, plain = SAMPLES.likeness(said("denda"), 0)
    _, strange = SAMPLES.likeness(said("denda"), 1)

    assert strange[0] < plain[0]


def test_every_group_gets_its_best_and_the_mean_of_its_eight_best() -> None:
    found, alike = np.array([0, 1, 2], np.int32), np.array([0.5, 0.3, 0.4], np.float32)

    best, mean = GROUPING.best(found, alike), GROUPING.mean_of_best(found, alike)

    assert best.tolist() == pytest.approx([0.5, 0.4, 0])
    assert mean.tolist() == pytest.approx([0.8 / 8, 0.4 / 8, 0])  # what is missing is not alike


@pytest.mark.parametrize(
    "scores",
    [
        np.random.default_rng(7).permutation(5_000),
        np.arange(5_000) % 16 == 0,  # the high ones are just those that are looked at first
        np.arange(5_000) % 16,  # and here none of them
        np.zeros(5_000),
        np.arange(1_030),
        np.arange(40),
    ],
)
def test_the_highest_are_those_that_sorting_puts_first(scores: np.ndarray) -> None:
    scores = scores.astype(np.float32)

    found = highest(scores, 1_000)

    best = np.sort(scores[scores > 0])[::-1][:1_000]
    assert np.sort(scores[found])[::-1].tolist() == best.tolist()
    assert len(set(found.tolist())) == len(found)


def test_only_the_eight_best_of_a_group_count() -> None:
    alike = np.array([1, *[0.5] * 4, *[0.1] * 4, 1], np.float32)

    mean = Grouping([0] * 9 + [1], 2).mean_of_best(np.arange(10), alike)

    assert mean.tolist() == pytest.approx([3.3 / 8, 1 / 8])


def test_without_any_sample_nothing_is_alike() -> None:
    lexicon = Lexicon()
    nothing = lexicon.read([])
    samples, grouping = Samples(nothing, lexicon), Grouping([], 2)

    found, alike = samples.likeness({}, 0)

    assert found.size == 0
    assert grouping.best(found, alike).tolist() == [0, 0]
    assert grouping.mean_of_best(found, alike).tolist() == [0, 0]
