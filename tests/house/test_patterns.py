"""No text keeps a regular expression of the program busy: its time grows as the text does.

`re` holds the interpreter's lock, so one such text would stop the bot for everybody.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

import pytest

from tests.house import patterns
from tests.house.patterns import HOUSES, Found
from tests.places import ROOT

# Patterns that are made of other values, with what these are like.
MADE = {
    # A key of a source, which was found by `[\w-]+`.
    "knowledge/reading/revising/manuscript.py:renamed": (r"^(\s*-\s*key:\s*)kantor\s*$",),
    # The labels of a training file, from the code.
    "knowledge/reading/training/file.py:self._label": (r"(?i)^(Untuk:|A[.):]|Sumber:)\s*(.*)$",),
    # The beginnings of ids in a training file, from the code.
    "knowledge/reading/training/rules.py:_numbered": (r"(salam|sapa)-\d\d",),
    # A block of an SOP, from the shelf.
    "knowledge/reading/sops/confirming/applying.py:lines": (r"(?m)^\-\ Loket\ buka\.$\n?",),
    # Words of `knowledge/signs.toml`.
    "knowledge/reading/interviews/signs.py:_patterns": (
        r"\b(?:(?:ber)?pakaian(?:an)?(?:nya)?|(?:ber)?baju(?:an)?(?:nya)?)\b",
    ),
    # Written by hand into the measured questions; only `main.py questions` reads them.
    "knowledge/search/evaluation.py:has_must": (),
    # Words of the tables above them.
    "office/calendar/date_parser.py:words": (r"\b(?:jum'?at|jumat)\b", r"\bdua belas\b"),
    "office/calendar/period.py:words": (r"\b(?:pekan|mgg)\b",),
    # Compiled in the table `_DAYS_SAID`, and found there.
    "office/calendar/date_parser.py:_day": (),
}
# What may grow faster than its text, how many characters it can be given, and why that is so.
BOUNDED = {
    "office/privacy/passports.py:_OF_AN_ADDRESS": (40, "`_LOOKED_BACK` characters before a word"),
    "office/settings.py:_PASSWORD": (500, "the address of the database, from the settings"),
}
LONGEST_SECONDS = 0.05
# Without one of these words there is no other import than that of `re` by its whole name.
IMPORT = re.compile(r"\bregex\b|\bfrom\s+re\b|\bre\s+as\b")
# What the program once had, and other ways to be slow.
SLOW = [
    r"\[([^\]^!][^\]]*)\]\(([^)\s]*)[^)]*\)",
    r"\*\*(\s*)(.+?)(\s*)\*\*",
    r"!\[[^\]]*\]\([^)]*\)",
    r"<!--.*?-->",
    r"<[^>]+>",
    r"\d{3,}:[\w-]{10,}",
    r"\s*\[\^[A-Za-z0-9_-]+\]",
    r"(?i)\s*[—–:,(]?\s*belum (?:ter|di)verifikasi(?:\s*[—–-]\s*tanyakan [^.;)]+)?\)?",
    r"(?:a|a)*b",
    r"(?:[a-z]+,?)+;",
    r"\s+$",
]
SIZES = (20, 40, 96, 384, 3072)


@cache
def compiled() -> tuple[list[Found], list[str]]:
    return patterns.compiled(MADE)


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return compiled()[0]


def test_every_pattern_is_known() -> None:
    _, unknown = compiled()

    assert unknown == [], "give samples of them in MADE"


def test_no_pattern_is_compiled_unseen(found: list[Found]) -> None:
    seen = {match.pattern for match in found}
    strays = [
        f"{name}: {pattern.pattern}"
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] in HOUSES
        for pattern in _patterns_in(vars(module))
        if pattern not in seen
    ]

    assert len(seen) > 150
    assert strays == []


def _patterns_in(value: object, depth: int = 3) -> Iterator["re.Pattern[str]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for inner in list(value.values()):
            yield from _patterns_in(inner, depth - 1)
    elif depth and isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for inner in value:
            yield from _patterns_in(inner, depth - 1)


def test_patterns_come_from_one_library_by_its_whole_name() -> None:
    found = []
    for path in (one for house in HOUSES for one in (ROOT / house).rglob("*.py")):
        code = path.read_text("utf-8")
        if not IMPORT.search(code):
            continue
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.ImportFrom) and node.module in ("re", "regex"):
                found.append(str(path))
            if isinstance(node, ast.Import):
                found += [str(path) for alias in node.names if alias.name == "regex"]
                found += [str(path) for alias in node.names if alias.name == "re" and alias.asname]
    assert found == []


@pytest.mark.parametrize("pattern", SLOW)
def test_a_slow_pattern_is_noticed(pattern: str) -> None:
    slow = Found("here", re.compile(pattern, re.DOTALL), frozenset({"finditer"}))

    assert any(
        patterns.grows(slow, attack, SIZES) for attack in patterns.attacks(slow.pattern, deep=False)
    )


def test_no_pattern_grows_faster_than_its_text(found: list[Found]) -> None:
    _judge(found, deep=False)


@pytest.mark.slow  # it tries tens of thousands of texts for each pattern
@pytest.mark.timeout(900)
def test_no_pattern_grows_faster_than_any_text(found: list[Found]) -> None:
    _judge(found, deep=True)


def _judge(found: Sequence[Found], *, deep: bool) -> None:
    growing = {match.place: slow for match in found if (slow := _growing(match, deep=deep))}
    by_place = {match.place: match for match in found}

    assert set(growing) - set(BOUNDED) == set(), growing
    assert set(BOUNDED) - set(growing) == set(), "these are no longer slow"
    for place, (most, _) in BOUNDED.items():
        slowest = patterns.worst(by_place[place], growing[place], most)
        assert slowest < LONGEST_SECONDS, (place, slowest)


def _growing(one: Found, *, deep: bool) -> list[tuple[str, str, str]]:
    """Return the first attacks under which a pattern grows faster than its text."""
    tried = patterns.attacks(one.pattern, deep=deep)
    return list(islice((it for it in tried if patterns.grows(one, it, SIZES)), 3))
