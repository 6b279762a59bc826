"""A question read after another one: "kalo anak?", "biayanya?", "bukan, yg rusak".

What is typed counts: a subject that a question names is never replaced by an earlier one. What it
lacks is taken over from before: its subject, or what is asked of it. Where only the heading of
another SOP has what is typed, that SOP is spoken of, too.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.sop import Sop
from knowledge.reading.words import is_stop_word, listed, stem, words
from knowledge.search.words.cues import Cues
from knowledge.search.words.headings import Headings
from knowledge.search.words.names import OF_ALL, Name, Names
from knowledge.search.words.question import QuestionReader, SaidWord

# Words with which people go on from what was said: at the beginning, or anywhere.
_GOING_ON = listed(
    """
    kalau kalo klo kl trus terus lalu dan yang yg itu tadi nya berarti jadi tapi tp oh ok oke
    terusnya selain jika misal misalnya gimana kenapa knp tetap tetep
    """
)
_THERE = listed("situ disitu sana disana")
_OF_IT = "nya"  # "biayanya"

# Words with which people take back what was said or shown, and what stands around those.
_NOT = listed("bukan bkn bukn keliru typo")
_MEANT = listed("maksud maksudku maksudnya maksdku mksd mksdku mksdnya mksud mksudku mksudnya")
_WRONG = listed("salah slh")
_NO = listed("ga gak gk ngga nggak enggak engga tidak tdk")
_FILLERS = listed(
    """
    eh ehh oh sori sorry sory maaf maap ups aduh duh y ya yah yg yang itu ini nih tadi tdi saya sy
    aku ak ku gw min kak pak bu deh dong sih ketik tulis ok oke
    """
)
_WHICH = listed("yg yang")
_OPENERS = _NOT | _MEANT | _WRONG | _NO | _FILLERS
_BETWEEN = re.compile(r"[,.;:!?]|\b(?:tapi|tp|tpi|tetapi|melainkan)\b")

MOST_WORDS = 6  # of a question that takes something over; a longer one says all that it asks
_FEW_WORDS = 3
_BARE = 2  # telling words that only name a subject
_REMEMBERED = 30  # words kept of the earlier questions

# What speaks for a section after another question. The first two are readings of the question,
# each counted by the section's score for it.
READINGS = (
    "alone",
    "after",  # with what it takes over
)
CLUES = (*READINGS, "same_sop", "same_heading")


class Leaning(StrEnum):
    """What a question takes over from before. Each kind has its own weights for the clues."""

    SUBJECT = "subject"  # "biayanya?"
    ASKED = "asked"  # what is asked of the subject: "kalo rusak?"
    MAYBE = "maybe"  # the subject, unless it has one that it does not name: "pemohon pingsan"


@dataclass(frozen=True, slots=True)
class Turn:
    """The question before, as it was read then, and the section that was shown, if any."""

    question: str
    sop_id: str | None = None
    section: str | None = None  # its slug


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a question is read after a turn."""

    asked: str  # without the words that take something back
    before: Turn
    how: Leaning | None = None  # None: by itself
    past: str = ""  # the words that it takes over
    sops: frozenset[str] = frozenset()  # the ids of those that it is about
    is_denial: bool = False  # the section that was shown is not what they meant

    @property
    def text(self) -> str:
        """Return all that was asked so far, for the question after this one."""
        return f"{self.past} {self.asked}".strip()


_Part = tuple[frozenset[str], list[str]]  # the words that take something back, and the rest


class FollowUps:
    """Reads the questions that follow others, with the names of one shelf."""

    def __init__(
        self, sops: Collection[Sop], vocabulary: Vocabulary, cues: Cues, reader: QuestionReader
    ) -> None:
        self._sops = {sop.id: sop for sop in sops}
        # Where a paper comes from is seldom what is spoken of, nor is what the bot can do.
        spoken_of = [sop for sop in sops if not (sop.documents or sop.is_ability)]
        self._names = Names(spoken_of, vocabulary)
        self._headings = Headings(spoken_of, vocabulary)
        self._cues = cues
        self._cut = reader.cut

    def read(self, question: str, before: Turn) -> FollowUp:
        """Return how a question is read after the one before it."""
        parts = [_opened(words(part)) for part in _BETWEEN.split(question.lower())]
        parts = [part for part in parts if any(part)]
        takes_back = self._takes_back(question, parts)
        if not takes_back and len(words(question)) > MOST_WORDS:
            return FollowUp(question, before)
        earlier = self._cut(" ".join(words(before.question)[-_REMEMBERED:]))
        if not takes_back:
            return self._taking_over(FollowUp(question, before), earlier, _goes_on(question))
        asked, denied = self._corrected(parts, before, earlier)
        kept = [word for word in earlier if word.stem not in denied]
        return self._taking_over(FollowUp(asked, before, is_denial=True), kept, is_open=True)

    def _taking_over(
        self, reading: FollowUp, earlier: Sequence[SaidWord], is_open: bool
    ) -> FollowUp:
        """Add what the question lacks: its subject, or what is asked of it."""
        said = self._cut(reading.asked)
        asks = self._asking(said)
        names = self._names.within(_telling(said))
        says_all = len(said) > MOST_WORDS or (names and asks)
        if says_all or not (said or reading.is_denial):
            return reading
        named_before = self._names.within(_telling(earlier))
        standing = self._standing(reading.before, named_before)
        own = _telling(said) - asks - OF_ALL
        if names:
            standing &= self._owners_beside(names, said, earlier)
            if not standing:
                says_more = own - frozenset().union(*names) or (len(own) > _BARE and not is_open)
                if says_more:
                    return reading
                return self._of_another(reading, names, named_before, earlier)
        gone = self._asking(earlier) if asks else frozenset()
        past = [word.text for word in earlier if word.stem not in gone]
        if not named_before and reading.before.sop_id in self._sops:
            past.insert(0, self._sops[reading.before.sop_id].title)
        how = Leaning.SUBJECT if is_open or len(own) <= 1 else Leaning.MAYBE
        # After "bukan itu" nothing is known of what is meant.
        sops = standing if own or asks or not reading.is_denial else frozenset()
        # "hilangnya di luar negeri": what is added may be a heading of another SOP alone.
        named = self._headings.owners(_telling(said), own or asks)
        if not sops & named:
            sops |= named
        return replace(reading, how=how, past=" ".join(past), sops=sops)

    def _of_another(
        self,
        reading: FollowUp,
        names: Sequence[Name],
        named_before: Sequence[Name],
        earlier: Sequence[SaidWord],
    ) -> FollowUp:
        """Read a question that only names a new subject: what is asked of it is as before."""
        former = frozenset().union(*named_before)
        past = " ".join(word.text for word in earlier if word.stem not in former)
        return replace(reading, how=Leaning.ASKED, past=past, sops=self._names.owners(names))

    def _standing(self, before: Turn, named: Sequence[Name]) -> frozenset[str]:
        """Return the ids of the SOPs spoken of before: the one shown, and those named beside it."""
        owners = self._names.owners(named)
        if before.sop_id not in self._sops:
            return owners
        shown = frozenset({before.sop_id})
        return shown if shown <= owners else owners | shown

    def _owners_beside(
        self, names: Sequence[Name], said: Iterable[SaidWord], earlier: Iterable[SaidWord]
    ) -> frozenset[str]:
        """Return the SOPs named with earlier words, too: "klo itas" after "perpanjangan itk"."""
        together = self._names.within(_telling(said) | _telling(earlier))
        longer = (name for name in together if any(typed <= name for typed in names))
        return self._names.owners(longer)

    def _asking(self, said: Iterable[SaidWord]) -> frozenset[str]:
        """Return the stems that tell what is asked of a subject: a fee, a time."""
        return self._cues.said([word.stem for word in said])

    # --- corrections ---

    def _corrected(
        self, parts: Sequence[_Part], before: Turn, earlier: Iterable[SaidWord]
    ) -> tuple[str, frozenset[str]]:
        """Return what a correction asks, and the stems of what it denies.

        "bukan biaya, syaratnya" denies the fee. In "bukan yg hilang yg rusak" what was spoken of
        before is denied, and the rest is meant.
        """
        kept = [word for openers, rest in parts if not _NOT & openers for word in rest]
        refused = [word for openers, rest in parts if _NOT & openers for word in rest]
        if any(not is_stop_word(word) for word in kept):
            return " ".join(kept), _stems(refused)
        said = self._cut(" ".join(refused))
        denied = _telling(said) & (_telling(earlier) | self._stems_shown(before))
        meant = [word.text for word in said if word.stem not in denied]
        return " ".join([*kept, *meant]), denied

    def _takes_back(self, question: str, parts: Sequence[_Part]) -> bool:
        """Whether a question begins as a correction: "eh salah", "maksudku", "ga,"."""
        openers, rest = parts[0] if parts else (frozenset(), [])
        if _WRONG & openers:
            # "eh salah nama di paspor" names a subject.
            names = self._names.within(_telling(self._cut(question)))
            return not any(stem(wrong) in name for wrong in _WRONG for name in names)
        is_telling = any(not is_stop_word(word) for _, said in parts for word in said)
        return bool(
            _NOT & openers or (_MEANT & openers and is_telling) or (_NO & openers and not rest)
        )

    def _stems_shown(self, before: Turn) -> frozenset[str]:
        """Return the stems of the title and the heading that were shown."""
        sop = self._sops.get(before.sop_id or "")
        if sop is None:
            return frozenset()
        section = sop.find(before.section or "")
        return _stems(words(f"{sop.title} {section.heading if section is not None else ''}"))


def is_fragment(question: str) -> bool:
    """Whether a question by its first words only makes sense after another one."""
    said = words(question)
    openers, _ = _opened(said)
    is_short = 0 < len(said) <= MOST_WORDS
    return bool(openers & (_NOT | _WRONG | _MEANT)) or (is_short and said[0] in _GOING_ON)


def _goes_on(question: str) -> bool:
    """Whether the words of a question refer to what was said before."""
    said = words(question)
    if not said or said[0] in _GOING_ON or not _THERE.isdisjoint(said):
        return True
    return len(said) <= _FEW_WORDS and any(
        word.endswith(_OF_IT) and stem(word) != word for word in said
    )


def _opened(part: list[str]) -> _Part:
    """Cut the words that take something back off the beginning."""
    end = 0
    while end < len(part) and part[end] in _OPENERS and not _is_relative(part[end : end + 2]):
        end += 1
    # "ga bisa bayar" and "salah pilih kantor" take nothing back.
    while 0 < end < len(part) and part[end - 1] in (_NO | _WRONG if end == 1 else _NO):
        end -= 1
    return frozenset(part[:end]), part[end:]


def _is_relative(pair: Sequence[str]) -> bool:
    """Whether two words say what something is not: "yg bukan wni"."""
    return pair[0] in _WHICH and not _NOT.isdisjoint(pair[1:])


def _telling(said: Iterable[SaidWord]) -> frozenset[str]:
    return frozenset(word.stem for word in said if word.is_telling)


def _stems(said: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in said if not is_stop_word(word))
