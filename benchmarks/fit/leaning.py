"""Fits how a question leans on the one before it: a weight per clue, for every way to lean."""

from collections.abc import Sequence

import numpy as np

from benchmarks.fit.data import Asked
from benchmarks.fit.dialogues import Dialogue, made, told
from benchmarks.fit.regression import padded, rank
from knowledge.reading.content import Content
from knowledge.search.answer import Answerer
from knowledge.search.follow_up import CLUES, READINGS, Leaning
from knowledge.search.index import Index
from knowledge.search.scoring.fitted import Fitted

# Used for the turns before the last one, until the fitted weights exist.
EVENLY = {how: np.ones(len(CLUES), np.float32) / len(READINGS) for how in Leaning}
_MADE = 0.03  # the weight of a made dialogue; a told one weighs 1
_DECIMALS = 4


def fit_leaning(
    content: Content, numbers: Fitted, asked: Sequence[Asked]
) -> dict[str, dict[str, float]]:
    """Fit on half of the told dialogues and on dialogues made from the labelled questions."""
    answerer = Answerer(content.library, content.vocabulary, numbers)
    dialogues = [*told(content.moved, answerer), *made(asked, content.library, answerer)]
    return {how: _weights(answerer.index, dialogues, how) for how in Leaning}


def _weights(index: Index, dialogues: Sequence[Dialogue], how: Leaning) -> dict[str, float]:
    lists, weight = [], []
    for dialogue in dialogues:
        reading = index.read(dialogue.question, dialogue.before)
        if reading.how is not how:
            continue
        _, clues = index.clues(reading, index.look(reading.asked))
        right = np.array([place in dialogue.places for place in index.places])
        if how is not Leaning.MAYBE:
            # Read with a wrong subject, a question teaches nothing about the right one.
            right &= clues[:, CLUES.index("same_sop")] > 0
        if right.any():
            lists.append((clues.astype(float), right))
            weight.append(_MADE if dialogue.is_made else 1.0)
    found = rank(*padded(lists, range(len(READINGS))), np.array(weight))
    # The odds were fitted on the scores of one reading.
    found /= found[: len(READINGS)].sum()
    print(f"{how}: {len(lists)} dialogues, {weight.count(1.0)} of them told")
    return dict(zip(CLUES, np.round(found, _DECIMALS).tolist(), strict=True))
