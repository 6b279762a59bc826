"""The best of a list of scores, in their order."""

import numpy as np
import pytest

from knowledge.search.scoring.fitted import ranked


@pytest.mark.parametrize("most", [1, 2, 10])
@pytest.mark.parametrize("scores", [[], [1], [1, 3, 3, 2], [0] * 30, [2, 5] * 20, range(50)])
def test_the_best_come_first_and_of_equal_ones_the_first(scores: list[float], most: int) -> None:
    given = np.array(scores, np.float32)

    assert ranked(given, most) == np.argsort(-given, kind="stable")[:most].tolist()
