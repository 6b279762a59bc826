"""The peers of `make bench-search` on the same shelves, by section. They always show the first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.cold.shelves import TENTH, Case
from benchmarks.fit.data import Asked
from benchmarks.search.contenders import peers
from benchmarks.search.engine import Contender
from benchmarks.search.runner import rows
from benchmarks.search.texts.data import Collection, Question
from benchmarks.search.texts.sources import section_id, sections_of
from knowledge.reading.sops.library import Library
from knowledge.search.answer import TO_CHOOSE

_KEYS = ("bm25s-stems", "tantivy", "tantivy-fuzzy", "fts5", "minisearch")
_SAMPLES = (0, 5)
HEAD = "| peer, a tenth new | samples a section | asked | first | among four |"


def table(library: Library, cases: Iterable[Case]) -> str:
    """Run the peers on each tenth of the shelf. Return a table of the first and the first four."""
    chosen = [contender for contender in peers() if contender.key in _KEYS]
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    missing: dict[str, str] = {}
    for case in cases:
        for samples in _SAMPLES if case.share == TENTH else ():
            for row in rows(_collection(case.shelf(library, samples), case.about_new), chosen):
                if row.outcome is None:
                    missing[row.contender.label] = row.skipped
                    continue
                places = zip(row.questions, row.outcome.clean.found, strict=True)
                found[row.contender.key, samples] += [
                    _place(question.gold, ids) for question, ids in places
                ]
    return _lines(chosen, found, missing)


def _collection(library: Library, asked: Sequence[Asked]) -> Collection:
    ids = {
        (sop.id, part.heading): section_id(part)
        for sop in library.values()
        for part in sop.sections
    }
    put = [
        Question(question.text, "", tuple(sorted(ids[place] for place in question.places)))
        for question in asked
    ]
    return Collection("new SOPs", sections_of(library, with_questions=True), put)


def _place(gold: Sequence[str], ids: Sequence[str]) -> int:
    """Return the place of the first right one, from 1; 0 if it was not found."""
    return next((at for at, one in enumerate(ids, start=1) if one in gold), 0)


def _lines(
    chosen: Sequence[Contender],
    found: dict[tuple[str, int], list[int]],
    missing: dict[str, str],
) -> str:
    lines = [HEAD, "|---|---|---|---|---|"]
    for contender in chosen:
        for samples in _SAMPLES:
            if places := found[contender.key, samples]:
                first = 100 * sum(at == 1 for at in places) / len(places)
                four = 100 * sum(1 <= at <= TO_CHOOSE for at in places) / len(places)
                row = (contender.label, samples, f"{len(places):,}", f"{first:.1f}", f"{four:.1f}")
                lines.append(f"| {' | '.join(map(str, row))} |")
    notes = [f"- Not run: {label} ({why})." for label, why in missing.items()]
    return "\n".join([*lines, *(["", *notes] if notes else [])])
