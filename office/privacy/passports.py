"""Passport numbers: one or two letters and six to eight digits."""

import re
from collections.abc import Iterator, Sequence

from office.privacy.grammar import Row, Word, is_usual, joins
from office.privacy.harmless import Harmless
from office.privacy.kinds import Kind, Span
from office.privacy.normal_text import UNSEEN

_SHORTEST, _WHOLE, _LONGEST = 6, 7, 8
# Two letters with a gap after them begin many other numbers.
_LONGEST_APART = 7
_LONGEST_GAP = 3
# A driving licence has so many digits.
_LICENCE = range(12, 15)
# Two capital letters that one of these signs joins to digits are a series, even next to a date or
# a sum.
_GLUE = frozenset("-/._")
_MONEY = frozenset({"rp", "rm", "sr", "us"})
# Words, units, rules and files of two letters: a passport number has them without a gap only.
_NOT_A_SERIES = frozenset(
    {
        *("di", "ke", "no", "nr", "se", "pp", "uu", "pm", "rt", "rw", "jl", "km", "kg", "cm", "mm"),
        *("hp", "wa", "kk", "kj", "gr", "um", "kp", "ku", "pr", "hh", "ot", "ti", "pk", "pw", "hm"),
        *("ya", "pd", "yg", "dg", "dr", "th", "jo", "ok", "id", "bu", "ga", "jt", "qz", "ib", "pt"),
        *("cv", "sd", "sp", "vs", "ad", "am", "pm", "wi", "bg", "tp", "tu", "ii", "iv", "vi", "tv"),
        *("ip", "ps", "ms", "sm", "to", "of", "in", "on", "by", "as", "is", "or", "we", "he"),
    }
)
LABELS = frozenset({"paspor", "passport", "pasport"})
_ABBREVIATED = re.compile(r"(?<![^\W\d_])[a-z][./]\Z")
_OF_A_YEAR = re.compile(r"[0-9]{1,3}/(?:19|20)[0-9]{2}(?![0-9])")
# A sum ends here: "1000x123" and "1000-123" are one number in groups.
_ROUND = re.compile(r"[1-9][0-9]{0,2}[.,]?[0-9]{0,3}[.,]?000(?![^\s\w.,]?[0-9]|x[0-9])")
# Other signs between letters and digits have no space beside them, and no sum after them.
_SPACE = re.compile(r"\s")
_COMPARING = frozenset("=<>*")
# "kanim.go.id/antrean?a=1234567": a parameter of an address.
_OF_AN_ADDRESS = re.compile(r"[./]\S*[?&]\Z")
# How much before the letters, and of the number, is read to know what they are.
_LOOKED_BACK, _LOOKED_AHEAD = 40, 16
# The series itself looks like digits.
_POSING = re.compile(r"[OoIl]{1,2}[0-9]{6,8}")


def find(text: str, rows: Sequence[Row], harmless: Harmless) -> Iterator[Span]:
    """Yield every passport number of a normal text."""
    for row in rows:
        if row.size < _SHORTEST:
            continue
        if row.words and (end := _end(row, row.words[-1], text, harmless)) is not None:
            yield Span(_first_letter(row, text), row.atoms[end - 1].end, Kind.PASSPORT)
        is_named = row.is_called(LABELS)
        for atom in row.atoms:
            if _POSING.fullmatch(text, atom.start, atom.end) or (
                is_named
                and len(atom.digits) in range(7, 10)
                and not harmless.explains(atom.start, atom.end, text)
            ):
                yield Span(atom.start, atom.end, Kind.PASSPORT)


def _end(row: Row, series: Word, text: str, harmless: Harmless) -> int | None:
    """Return where the passport number that begins with a word ends, or None."""
    start = row.atoms[0].start
    gap = text[series.end : start].replace(UNSEEN, "")
    if len(series.text) > 2 or len(gap) > _LONGEST_GAP or not joins(gap):
        return None
    if row.size in _LICENCE and row.is_called(("sim",), within=2):
        return None  # "SIM C 850912345678"
    if not (is_usual(gap) or row.is_called(LABELS)) and (
        _SPACE.search(gap) or _is_result(gap, text, start)
    ):
        return None  # "| C | 1234567 |", "A=650000"
    before = text[max(series.start - _LOOKED_BACK, 0) : series.start]
    if before[-1:].isdigit() or not _may_begin(
        series.text, gap, before, text[start : start + _LOOKED_AHEAD]
    ):
        return None
    has_one_letter = len(series.text) == 1
    longest = _LONGEST if not gap or has_one_letter else _LONGEST_APART
    end = _end_of_digits(row, _WHOLE if has_one_letter else _SHORTEST, longest, harmless)
    is_glued = len(series.text) == 2 and series.text.isupper() and gap.strip() in _GLUE
    is_glued = is_glued and not _ROUND.match(text, start)
    if end is None or not gap or is_glued:
        return end
    return None if harmless.explains(start, row.atoms[end - 1].end, text) else end


def _is_result(gap: str, text: str, start: int) -> bool:
    return gap in _COMPARING and _ROUND.match(text, start) is not None


def _end_of_digits(row: Row, whole: int, longest: int, harmless: Harmless) -> int | None:
    """Return where the digits end. If the first group is complete, no second one is added."""
    digits, found = "", None
    for end, atom in enumerate(row.atoms, 1):
        digits += atom.digits
        if atom.start in harmless.strong or len(digits) > longest:
            break
        if len(digits) >= _SHORTEST and row.is_mostly_digits(0, end):
            found = end
            if end == 1 and len(digits) >= whole:
                break
    return found


def _may_begin(letters: str, gap: str, before: str, number: str) -> bool:
    """Whether these letters, with or without a gap, can begin a passport number."""
    small = letters.lower()
    if small in _MONEY or (gap == "=" and _OF_AN_ADDRESS.search(before)):
        return False
    if not gap:
        return True
    if len(small) == 2:
        return small not in _NOT_A_SERIES and not _OF_A_YEAR.match(number)
    if small == "x" and before.rstrip()[-1:].isdigit() and _ROUND.match(number):
        return False  # 2 x 650000
    return not (letters == small and _ABBREVIATED.search(before))


def _first_letter(row: Row, text: str) -> int:
    """Return where the letters begin. In "X E 1 2 3 4 5 6" they are apart."""
    series = row.words[-1]
    if len(row.words) > 1 and len(series.text) == 1 and len(row.words[-2].text) == 1:
        other = row.words[-2]
        if series.start - other.end <= 1 and not text[other.end : series.start].isalnum():
            return other.start
    return series.start
