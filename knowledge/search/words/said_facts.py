"""What a question says of an applicant: "nenek 70 thn umrah paspor ilang" names three facts.

Nothing is guessed: a fact that two options fit, or that is denied, is left to be asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.reading.cases import CaseFile, Cases, Chosen, Fact, Option
from knowledge.reading.words import listed, stem, words

_DENIALS = listed("bukan tidak belum tanpa")
_OF_AGE = listed("usia umur berumur berusia")
_YEAR = stem("tahun")
# A passport is valid for so many years: alone such a number says no age.
_VALIDITIES = (5, 10)


@dataclass(frozen=True, slots=True)
class _Said:
    """An option where a question says it."""

    option: str
    start: int
    end: int
    is_denied: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def named(cases: Cases, read: Sequence[str]) -> CaseFile | None:
    """Return the case that a question names by its longest words, or the one that needs no name."""
    stems = [stem(word) for word in read]
    found = [
        (len(phrase), case)
        for case in cases.values()
        for phrase in case.words
        if _places(_stems(phrase), stems)
    ]
    if found:
        return max(found, key=lambda it: it[0])[1]
    nameless = (case for case in cases.values() if not case.words)
    return next((case for case in nameless if said(case, read)), None)


def said(case: CaseFile, read: Sequence[str]) -> Chosen:
    """Return the facts that a question names, each with its option. `read` are its words."""
    stems = [stem(word) for word in read]
    chosen: dict[str, frozenset[str]] = {}
    for fact in case.facts:
        options = _of_fact(fact, read, stems)
        if options and (fact.takes_many or len(options) == 1):
            chosen[fact.id] = options
    return {id: options for id, options in chosen.items() if _is_offered(case, id, chosen)}


def _is_offered(case: CaseFile, id: str, chosen: Chosen) -> bool:
    fact = case.fact(id)
    offered = {option.id for option in fact.offered(chosen)} if fact else set()
    return chosen[id] <= offered


def _of_fact(fact: Fact, read: Sequence[str], stems: list[str]) -> frozenset[str]:
    found = [it for option in fact.options for it in _said_of(option, read, stems)]
    longest = [it for it in found if not any(_is_within(it, other) for other in found)]
    denied = {it.option for it in longest if it.is_denied}
    return frozenset(it.option for it in longest) - denied


def _said_of(option: Option, read: Sequence[str], stems: list[str]) -> Iterator[_Said]:
    for phrase in map(_stems, option.words):
        for start in _places(phrase, stems):
            is_denied = start > 0 and read[start - 1] in _DENIALS
            yield _Said(option.id, start, start + len(phrase), is_denied)
    if option.ages is not None:
        youngest, oldest = option.ages
        for start, age in _ages(read, stems):
            if youngest <= age <= oldest:
                yield _Said(option.id, start, start + 1, is_denied=False)


def _ages(read: Sequence[str], stems: list[str]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(read):
        if not word.isdigit() or len(word) > 2:
            continue
        is_named = at > 0 and read[at - 1] in _OF_AGE
        is_years = at + 1 < len(read) and stems[at + 1] == _YEAR
        if is_named or (is_years and int(word) not in _VALIDITIES):
            yield at, int(word)


def _is_within(it: _Said, other: _Said) -> bool:
    return other.start <= it.start and it.end <= other.end and it.length < other.length


def _stems(phrase: str) -> list[str]:
    return [stem(word) for word in words(phrase)]


def _places(phrase: list[str], stems: list[str]) -> Iterable[int]:
    length = len(phrase)
    return [at for at in range(len(stems) - length + 1) if stems[at : at + length] == phrase]
