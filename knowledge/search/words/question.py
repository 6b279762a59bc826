"""A question as the index reads it: each word with the stems that it may mean."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.reading.questions.vocabulary import Phrase, Vocabulary, longest, phrases
from knowledge.reading.words import is_stop_word, stem
from knowledge.search.words.forms import plainer
from knowledge.search.words.lexicon import Term
from knowledge.search.words.repair import Repairer, weighted

_SAME_WORD = 0.9
_SURE_REPAIR = 0.85
_OF_IT = "nya"
_LONG_ENOUGH = 5  # letters of a word that may be a slip
_AT_ONCE = 8  # questions
_OFTEN = 2  # a word said twice counts more, said ten times it does not


@dataclass(frozen=True, slots=True)
class Rarity:
    """The stems that one section's samples alone have, and those that many sections' texts have."""

    rare: frozenset[str] = frozenset()
    frequent: frozenset[str] = frozenset()


NOWHERE = Rarity()


@dataclass(frozen=True, slots=True)
class SaidWord:
    """A word of a question, spelled out, and the stem that it most likely means."""

    text: str
    stem: str

    @property
    def is_telling(self) -> bool:
        return not is_stop_word(self.text)


def informative(terms: Sequence[Term]) -> list[Term]:
    """Return the terms that carry a subject; all of them if none does."""
    return [term for term in terms if not is_stop_word(term.word)] or list(terms)


class QuestionReader:
    """Reads questions with the words of one index and one vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        stems: Collection[str],
        rarity: Rarity = NOWHERE,
    ) -> None:
        """`stems` are those of the index, and `rarity` tells the rare ones from the frequent."""
        self._vocabulary = vocabulary
        self._stems = stems
        self._rare = rarity.rare
        self._often = Repairer(rarity.frequent)
        self._repairer = Repairer([*stems, *vocabulary.entries])
        # One question is read several times on its way.
        self.words = lru_cache(_AT_ONCE)(self._words)
        """Cut a question into words, chat spelling spelled out, typos in listed words repaired."""
        self._read = lru_cache(_AT_ONCE)(self._read_terms)

    def _words(self, question: str) -> list[str]:
        typed = self._vocabulary.read(question)
        repaired = [self._listed(word) or word for word in typed]
        return self._vocabulary.spell_out(repaired) if repaired != typed else typed

    def cut(self, question: str) -> list[SaidWord]:
        """Cut a question into words, each with the stem that it most likely means."""
        return [SaidWord(word, stem(self._mended(word))) for word in self.words(question)]

    def mended(self, question: str) -> str:
        """Write a question out with each unknown word replaced by its best repair."""
        return " ".join(self._mended(word) for word in self.words(question))

    def _mended(self, word: str) -> str:
        if slips := self._slips(stem(word)):
            return slips[0]
        if self._is_known(word):
            return word
        return next((found for found, _ in self._repairer.candidates(stem(word))), word)

    def elsewhere(self, read: list[str]) -> frozenset[Phrase]:
        """Return the phrases of a question that name what another office answers."""
        return self._vocabulary.elsewhere.intersection(phrases(read))

    def terms(self, read: list[str]) -> list[Term]:
        """Read words into terms. A single unknown letter says nothing and is left out."""
        return list(self._read(tuple(read)))

    def _read_terms(self, read: Sequence[str]) -> list[Term]:
        said: Counter[str] = Counter()
        terms = []
        for term in self._terms(list(read)):
            said[term.word] += 1
            if said[term.word] <= _OFTEN and (len(term.word) > 1 or term.alternatives):
                terms.append(term)
        return terms

    def _terms(self, read: list[str]) -> Iterable[Term]:
        place = 0
        meanings = self._vocabulary.meaning
        while place < len(read):
            phrase = longest(read, place, self._vocabulary.meaning_starts, meanings)
            if phrase:
                own = [(stem(phrase[0]), 1.0)] if len(phrase) == 1 else []
                others = [(meant, _SAME_WORD) for meant in meanings[phrase]]
                yield Term(" ".join(phrase), (*own, *others))
            elif is_stop_word(read[place]):
                yield Term(read[place], ((stem(read[place]), 1.0),))
            else:
                yield self._term(read[place])
            place += len(phrase) or 1

    def _term(self, word: str) -> Term:
        own = stem(word)
        if own in self._stems or own in self._vocabulary.same:
            same = self._vocabulary.same.get(own, ())
            slips = self._slips(own) if not same else ()
            others = ((other, _SAME_WORD) for other in (*same, *slips))
            return Term(word, ((own, 1.0), *others))
        if word in self._vocabulary.known or own in self._vocabulary.known:
            return Term(word, ())
        meant = weighted(pair for pair in self._repairer.candidates(own) if pair[0] in self._stems)
        return Term(word, tuple(meant))

    def _slips(self, own: str) -> tuple[str, ...]:
        """Return the frequent stem of which a rare one may be a slip.

        One misspelt sample makes a word known, and all who misspell it so would get that section.
        """
        if own not in self._rare or len(own) < _LONG_ENOUGH or own in self._vocabulary.known:
            return ()
        return tuple(
            found
            for found, _ in self._often.candidates(own)[:1]
            if OSA.distance(own, found, score_cutoff=1) == 1
        )

    def _listed(self, word: str) -> str | None:
        """Return the word that a word surely means: misspelt, bent or with "-nya"; None if none."""
        bare = word.removesuffix(_OF_IT)
        if bare != word and (bare,) in self._vocabulary.spelling:
            return bare  # "ilang" of "ilangnya"
        for slip in self._slips(stem(word)):
            return slip if slip in self._vocabulary.entries else None
        if self._is_known(word):
            return None
        for candidate, likeness in self._repairer.candidates(word)[:1]:
            is_listed = likeness >= _SURE_REPAIR and candidate in self._vocabulary.entries
            if is_listed and likeness >= self._likeness_by_stem(word):
                return candidate
        return next((form for form in plainer(word) if self._is_known(form)), None)

    def _likeness_by_stem(self, word: str) -> float:
        """Return how near the word's stem is to one of the index (0..1).

        "kejnaggalan" is not far from "ketinggalan", and nearer to the stem of "kejanggalan".
        """
        nearest = self._repairer.candidates(stem(word))[:1]
        return next((likeness for found, likeness in nearest if found in self._stems), 0.0)

    def _is_known(self, word: str) -> bool:
        return (
            is_stop_word(word)
            or word in self._vocabulary.known
            or word in self._vocabulary.entries
            or stem(word) in self._stems
        )
