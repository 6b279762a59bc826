"""Fit the weights of `knowledge/search/confidence.py`: `python -m tests.knowledge.calibrate`.

What is known: `questions.jsonl` (written before the shelf was), the SOPs' own sample questions,
each asked of a shelf that lacks a fifth of them (held out in turn), `off_topic.txt`, and where it
lies beside the project `../shared/eval/dev.jsonl`. What `[elsewhere]` of the vocabulary knows is
asked as if it were not listed, so that the odds do not lean on that list. Held-out sample questions
weigh little: many cannot be placed without the SOP they stand in.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from knowledge.search.confidence import Evidence

from knowledge.reading import library, vocabulary
from knowledge.reading.library import Library
from knowledge.reading.vocabulary import Vocabulary
from knowledge.search.index import Index

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DEV = ROOT.parent / "shared" / "eval" / "dev.jsonl"
FOLDS = 5
HELD_OUT_WEIGHT = 0.15
OFF_TOPIC_WEIGHT = 1.5


@dataclass(frozen=True)
class Case:
    """A question and what the search made of it."""

    question: str
    is_answerable: bool
    is_right: bool
    is_held_out: bool
    evidence: Evidence

    @property
    def features(self) -> list[float]:
        return [self.evidence.matched, self.evidence.named, self.evidence.margin]


def cases(shelf: Library, words: Vocabulary) -> Iterator[Case]:
    """Ask everything that is known."""
    index = Index(shelf, words)
    for path in (HERE / "questions.jsonl", DEV):
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            yield case(index, row["question"], row["sop"])
    for line in (HERE / "off_topic.txt").read_text(encoding="utf-8").splitlines():
        yield case(index, line, [])
    for fold in range(FOLDS):
        yield from held_out(shelf, words, fold)


def held_out(shelf: Library, words: Vocabulary, fold: int) -> Iterator[Case]:
    """Ask a fifth of the sample questions of a shelf that lacks them."""
    kept = {
        sop.id: replace(
            sop,
            questions=tuple(q for at, q in enumerate(sop.questions) if at % FOLDS != fold),
        )
        for sop in shelf.values()
    }
    index = Index(Library(kept), words)
    for sop in shelf.values():
        for question in sop.questions[fold::FOLDS]:
            yield case(index, question.text, [sop.id], is_held_out=True)


def case(index: Index, question: str, ids: list[str], *, is_held_out: bool = False) -> Case:
    finding = index.find(question)
    is_right = bool(finding.hits) and finding.hits[0].sop.id in ids
    return Case(question, bool(ids), is_right, is_held_out, finding.evidence)


def fit(features: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, the constant last."""
    mean, spread = features.mean(0), features.std(0)
    scaled = np.c_[(features - mean) / spread, np.ones(len(features))]
    found = np.zeros(scaled.shape[1])
    for _ in range(20_000):
        likely = 1 / (1 + np.exp(-scaled @ found))
        ridge = 1e-3 * np.r_[found[:-1], 0]
        found -= 0.5 * (scaled.T @ (weights * (likely - truth)) / weights.sum() + ridge)
    slopes = found[:-1] / spread
    return np.r_[slopes, found[-1] - slopes @ mean]


def say(*parts: object) -> None:
    sys.stdout.write(" ".join(map(str, parts)) + "\n")


def main() -> None:
    shelf = library.load(ROOT / "knowledge" / "sop")
    words = vocabulary.load(ROOT / "knowledge" / "vocabulary.toml")
    everything = list(cases(shelf, words))
    features = np.array([one.features for one in everything])
    answerable = np.array([one.is_answerable for one in everything])
    right = np.array([one.is_right for one in everything])
    weights = np.array(
        [HELD_OUT_WEIGHT if one.is_held_out else 1.0 for one in everything]
    ) * np.where(answerable, 1.0, OFF_TOPIC_WEIGHT)
    about = fit(features[:, :2], answerable, weights).round(2)
    say("about the shelf: matched, named, 1 =", about)
    say("right: matched, named, margin, 1 =", fit(features, right, weights).round(2))

    def share(group: list[Case], test: str) -> str:
        hits = sum(getattr(one.evidence, test)() for one in group)
        return f"{hits}/{len(group)} = {hits / max(1, len(group)):.3f}"

    groups = {
        "real questions": [c for c in everything if c.is_answerable and not c.is_held_out],
        "  of them found right": [c for c in everything if c.is_right and not c.is_held_out],
        "held-out samples": [c for c in everything if c.is_held_out],
        "off topic": [c for c in everything if not c.is_answerable],
        "  as if [elsewhere] were empty": [
            replace(c, evidence=replace(c.evidence, is_elsewhere=False))
            for c in everything
            if not c.is_answerable
        ],
    }
    for name, group in groups.items():
        kept, sure = share(group, "is_about_the_shelf"), share(group, "is_right")
        say(f"{name:32} not refused {kept}   sure {sure}")
    for one in everything:
        if one.evidence.is_right() and not one.is_right and not one.is_held_out:
            say("  sure and wrong:", one.question)


if __name__ == "__main__":
    main()
