"""Questions that name an SOP as a whole and ask for nothing within: "paspor rusak gmn".

What answers them is the front page of the SOP, which stands for its opening.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import is_stop_word, listed, words
from knowledge.search.words.cues import Cues
from knowledge.search.words.lexicon import Term
from knowledge.search.words.names import OF_ALL, Name, Names
from knowledge.search.words.question import QuestionReader

# Stop words that ask for one thing. With the others, people only ask in general.
_ASKING = listed(
    """
    apa apaan apakah are belum berapa berapakah bila bisa bisakah blm boleh bolehkah bs bsa bukan
    bukankah can dapat dapatkah dibuat dimana dimanakah did does enggak for from gak harus haruskah
    has how if jangan jgn kapan kapankah karena kenapa kalau kalo klo kl knapa knp krn mana mengapa
    mn mna ngapain ngga nggak perlu perlukah sebab sebelum setelah siapa siapakah sudah sudahkah
    tak tanpa tdk tidak tidakkah udah udh wajib what when where which who why without
    """
)
_MOST_WORDS = 7
_HALF = 0.5  # of a heading
_STEPS = listed("alur cara langkah")  # a heading of these and a name: "Alur deportasi"
_HOW_MUCH, _THERE_ARE, _FEE = "berapa", "ada", "biaya"
# Words beside a name that ask for no more than all there is.
_IN_GENERAL = listed("bantu info informasi jelaskan mohon orang penjelasan tanya tentang urus")


@dataclass(frozen=True, slots=True)
class Whole:
    """The SOPs that a question names, as their places in the shelf's list, and how exactly."""

    sops: tuple[int, ...]
    is_title: bool


class Wholes:
    """The names of one shelf, and what stands for something within."""

    def __init__(
        self, sops: Sequence[Sop], vocabulary: Vocabulary, cues: Cues, reader: QuestionReader
    ) -> None:
        self._numbers = {sop.id: number for number, sop in enumerate(sops)}
        self._titles = [
            {_stems(vocabulary, title) for title in (sop.title, sop.title.partition("(")[0])}
            for sop in sops
        ]
        self._headings = [
            [_stems(vocabulary, part.heading) - self._subject(number) for part in sop.sections]
            for number, sop in enumerate(sops)
        ]
        self._steps = [
            {
                _stems(vocabulary, part.heading) - _STEPS
                for part in sop.sections
                if _STEPS.intersection(words(part.heading))
            }
            for sop in sops
        ]
        self._names = Names(sops, vocabulary)
        self._owners: dict[Name, set[int]] = {}
        for number, sop in enumerate(sops):
            for name in (sop.title, sop.title.partition("(")[0], *sop.aliases):
                stems = _stems(vocabulary, name)
                # "paspor jadi" is more than "paspor".
                if stems and (stems - OF_ALL or OF_ALL.issuperset(words(name))):
                    self._owners.setdefault(stems, set()).add(number)
        self._cues = cues
        self._reader = reader
        owners = [number for number, sop in enumerate(sops) for _ in sop.sections]
        fits = cues.scores([_FEE]).tolist()
        self._with_fee = {owner for owner, fit in zip(owners, fits, strict=True) if fit}
        self._holding: dict[str, list[Name]] = {}
        for owned in self._owners:
            for stem in owned:
                self._holding.setdefault(stem, []).append(owned)

    def named(self, question: str) -> Whole | None:
        """Return the SOPs that a question names and asks nothing within; None if it asks more."""
        said = self._reader.words(question)
        if len(said) > _MOST_WORDS or not _ASKING.isdisjoint(said):
            return None
        terms = [
            term
            for term in self._reader.terms(said)
            if not is_stop_word(term.word) and term.word not in _IN_GENERAL
        ]
        if not all(term.alternatives for term in terms):
            return None
        telling = frozenset(term.alternatives[0][0] for term in terms)
        # An SOP may be named in several ways, which come in no order.
        found = [
            (number, name)
            for name in self._names_of(telling) or self._synonyms_of(terms)
            for number in self._owners_of(name)
            if not self._is_within(name, number)
        ]
        if not found:
            return None
        is_title = any(name in self._titles[number] for number, name in found)
        return Whole(tuple(sorted({number for number, _ in found})), is_title)

    def fee_of(self, question: str) -> str | None:
        """Return "biaya X" for "X berapa" if X is an SOP that has a section about its fee."""
        said = self._reader.words(question)
        while said and said[-1] != _HOW_MUCH and is_stop_word(said[-1]):
            said = said[:-1]
        if len(said) < 2 or said[-1] != _HOW_MUCH or said[-2] == _THERE_ARE:
            return None
        subject = " ".join(said[:-1])
        whole = self.named(subject)
        if whole is None or self._with_fee.isdisjoint(whole.sops):
            return None
        return f"{_FEE} {subject}"

    def _names_of(self, telling: Name) -> list[Name]:
        """Return the names that say just that, or just that of a passport."""
        if telling in self._owners:
            return [telling]
        subject = telling - OF_ALL
        return [name for name in self._names.within(telling) if subject <= name]

    def _synonyms_of(self, terms: Sequence[Term]) -> list[Name]:
        """Return the names that say the same in other words."""
        meant = [frozenset(stem for stem, _ in term.alternatives) for term in terms]
        every = frozenset().union(*meant)
        near = {name for stem in every for name in self._holding.get(stem, ())}
        return [
            name
            for name in near
            if name <= every and all(not name.isdisjoint(stems) for stems in meant)
        ]

    def _owners_of(self, name: Name) -> Iterable[int]:
        own = self._owners.get(name)
        return own or {self._numbers[owner] for owner in self._names.owners([name])}

    def _is_within(self, telling: Name, number: int) -> bool:
        """Whether a heading of the SOP, or what may be asked of any, has all that is beside it."""
        more = telling - self._subject(number)
        if not more:
            return telling in self._steps[number]
        if more <= self._cues.said(sorted(more)):
            return True
        return any(
            more <= heading and len(more) >= _HALF * len(heading)
            for heading in self._headings[number]
        )

    def _subject(self, number: int) -> Name:
        return OF_ALL.union(*self._titles[number])


def _stems(vocabulary: Vocabulary, text: str) -> Name:
    return frozenset(vocabulary.stems(text))
