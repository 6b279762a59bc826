"""The office's words: abbreviations, misspellings, translations and synonyms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from knowledge.reading import toml_file
from knowledge.reading.questions import vocabulary_rules
from knowledge.reading.words import is_stop_word, stem, words

_ROUNDS = 2  # a phrase may result from another one

_OF_IT = ("nyo", "ny")
_SHORT = 5  # letters of a word that may end so by itself

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The content of `vocabulary.toml`, ready for lookups."""

    spelling: Mapping[Phrase, Phrase] = field(default_factory=dict)
    meaning: Mapping[Phrase, tuple[str, ...]] = field(default_factory=dict)
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asks: Mapping[str, frozenset[Phrase]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    elsewhere: frozenset[Phrase] = frozenset()
    asides: frozenset[str] = frozenset()
    negating: frozenset[str] = frozenset()

    def read(self, text: str) -> list[str]:
        """Cut a text into words, with chat spelling and abbreviations spelled out."""
        return self.spell_out(words(text))

    def spell_out(self, typed: Sequence[str]) -> list[str]:
        """Replace what `[spelling]` lists: words first, then phrases of the resulting words."""
        read = [word for one in typed for word in self._spelled(one)]
        for _ in range(_ROUNDS):
            joined = self._joined(read)
            if joined == read:
                break
            read = joined
        return read

    def _spelled(self, word: str) -> Phrase:
        """Spell out one word. "-nyo" is how Palembang says "-nya", and "-ny" is short for it."""
        listed = self._single.get(word)
        if listed is None and word.endswith(_OF_IT) and len(word) > _SHORT:
            bare = word.removesuffix("o").removesuffix("ny")
            return self._single.get(bare, (f"{bare}nya",))
        return listed or (word,)

    def _joined(self, read: list[str]) -> list[str]:
        """Replace listed phrases of two or more words. The longest wins."""
        # Most texts hold none. This finds out without a step for each word.
        if self._joined_starts.isdisjoint(pairwise(read)):
            return read
        joined: list[str] = []
        place = 0
        while place < len(read):
            phrase = longest(read, place, self._spelling_starts, self.spelling)
            joined += self.spelling[phrase] if len(phrase) > 1 else (read[place],)
            place += max(1, len(phrase))
        return joined

    def stems(self, text: str) -> list[str]:
        """Return the stems that a text is indexed by, without stop words."""
        return [stem(word) for word in self.read(text) if not is_stop_word(word)]

    @cached_property
    def _spelling_starts(self) -> Mapping[str, int]:
        return starts(self.spelling)

    @cached_property
    def _single(self) -> Mapping[str, Phrase]:
        return {phrase[0]: spelled for phrase, spelled in self.spelling.items() if len(phrase) == 1}

    @cached_property
    def _joined_starts(self) -> frozenset[tuple[str, str]]:
        return frozenset((phrase[0], phrase[1]) for phrase in self.spelling if len(phrase) > 1)

    @cached_property
    def meaning_starts(self) -> Mapping[str, int]:
        """Return the first word of each phrase of `[meaning]`, with the longest phrase's length."""
        return starts(self.meaning)

    @cached_property
    def entries(self) -> frozenset[str]:
        """Return every single word that the vocabulary knows: a typo in one can be repaired."""
        phrases = [*self.spelling, *self.meaning]
        return frozenset({word for phrase in phrases for word in phrase} | set(self.same))


def starts(phrases: Mapping[Phrase, Any]) -> dict[str, int]:
    """Return the first words of phrases, each with the length of its longest phrase."""
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[0]] = max(len(phrase), found.get(phrase[0], 0))
    return found


def longest(
    typed: list[str], place: int, first_words: Mapping[str, int], phrases: Mapping[Phrase, Any]
) -> Phrase:
    """Return the longest listed phrase at a place; empty if there is none."""
    for length in range(first_words.get(typed[place], 0), 0, -1):
        phrase = tuple(typed[place : place + length])
        if phrase in phrases:
            return phrase
    return ()


def phrases(typed: Sequence[str]) -> set[Phrase]:
    """Return every run of words of a text that could be a listed phrase."""
    return {
        tuple(typed[at : at + length])
        for length in range(1, vocabulary_rules.LONGEST_CUE + 1)
        for at in range(len(typed) - length + 1)
    }


def stands_in(phrase: Sequence[str], typed: Sequence[str]) -> bool:
    """Whether the words of a phrase follow each other in a text."""
    length = len(phrase)
    return any(tuple(typed[at : at + length]) == tuple(phrase) for at in range(len(typed)))


def load(*paths: Path) -> Vocabulary:
    """Read the vocabulary files, which add up. Raises BrokenKnowledge with all faults of one."""
    tables: dict[str, Any] = {}
    for path in paths:
        file = toml_file.read(path)
        file.refuse(vocabulary_rules.complaints(file.tables))
        _add(tables, file.tables)
    return _vocabulary(tables)


def _add(tables: dict[str, Any], further: Mapping[str, Any]) -> None:
    """Add entries to those of the tables. A list grows; anything else is replaced."""
    for key, value in further.items():
        if isinstance(value, dict):
            _add(tables.setdefault(key, {}), value)
        elif isinstance(value, list):
            tables[key] = [*tables.get(key, ()), *value]
        else:
            tables[key] = value


def _vocabulary(tables: dict[str, Any]) -> Vocabulary:
    plain = Vocabulary(_spelling(tables.get("spelling", {})))
    spelling = plain.spelling
    return Vocabulary(
        spelling=spelling,
        meaning={
            tuple(plain.read(key)): tuple(plain.stems(value))
            for key, value in tables.get("meaning", {}).items()
        },
        same=_same(plain, tables.get("same", {}).get("groups", [])),
        asks={
            heading: frozenset(tuple(plain.read(cue)) for cue in cues)
            for heading, cues in tables.get("asks", {}).items()
        },
        known=frozenset(words(" ".join(tables.get("known", {}).get("words", [])))),
        elsewhere=frozenset(
            tuple(plain.read(text)) for text in tables.get("elsewhere", {}).get("phrases", [])
        ),
        asides=frozenset(tables.get("headings", {}).get("aside", [])),
        negating=frozenset(tables.get("headings", {}).get("negating", [])),
    )


def _spelling(table: dict[str, str]) -> dict[Phrase, Phrase]:
    """Read spellings. Words are looked up before phrases, so a phrase's key is spelled out, too."""
    listed = {_phrase(key): _phrase(value) for key, value in table.items()}
    single = Vocabulary({key: value for key, value in listed.items() if len(key) == 1})
    return {
        key if len(key) == 1 else tuple(single.spell_out(key)): value
        for key, value in listed.items()
    }


def _same(plain: Vocabulary, groups: list[list[str]]) -> dict[str, tuple[str, ...]]:
    """Map each stem of a group to the stems of the others."""
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        stems = [one for text in group for one in plain.stems(text)]
        for one in stems:
            found.setdefault(one, {}).update(
                dict.fromkeys(other for other in stems if other != one)
            )
    return {one: tuple(others) for one, others in found.items()}


def _phrase(text: str) -> Phrase:
    return tuple(words(text))
