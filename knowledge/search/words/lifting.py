"""Which line of a section answers a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Section, Sop
from knowledge.reading.sops.text.arranging import is_lead
from knowledge.reading.sops.text.markdown import (
    Block,
    Conflict,
    Numbered,
    blocks,
    plain_block,
    text_of,
)
from knowledge.reading.words import is_stop_word, listed, stem
from knowledge.search.words.lexicon import Term

_REMEMBERED = 512
_DURATION = re.compile(
    r"\b(?:\d{1,4}|satu|dua|tiga|empat|enam) (?:menit|jam|hari|minggu|bulan|tahun)\b"
    r"|\bse(?:hari|minggu|bulan|tahun)\b",
    re.I,
)
_POST = re.compile(
    r"\{lapor"
    r"|\b(?:kasi|kepala|kakanim|seksi|petugas|pejabat|direktur|dirjen|menteri|polisi)\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:di|ke) (?:loket|kantor|kanim|ukk|bank|pos|seksi|polisi|disnaker)\b", re.I
)
_ALLOWED = re.compile(r"\b(?:boleh|dapat|bisa|tidak|tetap|jangan|cukup|diterima|ditolak)\b", re.I)
_BASIS = re.compile(r"\b(?:pasal|uu|pp|permen\w*|perpres|se)\b", re.I)
# What is asked, by the words that ask it, and what a line that answers it looks like.
_ASKS: Sequence[tuple[frozenset[str], re.Pattern[str]]] = (
    (listed("biaya bayar harga tarif denda uang ongkos bayarnya"), re.compile(r"\bRp")),
    (listed("lama kapan hari jam bulan tahun batas maksimal minimal"), _DURATION),
    (listed("siapa"), _POST),
    (listed("dimana mana"), _PLACE),
    (listed("boleh bisa dapat apakah perlu harus wajib"), _ALLOWED),
    (listed("pasal dasar hukum aturan"), _BASIS),
)
# Who asks like this wants the list from its beginning.
_ASKS_ALL = listed(
    "syarat syaratnya persyaratan dokumen dokumennya berkas berkasnya alur alurnya urutan "
    "urutannya langkah langkahnya tahap tahapan prosedur prosedurnya"
)
# Who asks neither whether nor what may not be is answered by a line that denies only if it says
# some of the words: "jam buka" asks for the hours, not when nothing is opened.
_DENIES = re.compile(r"\b(?:tidak|bukan|jangan)\b", re.I)
_ASKS_WHETHER = listed(
    "boleh bisa biso pacak dapat apakah perlu harus hrs wajib tidak gak nggak enggak dak idak "
    "bukan jangan tanpa blm belum kenapa mengapa napa larang dilarang masih tetap"
)
_SOME_WORDS = 2
# What is so already is answered by a line of that, and by none of what is not so yet.
_ALREADY = listed("sudah udah sdh udh")
_SO = re.compile(r"\bsudah\b", re.I)
_NOT_YET = re.compile(r"^(?!.*\bsudah\b).*\bbelum\b", re.I | re.S)
_ASKED_KIND = 0.6
_NUMBER = 1.5  # "10" of "10 tahun" tells two lines apart
_NAMED = 0.3  # a word of the heading or of the SOP's title
_LEAST = 0.8  # a line with less says nothing of the question
_AHEAD = 1.15  # and one that is hardly better than the first line stays where it is
# A step leaves out those before it, and a line that denies is often the exception to another: they
# must be better than every other line.
_FAR_AHEAD = 1.3


@dataclass(frozen=True, slots=True)
class _Read:
    """A section's lines as they are compared: their stems, and how telling each stem is there."""

    stems: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    telling: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Score:
    """How well a line answers: by the words asked, by what kind of thing is asked, by the subject.

    A line that is of the asked kind and says none of the words answers another question.
    """

    said: float = 0.0
    kind: float = 0.0
    about: float = 0.0
    words: int = 0  # how many of the words asked it says

    @property
    def asked(self) -> float:
        return self.said + self.kind

    @property
    def all(self) -> float:
        return self.asked + self.about


class Lifting:
    """Finds the line of a section that answers, with the words of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._read = lru_cache(_REMEMBERED)(self._reading)
        self._named = lru_cache(_REMEMBERED)(self._stems)

    def line(self, sop: Sop, section: Section, terms: Sequence[Term]) -> int | None:
        """Return the place of the line among the section's blocks; None if no line stands out."""
        read = [word for term in terms for word in term.word.split()]
        scores = self._scores(sop, section, read, terms)
        best = max(range(len(scores)), key=lambda at: scores[at].all, default=None)
        if best is None or scores[best].all < _LEAST:
            return None
        texts = self._read(section.body).texts
        first = next(at for at, text in enumerate(texts) if text)
        found = scores[best]
        if found.asked < _ASKED_KIND or not (best == first or found.said):
            return None
        if best == first:
            return best
        is_step = isinstance(blocks(section.body)[best], Numbered)
        denies = bool(_DENIES.search(texts[best]))
        if is_step and _ASKS_ALL.intersection(read):
            return None
        if denies and found.words < _SOME_WORDS and not _ASKS_WHETHER.intersection(read):
            return None
        others = (score.all for at, score in enumerate(scores) if at != best)
        needed = (
            _FAR_AHEAD * max(others, default=0.0)
            if is_step or denies
            else _AHEAD * scores[first].all
        )
        return best if found.all >= needed else None

    def _scores(
        self, sop: Sop, section: Section, read: Sequence[str], terms: Sequence[Term]
    ) -> list[_Score]:
        """Return how well each block answers.

        The words of the heading and of the SOP's title name the whole section, not a line of it.
        """
        lines = self._read(section.body)
        named = self._named(f"{sop.title} {section.heading}")
        told = [term for term in terms if not is_stop_word(term.word)]
        subject = [
            term for term in told if named.intersection(stem for stem, _ in term.alternatives)
        ]
        asked = [looks for said, looks in _ASKS if said.intersection(read)]
        is_so = bool(_ALREADY.intersection(read))
        found = []
        for stems, text in zip(lines.stems, lines.texts, strict=True):
            held = [_held(term, stems, lines) for term in told if term not in subject]
            kind = sum(_ASKED_KIND for looks in asked if looks.search(text))
            kind += _ASKED_KIND if is_so and _SO.search(text) else 0.0
            about = sum(_held(term, stems, lines) for term in subject)
            is_wrong = is_so and bool(_NOT_YET.search(text))
            score = _Score(sum(held), kind, _NAMED * about, sum(map(bool, held)))
            found.append(_Score() if is_wrong else score)
        return found

    def _reading(self, body: str) -> _Read:
        found = blocks(body)
        # A lead-in stays above its list, and sources that disagree below what they disagree about.
        texts = tuple(
            "" if is_lead(found, at) or isinstance(block, Conflict) else _text(block)
            for at, block in enumerate(found)
        )
        stems = tuple(map(self._stems, texts))
        count = sum(map(bool, texts))
        every = frozenset[str]().union(*stems)
        held = {said: sum(said in line for line in stems) for said in every}
        return _Read(stems, texts, {said: log((count + 1) / many) for said, many in held.items()})

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(stem(word) for word in self._vocabulary.read(text))


def _text(block: Block) -> str:
    """Return the words of a line: the number of a step is no figure."""
    return text_of(block.spans) if isinstance(block, Numbered) else plain_block(block)


def _held(term: Term, stems: frozenset[str], lines: _Read) -> float:
    """Return how much of one word a line holds: more if few lines hold it."""
    held = (
        weight * lines.telling[alternative]
        for alternative, weight in term.alternatives
        if alternative in stems
    )
    found = max(held, default=0.0)
    return found * _NUMBER if term.word.isdigit() else found
