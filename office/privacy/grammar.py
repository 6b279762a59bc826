"""Reads a normal text as rows of numbers: digits and number words with only signs between."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from office.privacy import number_words
from office.privacy.kinds import MASK
from office.privacy.normal_text import EMOJI, UNSEEN

# O, o, I and l next to a digit are digits, unless they begin or end a word.
_TOKEN = re.compile(
    r"(?P<digits>[0-9OoIl]*[0-9](?:[OoIl]+(?![^\W\d_]))?)"
    r"|(?P<posers>[OoIl]{1,8}(?![^\W\d_]))"
    r"|(?P<word>[^\W\d_]+)"
)
_DIGIT_OF = str.maketrans("OoIl", "0011")
# A row continues over this many signs, whatever they are.
_MOST_SIGNS = 5
_SKIN = "\U0001f3fb-\U0001f3ff"
# An emoji with its modifiers, several that are joined to one, and a flag of two letters are one.
_SIGN = (
    rf"(?>[\U0001f1e6-\U0001f1ff]{{2}}|[{EMOJI}](?:{UNSEEN}*[{_SKIN}]|{UNSEEN}+[{EMOJI}])*"
    rf"|[^{UNSEEN}])"
)
_FOLDED = re.compile(rf"{UNSEEN}*+(?:{_SIGN}{UNSEEN}*+){{0,{_MOST_SIGNS}}}+", re.DOTALL)
# Signs that many people use. Beside others less is believed to be one number.
_USUAL = re.compile(rf"[\s.,/\\_:()+\-\u2212\u00b7{MASK}{UNSEEN}]*")
# The border between two cells of a table: "12 | 34".
_BORDER = re.compile(r"[|\u00a6\u2502\u2503\u2551]\s|\s[|\u00a6\u2502\u2503\u2551]")
# This many words before a row may say what it is.
_WORDS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a digit."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Atom:
    """Digits without a gap, or one number word. `gap` is what stands before it."""

    digits: str
    start: int
    end: int
    gap: str
    # How many of them are real digits, and not letters that look like one.
    real: int


@dataclass(frozen=True, slots=True)
class Row:
    """Atoms that may form one number, and the last words between it and the row before."""

    atoms: tuple[Atom, ...]
    words: tuple[Word, ...]
    # How many digits it has.
    size: int

    def is_called(self, names: Container[str], within: int = _WORDS_KEPT) -> bool:
        """Whether one of the last words before it is one of these names."""
        return any(word.text.lower() in names for word in self.words[-within:])

    def digits(self, first: int, end: int) -> str:
        """Return the digits of the atoms from `first` up to `end`."""
        return "".join(atom.digits for atom in self.atoms[first:end])

    def crosses_cells(self, first: int, end: int) -> bool:
        """Whether these atoms stand in several cells of a table."""
        gaps = (atom.gap for atom in self.atoms[first + 1 : end])
        return any(len(gap) > 1 and _BORDER.search(gap) for gap in gaps)

    def is_mostly_digits(self, first: int, end: int) -> bool:
        """Whether at least half of the digits of these atoms are real digits."""
        atoms = self.atoms[first:end]
        return 2 * sum(atom.real for atom in atoms) >= sum(len(atom.digits) for atom in atoms)


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of a normal text from left to right."""
    atoms: list[Atom] = []
    words: list[Word] = []
    for token in _tokens(text):
        if isinstance(token, Word):
            if atoms:
                yield _row(atoms, words)
                atoms, words = [], []
            words = [*words[1 - _WORDS_KEPT :], token]
            continue
        if atoms and not joins(token.gap):
            yield _row(atoms, words)
            atoms, words = [], []
        atoms.append(token)
    if atoms:
        yield _row(atoms, words)


def _row(atoms: Sequence[Atom], words: Sequence[Word]) -> Row:
    return Row(tuple(atoms), tuple(words), sum([len(atom.digits) for atom in atoms]))


def is_usual(gap: str) -> bool:
    """Whether only signs that many people put into a number are in a gap."""
    return _USUAL.fullmatch(gap) is not None


def joins(gap: str) -> bool:
    """Whether what stands in a gap only separates the digits of one number."""
    is_short = len(gap) <= _MOST_SIGNS or _FOLDED.fullmatch(gap) is not None
    return is_short and MASK * 2 not in gap


def _tokens(text: str) -> Iterator[Word | Atom]:
    end = 0
    matches = list(_TOKEN.finditer(text))
    at = 0
    while at < len(matches):
        match = matches[at]
        gap = text[end : match.start()]
        if match.lastgroup == "word" and (said := number_words.read(text, matches, at)):
            for number in said.numbers:
                start, stop = number.start, number.end
                yield Atom(number.digits, start, stop, text[end:start], len(number.digits))
                end = stop
            at += said.tokens
            continue
        if match.lastgroup == "word":
            yield Word(match[0], match.start(), match.end())
        else:
            real = sum(character in "0123456789" for character in match[0])
            digits = match[0].translate(_DIGIT_OF)
            yield Atom(digits, match.start(), match.end(), gap, real)
        end = match.end()
        at += 1
