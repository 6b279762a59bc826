"""Fits the search: `python -m benchmarks.fit` writes `knowledge/search/scoring/fitted.json`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from benchmarks.content import CONTENT
from benchmarks.fit.data import ASKED, Asked, bare_names, plain_names, questions
from benchmarks.fit.leaning import EVENLY, fit_leaning
from benchmarks.fit.regression import Array, odds, padded, rank
from benchmarks.fit.thresholds import bands
from knowledge.reading.content import load
from knowledge.search.index import Index
from knowledge.search.scoring.fitted import FILE, SIGNS, Fitted, Odds, ranked, signs
from knowledge.search.scoring.views import NAMES, Look

_DECIMALS = 4


@dataclass(frozen=True)
class Case:
    """A question as the index sees it."""

    asked: Asked
    look: Look
    right: np.ndarray[Any, np.dtype[np.bool_]]  # one per section


def main() -> None:
    """Fit on one half of the questions and write the numbers."""
    if not ASKED.exists():
        raise SystemExit(f"{ASKED.name} lies beside no copy of this project: nothing to fit on")
    content = load(CONTENT)
    index = Index(content.library, content.vocabulary)
    asked = [
        *questions(content.moved),
        *plain_names(content.library),
        *bare_names(content.library),
    ]
    cases = _cases(index, asked)
    fitting = [case for case in cases if not case.asked.is_reported]
    weights = _weights([case for case in fitting if case.right.any()])
    rows = [_known(case, weights) for case in fitting]
    known = np.array([row for row, _ in rows])
    is_right = np.array([right for _, right in rows], float)
    has_answer = np.array([case.right.any() for case in fitting], float)
    is_told = np.array([not case.asked.is_made for case in fitting])
    says = np.array([case.asked.says for case in fitting])
    right = odds(known, is_right, says)
    # Few questions have no answer: together they weigh as much as all the others.
    balance = np.where(has_answer == 1, says, says @ has_answer / (has_answer == 0).sum())
    answerable = odds(known, has_answer, balance)
    numbers = Fitted(
        weights.astype(np.float32), _odds(right), _odds(answerable), 0, 0, 0, 0, EVENLY
    )
    limits = bands(
        [numbers.right.probability(row) for row in known[is_told].tolist()],
        [numbers.answerable.probability(row) for row in known[is_told].tolist()],
        is_right[is_told].astype(bool).tolist(),
        has_answer[is_told].astype(bool).tolist(),
    )
    numbers = replace(numbers, **limits)
    told = [case.asked for case in fitting if case.asked.places and not case.asked.is_made]
    leaning = fit_leaning(content, numbers, told)
    data = _data(weights, right, answerable, limits) | {"leaning": leaning}
    FILE.write_text(json.dumps(data, indent=2) + "\n")
    print(f"{len(fitting)} questions, {FILE.name} written; bands {limits}")


def _cases(index: Index, asked: Sequence[Asked]) -> list[Case]:
    places = index.places
    cases = []
    for one in asked:
        right = np.array([place in one.places for place in places])
        cases.append(Case(one, index.look(one.text), right))
    return cases


def _weights(cases: Sequence[Case]) -> Array:
    """Return the weights that rank the right sections first among the most promising ones."""
    rough = [NAMES.index(name) for name in ("words", "titled", "meant")]
    lists = [(case.look.figures, case.right) for case in cases]
    return rank(*padded(lists, rough), np.array([case.asked.says for case in cases]))


def _known(case: Case, weights: Array) -> tuple[tuple[float, ...], bool]:
    scores = (case.look.figures @ weights).astype(np.float32)
    known = signs(case.look, scores, ranked(scores, 2))
    return known, bool(case.right[scores.argmax()])


def _odds(fit: tuple[float, Array]) -> Odds:
    return Odds(fit[0], tuple(fit[1].tolist()))


def _data(
    weights: Array,
    right: tuple[float, Array],
    answerable: tuple[float, Array],
    limits: dict[str, float],
) -> dict[str, Any]:
    def table(fit: tuple[float, Array]) -> dict[str, float]:
        named = zip(SIGNS, fit[1].tolist(), strict=True)
        return {"constant": round(fit[0], _DECIMALS)} | {k: round(v, _DECIMALS) for k, v in named}

    return {
        "made_by": "make fit",
        "weights": dict(zip(NAMES, np.round(weights, _DECIMALS).tolist(), strict=True)),
        "right": table(right),
        "answerable": table(answerable),
        "bands": {name: round(value, _DECIMALS) for name, value in limits.items()},
    }


if __name__ == "__main__":
    main()
