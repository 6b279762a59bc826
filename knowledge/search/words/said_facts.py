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
# A number is an age behind who has it, so many words away: "anak angkat 6 tahun".
_PEOPLE = listed(
    "anak bayi balita cucu kuliahan mahasiswa mahasiswi "
    "nenek kakek bapak ibu mbak mas mbah suami istri"
)
_BEFORE_AGE = 3
_UNITS = listed("hari minggu bulan kali orang lembar jam juta ribu")
_BEHIND_NO_AGE = listed("lagi lg lalu")
# Behind these stands somebody else than the applicant: "jenguk anak", "dibawa kakek".
_OF_ANOTHER = listed(
    "jenguk menjenguk kunjungi mengunjungi ketemu bertemu menemui susul menyusul "
    "dibawa diajak diantar dianter ikut bareng"
)
# What somebody used is not what they ask for: "pulang pakai SPLP".
_USED = listed("pakai pake memakai dengan bekas")
# What these do is not what the applicant does: "ibunya TKI".
_RELATIVES = listed("ibunya bapaknya ayahnya suaminya istrinya ortunya")


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
        if any(at == 0 or read[at - 1] not in _USED for at in _places(_stems(phrase), stems))
    ]
    if found:
        return max(found, key=lambda it: it[0])[1]
    nameless = (case for case in cases.values() if not case.words)
    return next((case for case in nameless if _names_any(case, read, stems)), None)


def said(case: CaseFile, read: Sequence[str]) -> Chosen:
    """Return the facts that a question names, each with its option. `read` are its words."""
    stems = [stem(word) for word in read]
    chosen: dict[str, frozenset[str]] = {}
    for fact in case.facts:
        options = _of_fact(fact, read, stems)
        if options and (fact.takes_many or len(options) == 1):
            chosen[fact.id] = options
    return {id: options for id, options in chosen.items() if _is_offered(case, id, chosen)}


def _names_any(case: CaseFile, read: Sequence[str], stems: list[str]) -> bool:
    """Whether a question tells of a case, even where it leaves open which option is meant."""
    return any(_found(fact, read, stems) for fact in case.facts)


def _is_offered(case: CaseFile, id: str, chosen: Chosen) -> bool:
    fact = case.fact(id)
    offered = {option.id for option in fact.offered(chosen)} if fact else set()
    return chosen[id] <= offered


def _of_fact(fact: Fact, read: Sequence[str], stems: list[str]) -> frozenset[str]:
    found = _found(fact, read, stems)
    longest = [it for it in found if not any(_is_within(it, other) for other in found)]
    denied = {it.option for it in longest if it.is_denied}
    return frozenset(it.option for it in longest) - denied


def _found(fact: Fact, read: Sequence[str], stems: list[str]) -> list[_Said]:
    of_person = any(option.ages for option in fact.options)
    return [it for option in fact.options for it in _said_of(option, read, stems, of_person)]


def _said_of(
    option: Option, read: Sequence[str], stems: list[str], of_person: bool
) -> Iterator[_Said]:
    for phrase in map(_stems, option.words):
        for start in _places(phrase, stems):
            before = read[start - 1] if start > 0 else ""
            if before not in _RELATIVES and not (of_person and _is_of_another(read, start)):
                yield _Said(option.id, start, start + len(phrase), before in _DENIALS)
    if option.ages is not None:
        youngest, oldest = option.ages
        for start, age in _ages(read, stems):
            if youngest <= age <= oldest:
                yield _Said(option.id, start, start + 1, is_denied=False)


def _ages(read: Sequence[str], stems: list[str]) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(read):
        if word.isdigit() and len(word) <= 2 and _is_age(at, read, stems):
            yield at, int(word)


def _is_age(at: int, read: Sequence[str], stems: list[str]) -> bool:
    if at > 0 and read[at - 1] in _OF_AGE:
        return True
    is_of_somebody = any(word in _PEOPLE for word in read[max(0, at - _BEFORE_AGE) : at])
    behind = read[at + 1 : at + 3]
    if at + 1 < len(read) and stems[at + 1] == _YEAR:
        is_span = any(word in _BEHIND_NO_AGE for word in behind)
        return is_of_somebody and not is_span and int(read[at]) not in _VALIDITIES
    return is_of_somebody and not (behind and behind[0] in _UNITS)


def _is_of_another(read: Sequence[str], start: int) -> bool:
    """Whether a word for a person means another than the applicant: "anaknya", "jenguk anak"."""
    return read[start].endswith("nya") or (start > 0 and read[start - 1] in _OF_ANOTHER)


def _is_within(it: _Said, other: _Said) -> bool:
    return other.start <= it.start and it.end <= other.end and it.length < other.length


def _stems(phrase: str) -> list[str]:
    return [stem(word) for word in words(phrase)]


def _places(phrase: list[str], stems: list[str]) -> Iterable[int]:
    length = len(phrase)
    return [at for at in range(len(stems) - length + 1) if stems[at : at + length] == phrase]
