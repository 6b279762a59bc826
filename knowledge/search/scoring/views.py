"""How well every section fits a question, seen in several ways: a row of figures for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from knowledge.reading.questions.vocabulary import Phrase, Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import OPENING
from knowledge.reading.words import is_stop_word, stem
from knowledge.search.scoring.bm25 import Floats, Texts, informed, rarest
from knowledge.search.scoring.kinds import SectionKind, kinds
from knowledge.search.scoring.meaning import Meaning
from knowledge.search.scoring.samples import PAIR_WEIGHT, Grouping, Samples
from knowledge.search.scoring.strangers import (
    StrangerCounts,
    StrangerEvidence,
    Strangers,
    pairs,
    telling,
)
from knowledge.search.scoring.tables import Tabled, Tables, below, part, table, value
from knowledge.search.scoring.texts import ShelfTexts
from knowledge.search.scoring.translation import Translated, Translation
from knowledge.search.scoring.verbatim import Verbatim
from knowledge.search.words.asides import Asides
from knowledge.search.words.cues import Cues
from knowledge.search.words.lexicon import Ints, Lexicon, Term, Weighed
from knowledge.search.words.names import Names
from knowledge.search.words.question import Rarity, informative

NAMES = (
    "words",  # BM25F over the section: its samples, heading, text and the names of its SOP
    "pairs",  # the same over pairs of words
    "titled",  # the share of the question in its heading and the names of its SOP
    "nearest",  # the sample question that is most alike
    "meant",  # the sample question nearest in meaning, or the section itself
    "sop_near",  # the mean of the eight nearest of its SOP
    "held",  # the share of its informative words that the section contains at all
    "cue",  # what kind of thing is asked fits the heading
    "proper",  # it answers something and is not only the opening of its SOP
    "translated",  # how likely its words are for what the section says
    "called",  # the share of the question that is one name of its SOP
)
# From so many words on a question is long, and up to so many it is short.
_LONG, _SHORT = 6, 3
# A stem in so few sections may be a slip of one in so many.
_RARE, _FREQUENT = 1, 12
# What is built besides the lexicon.
_OWN = ("_parents", "_proper", "_idf", "_is_told", "_rarest", "kinds")
_TEXTS = ("_words", "_pairs", "_titled", "_held")
_PARTS: Mapping[str, type[Tabled]] = {
    **dict.fromkeys(_TEXTS, Texts),
    "_samples": Samples,
    "_verbatim": Verbatim,
    "_by_section": Grouping,
    "_by_sop": Grouping,
    "_meaning": Meaning,
    "_translated": Translated,
}
# Fields of BM25F: samples, heading, text, names.
_ASKED, _HEADING, _TEXT, _NAME = 2.0, 1.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Look:
    """A question against the shelf: a row per section, and what is known of the question itself."""

    figures: NDArray[np.float32]  # sections × NAMES
    unknown: float  # the share of it that no word of the shelf surely means (0..1)
    # One per section: 1 if the question names what another office answers and the section does not.
    silent: Floats
    brevity: float  # how short the question is (0..1)
    unfit: Floats  # one per section: 1 if it must not be the answer to such a question
    foreign: float  # the share of it that sample questions say and no section
    sops: Ints  # the SOP of each section
    strange: StrangerEvidence  # whether it is a question that nothing answers

    @property
    def says_anything(self) -> bool:
        """Whether any informative word of the question is anywhere on the shelf."""
        return bool(self.figures[:, NAMES.index("held")].any())

    def only(self, rows: Ints) -> "Look":
        """Return the look at some of the sections."""
        return replace(
            self,
            figures=self.figures[rows].copy(),
            silent=self.silent[rows],
            unfit=self.unfit[rows],
            sops=self.sops[rows],
        )


def blended(looks: Sequence[Look], weights: Floats) -> Look:
    """Combine several looks, each with its weight. The first is the question by itself."""
    shares = (weights / (weights.sum() or 1.0)).tolist()
    figures = [share * look.figures for share, look in zip(shares, looks, strict=True)]
    return replace(looks[0], figures=np.sum(figures, axis=0).astype(np.float32))


class Views:
    """All sections of the shelf, indexed for looking."""

    def __init__(
        self,
        sops: Sequence[Sop],
        vocabulary: Vocabulary,
        tables: Tables | None = None,
        translation: Translation | None = None,
        strangers: StrangerCounts | None = None,
    ) -> None:
        """Index the sections, or take over `tables` that were built of the same words.

        `translation` and `strangers` replace the fitted ones.
        """
        self._vocabulary = vocabulary
        self.cues = Cues(sops, vocabulary)
        self._asides = Asides(sops, vocabulary)
        self._names = Names(sops, vocabulary)
        self._numbers = {sop.id: number for number, sop in enumerate(sops)}
        self._count = len(sops)
        self._naming = _naming(sops, vocabulary)
        if tables is None:
            self._build(sops, translation or Translation.read())
        else:
            self._load(tables)
        self._new = frozenset(self._new_names(sops))
        self._strangers = self.strangers(strangers or StrangerCounts.read())

    @property
    def tables(self) -> Tables:
        """Return all that was built."""
        own = {name: table(getattr(self, name)) for name in _OWN}
        lexicon = below("lexicon", self.lexicon.tables)
        parts = (below(name, getattr(self, name).tables) for name in _PARTS)
        return {**own, **lexicon, **{name: held for one in parts for name, held in one.items()}}

    @property
    def rarity(self) -> Rarity:
        """Return the stems that may be slips, and those of which they may be."""
        counts = self._held.frequency(len(self.lexicon))
        known = list(zip(self.lexicon, counts, self._is_told.tolist(), strict=True))
        return Rarity(
            frozenset(own for own, count, is_told in known if count <= _RARE and not is_told),
            frozenset(
                own
                for own, count, is_told in known
                if count >= _FREQUENT and is_told and not is_stop_word(own)
            ),
        )

    def look(
        self, typed: Sequence[str], terms: Sequence[Term], elsewhere: Iterable[Phrase] = ()
    ) -> Look:
        """Look at every section with one question. `elsewhere` are phrases of other offices."""
        numbered = self.lexicon.weighed(terms)
        weighed, total = informed(numbered, self._idf, self._rarest)
        words = self._words.sum(weighed) / total
        telling = informative(terms)
        told, telling_total = informed(self.lexicon.weighed(telling), self._idf, self._rarest)
        pairs = self._pairs_of(terms)
        two = [[(pair, float(self._idf[pair]))] for pair in pairs]
        cue = self.cues.scores(typed)
        about = self._subject(telling)
        figures = np.array(
            [
                words,
                (self._pairs.sum(weighed) + self._pairs.sum(two) / 2) / total,
                self._titled.sum(told) / telling_total,
                *self._near(terms, numbered, pairs),
                self._held.sum(told) / telling_total,
                cue,
                self._proper,
                self._translated.scores(numbered),
                self._called(about),
            ],
            np.float32,
        ).T
        lost = sum(1 - _surest(term) for term in telling)
        lost_share = min(1.0, lost * self._rarest / telling_total)
        brevity = min(1.0, max(0.0, (_LONG - len(terms)) / (_LONG - _SHORT)))
        unfit = self._asides.unfit(typed, self._is_overview(about), cue)
        return Look(
            figures,
            lost_share,
            self._silent_on(elsewhere),
            brevity,
            unfit,
            self._foreign(self.lexicon.weighed(telling)) / telling_total,
            self._parents,
            self._strangers.evidence(typed),
        )

    def _foreign(self, telling: Weighed) -> float:
        """Return the information in terms of which no section's own text knows any stem."""
        return sum(
            float(self._idf[term[0][0]])
            for term in telling
            if term and not any(self._is_told[number] for number, _ in term)
        )

    def _subject(self, telling: Sequence[Term]) -> Sequence[Term]:
        """Return the terms without those that tell what is asked of any subject."""
        if len(telling) > _LONG:
            return telling
        asked = self.cues.said([stem(term.word) for term in telling])
        return [term for term in telling if stem(term.word) not in asked] or telling

    def _is_overview(self, about: Sequence[Term]) -> NDArray[np.bool_]:
        """Return for every section whether the question only names its SOP and what is asked."""
        is_named = np.full(self._count, len(about) <= _LONG)
        for term in about if len(about) <= _LONG else ():
            found = [self._naming[own] for own, _ in term.alternatives if own in self._naming]
            is_named &= np.logical_or.reduce(found) if found else False
        return np.asarray(is_named[self._parents])

    def _called(self, about: Sequence[Term]) -> Floats:
        """Return for every section how much of the subject is one name of its SOP."""
        said = frozenset(term.alternatives[0][0] for term in about if term.alternatives)
        shares = np.zeros(self._count, np.float32)
        for name in self._names.within(said):
            for owner in self._names.owners([name]):
                number = self._numbers[owner]
                shares[number] = max(shares[number], len(name & said) / len(about))
        return shares[self._parents]

    def telling(self, *stems: str) -> float:
        """Return how rare a stem or a pair of stems is among the sample questions."""
        number = self.lexicon.number(stems[0]) if len(stems) == 1 else self.lexicon.pair(*stems)
        return self._samples.telling(number)

    def sampled(self, question: str) -> set[int]:
        """Return the sections of which the question is a sample, word for word."""
        numbers = [self.lexicon.number(stem(word)) for word in self._vocabulary.read(question)]
        known = [number for number in numbers if number is not None]
        return self._verbatim.owners(known) if known and len(known) == len(numbers) else set()

    def strangers(self, counts: StrangerCounts) -> Strangers:
        """Return what words say here for a question that nothing answers."""
        return Strangers(counts, self._share, self._new)

    def _share(self, said: str) -> float:
        """Return in how many of the sample questions a stem or a pair of stems is (0..1)."""
        stems = said.split()
        number = self.lexicon.number(said) if len(stems) == 1 else self.lexicon.pair(*stems)
        return self._samples.share(number)

    def _new_names(self, sops: Sequence[Sop]) -> Iterator[str]:
        """Yield the stems and pairs in headings and names of which nobody has asked much."""
        of_sections = iter(self.kinds.tolist())
        for sop in sops:
            new = [part.heading for part in sop.sections if next(of_sections) != SectionKind.MANY]
            for name in (sop.title, *sop.aliases, *new) if new else ():
                stems = [stem(word) for word in self._vocabulary.read(name)]
                yield from (*telling(stems), *pairs(stems))

    def _silent_on(self, phrases: Iterable[Phrase]) -> Floats:
        """Return for every section 1 if it lacks one of the phrases word for word, else 0."""
        silent = np.zeros(len(self._parents), np.float32)
        for phrase in phrases:
            stems = [stem(word) for word in phrase]
            two = [self.lexicon.pair(one, other) for one, other in pairwise(stems)]
            numbers = two or [self.lexicon.number(stems[0])]
            said = [[] if number is None else [(number, 1.0)] for number in numbers]
            held = sum((self._pairs.sum([one]) > 0).astype(int) for one in said)
            silent[held < len(said)] = 1
        return silent

    def _near(self, terms: Sequence[Term], numbered: Weighed, pairs: Sequence[int]) -> list[Floats]:
        said: dict[int, float] = {}
        for term in numbered:
            for number, weight in term:
                said[number] = max(weight, said.get(number, 0.0))
        unknown = sum(not term.alternatives for term in terms)
        found, alike = self._samples.likeness(said | dict.fromkeys(pairs, PAIR_WEIGHT), unknown)
        nearest = self._by_section.best(found, alike)
        sop_near = self._by_sop.mean_of_best(found, alike)
        likeness, told = self._meaning.likeness(said, found)
        meant = np.maximum(self._by_section.best(found, likeness), told)
        return [nearest, np.minimum(meant, 1), sop_near[self._parents]]

    def _pairs_of(self, terms: Sequence[Term]) -> list[int]:
        """Return the numbers of neighbouring stems that some text of the shelf has."""
        firsts = [term.alternatives[0][0] if term.alternatives else "" for term in terms]
        found = (self.lexicon.pair(one, other) for one, other in pairwise(firsts))
        return list(dict.fromkeys(pair for pair in found if pair is not None))

    # --- building ---

    def _build(self, sops: Sequence[Sop], translation: Translation) -> None:
        self.lexicon = Lexicon()
        texts = ShelfTexts.read(sops, self._vocabulary, self.lexicon)
        self.lexicon.read([translation.often_asked])
        self._parents = texts.parents
        self.kinds = kinds(texts.samples)
        self.lexicon.learn_pairs(texts.asked, texts.bodies)
        # Before the others: building these needs the most memory, which is freed afterwards.
        told = texts.bodies + texts.heads
        self._meaning = Meaning(texts.asked, texts.owners, told, len(self.lexicon))
        self._translated = Translated(texts, translation.among(self.lexicon))
        self._index(texts)
        self._samples = Samples(texts.asked, self.lexicon)
        self._verbatim = Verbatim(texts.asked, texts.owners)
        self._by_section = Grouping(texts.owners, texts.count)
        self._by_sop = Grouping(self._parents[texts.owners], len(sops))
        is_proper = [section.heading != OPENING for sop in sops for section in sop.sections]
        self._proper = np.array(is_proper, np.float32)

    def _load(self, tables: Tables) -> None:
        self.lexicon = Lexicon.of_tables(part("lexicon", tables))
        for name in _OWN:
            setattr(self, name, value(tables[name]))
        for name, kind in _PARTS.items():
            setattr(self, name, kind.of_tables(part(name, tables)))

    def _index(self, texts: ShelfTexts) -> None:
        heads, bodies, names, joined = texts.heads, texts.bodies, texts.names, texts.joined
        two = self.lexicon.pairs
        paired = joined + two(texts.asked).grouped(texts.owners, texts.count)
        rest = [(heads, _HEADING), (names, _NAME)]
        self._words = Texts([(joined, _ASKED), (bodies, _TEXT), *rest])
        self._pairs = Texts([(paired, _ASKED), (bodies + two(bodies), _TEXT), *rest])
        self._titled = Texts([(heads + names, 1.0)], saturation=0.0)
        self._held = Texts([(joined + heads + bodies + names, 1.0)], saturation=0.0)
        self._idf = self._pairs.idf(self.lexicon.size)
        self._rarest = rarest(texts.count)
        self._is_told = np.zeros(len(self.lexicon), bool)
        self._is_told[(heads + bodies + names).terms] = True


def _naming(sops: Sequence[Sop], vocabulary: Vocabulary) -> Mapping[str, NDArray[np.bool_]]:
    """Return for each stem of a name which SOPs have it in theirs."""
    found: dict[str, NDArray[np.bool_]] = {}
    for number, sop in enumerate(sops):
        for word in vocabulary.stems(" ".join((sop.title, *sop.aliases))):
            found.setdefault(word, np.zeros(len(sops), bool))[number] = True
    return found


def _surest(term: Term) -> float:
    """Return how surely a word of the shelf means the term (0..1)."""
    return max((weight for _, weight in term.alternatives), default=0.0)
