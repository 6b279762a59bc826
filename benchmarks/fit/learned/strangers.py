"""Counts the words of questions that nothing answers: `knowledge/search/scoring/strangers.json`."""

import json
from collections import Counter
from collections.abc import Collection, Iterable

from benchmarks.content import CONTENT
from benchmarks.fit.data import ASKED, Asked, questions, short_questions
from knowledge.reading.content import Content, load
from knowledge.reading.sops.moved_sections import Moved
from knowledge.reading.words import stem
from knowledge.search.abilities import with_abilities
from knowledge.search.scoring.strangers import FILE, StrangerCounts, pairs, telling


class Counting:
    """Counts words against those of all sample questions, also of those for what the bot can do."""

    def __init__(self, content: Content) -> None:
        self._vocabulary = content.vocabulary
        shelf = with_abilities(content.library, content.abilities).values()
        self._samples = {sop.id: len(sop.questions) for sop in shelf}
        self._words = {sop.id: self._in(sample.text for sample in sop.questions) for sop in shelf}

    def counts(self, strangers: Iterable[Asked], hidden: Collection[str] = ()) -> StrangerCounts:
        """Return the counts, without the samples of some SOPs."""
        texts = [question.text for question in strangers]
        known = [sop_id for sop_id in self._samples if sop_id not in hidden]
        words = {
            word: (times, sum(self._words[sop_id][word] for sop_id in known))
            for word, times in sorted(self._in(texts).items())
        }
        found = StrangerCounts(len(texts), sum(self._samples[sop_id] for sop_id in known), words)
        telling = {word: counted for word, counted in words.items() if found.odds(word)}
        return StrangerCounts(found.strangers, found.samples, telling)

    def _in(self, texts: Iterable[str]) -> Counter[str]:
        """Return in how many texts each word is, and each pair of neighbours."""
        counted = Counter[str]()
        for text in texts:
            stems = [stem(word) for word in self._vocabulary.read(text)]
            counted.update((*telling(stems), *pairs(stems)))
        return counted


def strangers_to_fit_on(moved: Moved) -> list[Asked]:
    """Return the questions that nothing answers, without those that are only reported on."""
    asked = [*questions(moved), *short_questions(moved)]
    return [question for question in asked if not (question.places or question.is_reported)]


def main() -> None:
    """Count in all questions to fit on and write the file."""
    if not ASKED.exists():
        raise SystemExit(f"{ASKED.name} lies beside no copy of this project: nothing to fit on")
    content = load(CONTENT)
    found = Counting(content).counts(strangers_to_fit_on(content.moved))
    lines = (json.dumps([word, *counted]) for word, counted in found.words.items())
    FILE.write_text(
        f'{{"made_by": "make fit", "strangers": {found.strangers}, "samples": {found.samples},'
        ' "words": [\n' + ",\n".join(lines) + "\n]}\n",
        encoding="utf-8",
    )
    print(f"{found.strangers} questions that nothing answers, {len(found.words):,} words and pairs")


if __name__ == "__main__":
    main()
