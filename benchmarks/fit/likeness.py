"""Fits the likeness from which two questions ask the same: `knowledge/search/likeness.json`.

Every sample question is compared with the one most like it. At most the share `OF_ANOTHER` of the
pairs may be from different sections. What asks the same often has its answer in two sections, so
the true share of errors is lower.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks.content import CONTENT
from knowledge.reading.content import load
from knowledge.search.index import Index
from knowledge.search.likeness import FILE, Likeness

OF_ANOTHER = 0.15


def main() -> None:
    """Fit on the sample questions and write the number."""
    content = load(CONTENT)
    likeness = Likeness(Index(content.library, content.vocabulary))
    asked = [
        (sample.text, (sop.id, sample.heading))
        for sop in content.library.values()
        for sample in sop.questions
    ]
    pairs = _nearest([likeness.vector(text) for text, _ in asked], [place for _, place in asked])
    least = threshold(pairs)
    FILE.write_text(json.dumps({"made_by": "make fit", "same_from": round(least, 4)}) + "\n")
    held = sum(alike >= least for alike, _ in pairs)
    print(f"{len(asked)} questions, {held} of them with one as alike as {least:.4f}")


def threshold(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the lowest likeness from which few enough pairs are from different sections."""
    least, wrong = 1.0, 0
    for count, (alike, is_same_section) in enumerate(sorted(pairs, reverse=True), 1):
        wrong += not is_same_section
        if wrong <= OF_ANOTHER * count:
            least = alike
    return least


def _nearest(
    vectors: Sequence[Mapping[str, float]], places: Sequence[tuple[str, str]]
) -> list[tuple[float, bool]]:
    """Return for every question how alike the nearest other is, and whether both share a place."""
    held: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for at, vector in enumerate(vectors):
        for term, weight in vector.items():
            held[term][0].append(at)
            held[term][1].append(weight)
    columns = {term: (np.array(at), np.array(weights)) for term, (at, weights) in held.items()}
    found = []
    for at, vector in enumerate(vectors):
        alike = np.zeros(len(vectors))
        for term, weight in vector.items():
            others, weights = columns[term]
            alike[others] += weight * weights
        alike[at] = 0.0
        nearest = int(alike.argmax())
        found.append((float(alike[nearest]), places[at] == places[nearest]))
    return found


if __name__ == "__main__":
    main()
