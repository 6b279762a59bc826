"""The lines below a passport's photo, for machines, and passport numbers with letters inside.

ICAO Doc 9303: `P<IDNAMINAH<<SITI<<<<`, then `C1234567<6IDN8512126F2802283<<<<`.
"""

import re
from collections.abc import Iterator

from office.privacy.kinds import Kind, Span
from office.privacy.passports import LABELS

# In a normal text an X between two digits is a sign.
_TIMES = "\u00d7"
_LINE = re.compile(rf"(?<![\w<{_TIMES}])[\w<{_TIMES}]{{8,}}")
# Number, check digit, country, date of birth, sex, date of expiry. On a card the dates come first.
_DATES = r"[0-9]{6}[0-9<][MFX<][0-9]{6}[0-9<]"
_DATA = re.compile(rf"[A-Z0-9<]{{9}}[0-9<][A-Z<]{{3}}{_DATES}|{_DATES}[A-Z<]{{3}}", re.I)
_NAME = re.compile(r"[PIACV][A-Z<][A-Z]{3}[A-Z<]*<<|[A-Z]+(?:<[A-Z]+)*<<(?:[A-Z]|<<)", re.I)
_NUMBER = re.compile(rf"(?<![\w{_TIMES}])[A-Za-z0-9{_TIMES}]{{8,9}}(?![\w{_TIMES}])")
_SHAPES = (
    # Germany: no vowels, and none of the letters that look like digits. A letter follows a digit.
    re.compile(r"(?=[A-Z]{1,8}[0-9]{1,8}[A-Z])[CFGHJ-NPRTV-Z][CFGHJ-NPRTV-Z0-9]{8}"),
    re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{5}"),  # France
    re.compile(r"[A-Z][0-9]{3}[A-Z][0-9]{4}"),  # Korea
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_DIGITS, _LEAST_SHAPED = 5, 3
# How much before a number is read for a word that says what it is, and how many words.
_LOOKED_BACK, _WORDS_BACK = 40, 4


def find(text: str) -> Iterator[Span]:
    """Yield every such line and number of a normal text."""
    for match in _LINE.finditer(text) if "<" in text else ():
        line = match[0].replace(_TIMES, "X")
        if _DATA.match(line) or _NAME.match(line):
            yield Span(*match.span(), Kind.PASSPORT)
    for match in _NUMBER.finditer(text):
        if _is_passport(match[0].replace(_TIMES, "X"), text, match.start()):
            yield Span(*match.span(), Kind.PASSPORT)


def words_before(text: str, at: int) -> set[str]:
    """Return the last few words before a place, in lower case."""
    words = _WORD.findall(text, max(at - _LOOKED_BACK, 0), at)
    return {word.lower() for word in words[-_WORDS_BACK:]}


def _is_passport(number: str, text: str, at: int) -> bool:
    digits = sum(character.isdigit() for character in number)
    if digits == len(number) or digits < _LEAST_SHAPED:
        return False
    if any(shape.fullmatch(number) for shape in _SHAPES):
        return True
    return digits >= _LEAST_DIGITS and not LABELS.isdisjoint(words_before(text, at))
