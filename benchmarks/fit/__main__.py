"""Fits the search: `python -m benchmarks.fit` writes `knowledge/search/scoring/fitted.json`."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.content import CONTENT
from benchmarks.fit import bands, cases, floors, new
from benchmarks.fit.cases import ROUGH, Case, lengths
from benchmarks.fit.data import ASKED, balanced, plain_names, questions, short_questions
from benchmarks.fit.leaning import EVENLY, fit_leaning
from benchmarks.fit.regression import Array, padded, rank
from knowledge.reading.content import load
from knowledge.search.scoring.fitted import FILE, LENGTHS, SHARES, SIGNS, Fitted, Odds, OfKind
from knowledge.search.scoring.kinds import SectionKind
from knowledge.search.scoring.translation import Translation
from knowledge.search.scoring.views import NAMES

_DECIMALS = 4


def main() -> None:
    """Fit on one half of the questions and write the numbers."""
    if not ASKED.exists():
        raise SystemExit(f"{ASKED.name} lies beside no copy of this project: nothing to fit on")
    content = load(CONTENT)
    asked = [
        *questions(content.moved),
        *short_questions(content.moved),
        *plain_names(content.library),
    ]
    fitting = balanced([question for question in asked if not question.is_reported])
    whole = cases.of_whole(content, fitting, Translation.read())
    of_new = list(cases.of_new(content, fitting))
    numbers = fitted(whole, of_new)
    told = [
        question
        for question in fitting
        if question.places and not (question.is_made or question.is_short)
    ]
    data = _data(numbers) | {"leaning": fit_leaning(content, numbers, told)}
    FILE.write_text(json.dumps(data, indent=2) + "\n")
    print(
        f"{len(fitting)} questions, {FILE.name} written",
        floors.table(numbers, whole, of_new),
        sep="\n\n",
    )


def fitted(whole: Sequence[Case], of_new: Sequence[Case]) -> Fitted:
    """Return all numbers but those of questions that follow another."""
    many = _weights([case for case in whole if case.has_answer])
    weights = {kind: new.weigh(of_new, kind, many) for kind in (SectionKind.NONE, SectionKind.FEW)}
    nothing = np.zeros(len(SHARES), np.float32)
    shift = new.shift(of_new, many)
    ranking = Fitted(
        (
            *(
                bands.unknown(own, new.constants(of_new, kind, many, own, shift), shift)
                for kind, own in weights.items()
            ),
            bands.unknown(many, nothing),
        ),
        near=0.0,
        leaning=EVENLY,
    )
    old = bands.of_old(ranking, whole, of_new)
    kinds = (*(bands.of_new(ranking, kind, of_new) for kind in weights), old)
    return replace(ranking, kinds=kinds, near=new.near(ranking, of_new))


def _weights(chosen: Sequence[Case]) -> Array:
    """Return the weights that rank the right sections first among the most promising ones.

    There is a row for each of LENGTHS.
    """
    lists = [
        (np.hstack([part * case.look.figures for part in lengths(case.look)]), case.right)
        for case in chosen
    ]
    rough = [at + row * len(NAMES) for row in range(len(LENGTHS)) for at in ROUGH]
    found = rank(*padded(lists, rough), np.array([case.asked.says for case in chosen]))
    return found.reshape(len(LENGTHS), len(NAMES))


def _data(numbers: Fitted) -> dict[str, Any]:
    of_kinds = {
        kind.name.lower(): _of_kind(own)
        for kind, own in zip(SectionKind, numbers.kinds, strict=True)
    }
    return {"made_by": "make fit", **of_kinds, "near": round(numbers.near, _DECIMALS)}


def _of_kind(own: OfKind) -> dict[str, Any]:
    def odds(fit: Odds) -> dict[str, float]:
        return _rounded({"constant": fit.constant, **dict(zip(SIGNS, fit.weights, strict=True))})

    return {
        **{
            name: _rounded(dict(zip(NAMES, row, strict=True)))
            for name, row in zip(LENGTHS, own.weights.tolist(), strict=True)
        },
        "constants": _rounded(dict(zip(map(str, SHARES), own.constants.tolist(), strict=True))),
        "shift": round(own.shift, _DECIMALS),
        "right": odds(own.right),
        "sure": odds(own.sure),
        "answerable": odds(own.answerable),
        "bands": _rounded(vars(own.bands)),
    }


def _rounded(table: dict[str, float]) -> dict[str, float]:
    return {name: round(value, _DECIMALS) for name, value in table.items()}


if __name__ == "__main__":
    main()
