"""The office's words: how they are shortened, misspelt, translated and said in other ways."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.faults import BrokenKnowledge, Fault
from knowledge.text import is_stop_word, stem, words

_TABLES = {"spelling", "meaning", "same", "asks", "known", "elsewhere"}
_LONGEST = 4
_LONGEST_CUE = 6
_ROUNDS = 2  # a phrase may be made of another one

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """What `vocabulary.toml` says, ready for looking up."""

    spelling: Mapping[Phrase, Phrase] = field(default_factory=dict)
    meaning: Mapping[Phrase, tuple[str, ...]] = field(default_factory=dict)
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asks: Mapping[str, frozenset[Phrase]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    elsewhere: frozenset[Phrase] = frozenset()

    def read(self, text: str) -> list[str]:
        """Cut a text into words, chat spelling and abbreviations spelled out."""
        return self.spell_out(words(text))

    def spell_out(self, typed: Sequence[str]) -> list[str]:
        """Replace what `[spelling]` lists: words first, then phrases of the words that result."""
        read = [word for one in typed for word in self.spelling.get((one,), (one,))]
        for _ in range(_ROUNDS):
            read = self._joined(read)
        return read

    def _joined(self, read: list[str]) -> list[str]:
        """Replace listed phrases of two words and more; the longest wins."""
        joined: list[str] = []
        place = 0
        while place < len(read):
            phrase = longest(read, place, self._spelling_starts, self.spelling)
            joined += self.spelling[phrase] if len(phrase) > 1 else (read[place],)
            place += max(1, len(phrase))
        return joined

    def stems(self, text: str) -> list[str]:
        """Return the stems a text is indexed by; stop words carry nothing."""
        return [stem(word) for word in self.read(text) if not is_stop_word(word)]

    @cached_property
    def _spelling_starts(self) -> Mapping[str, int]:
        return starts(self.spelling)

    @cached_property
    def meaning_starts(self) -> Mapping[str, int]:
        """The first word of each phrase of `[meaning]`, with the longest phrase's length."""
        return starts(self.meaning)

    @cached_property
    def entries(self) -> frozenset[str]:
        """Every single word the vocabulary can explain: a typo in one of them can be repaired."""
        phrases = [*self.spelling, *self.meaning]
        return frozenset({word for phrase in phrases for word in phrase} | set(self.same))


def starts(phrases: Mapping[Phrase, Any]) -> dict[str, int]:
    """Return the first words of phrases, each with the length of the longest."""
    found: dict[str, int] = {}
    for phrase in phrases:
        found[phrase[0]] = max(len(phrase), found.get(phrase[0], 0))
    return found


def longest(
    typed: list[str], place: int, first_words: Mapping[str, int], phrases: Mapping[Phrase, Any]
) -> Phrase:
    """Return the longest listed phrase that stands at a place, or an empty one."""
    for length in range(first_words.get(typed[place], 0), 0, -1):
        phrase = tuple(typed[place : place + length])
        if phrase in phrases:
            return phrase
    return ()


def phrases(typed: Sequence[str]) -> set[Phrase]:
    """Return every run of words of a text that may be a listed phrase."""
    return {
        tuple(typed[at : at + length])
        for length in range(1, _LONGEST_CUE + 1)
        for at in range(len(typed) - length + 1)
    }


def stands_in(phrase: Sequence[str], typed: Sequence[str]) -> bool:
    """Tell whether the words of a phrase stand in a text, one after the other."""
    length = len(phrase)
    return any(tuple(typed[at : at + length]) == tuple(phrase) for at in range(len(typed)))


def load(path: Path) -> Vocabulary:
    """Read a vocabulary file; raise BrokenKnowledge with all its faults."""
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise BrokenKnowledge([Fault(path, 1, f"cannot be read: {error.strerror}")]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenKnowledge([Fault(path, _toml_line(error), f"not TOML: {error}")]) from error
    faults = [Fault(path, _line_of(text, key), message) for key, message in _faults(tables)]
    if faults:
        raise BrokenKnowledge(faults)
    return _vocabulary(tables)


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
    )


def _spelling(table: dict[str, str]) -> dict[Phrase, Phrase]:
    """Read spellings; a phrase is looked up after its words were, so its key is spelled out too."""
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


def _faults(tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the key that is wrong and what is wrong with it."""
    for name, table in tables.items():
        if name not in _TABLES:
            yield name, f"[{name}] is no table here; known are: {', '.join(sorted(_TABLES))}"
        elif not isinstance(table, dict):
            yield name, f"[{name}] must be a table"
        elif name in {"spelling", "meaning"}:
            yield from _phrase_faults(name, table)
        elif name == "same":
            yield from _list_faults(name, table, "groups", nested=True)
        elif name == "known":
            yield from _list_faults(name, table, "words", nested=False)
        elif name == "elsewhere":
            yield from _list_faults(name, table, "phrases", nested=False)
        else:
            yield from (
                (key, f"[asks] '{key}' must hold a list of texts")
                for key, cues in table.items()
                if not _is_texts(cues)
            )


def _phrase_faults(name: str, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if not isinstance(value, str) or not words(value):
            yield key, f"[{name}] '{key}' must hold a text with a word in it"
        elif not 1 <= len(words(key)) <= _LONGEST:
            yield key, f"[{name}] '{key}' must be one to {_LONGEST} words"
        elif name == "spelling" and words(key) == words(value):
            yield key, f"[spelling] '{key}' stands for itself; take it out"


def _list_faults(
    name: str, table: dict[str, Any], key: str, *, nested: bool
) -> Iterator[tuple[str, str]]:
    if set(table) != {key}:
        yield name, f"[{name}] holds one key, '{key}'"
    value = table.get(key)
    if not nested and not _is_texts(value):
        yield key, f"[{name}] {key} must be a list of texts"
    elif nested and not (isinstance(value, list) and all(map(_is_texts, value))):
        yield key, f"[{name}] {key} must be a list of lists of texts"


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _line_of(text: str, key: str) -> int:
    """Return the line a key stands on; TOML's own reader does not tell."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip("[ \"'").startswith(key):
            return number
    return 1


def _toml_line(error: Exception) -> int:
    return int(getattr(error, "lineno", 0) or _line_in(str(error)))


def _line_in(message: str) -> int:
    _, _, rest = message.partition("(at line ")
    return int(rest.partition(",")[0]) if rest else 1
