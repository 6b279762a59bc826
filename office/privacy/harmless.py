"""Dates, times, sums of money and the like: they explain digits that look personal."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"
_DATE = re.compile(rf"{_DAY}(?P<s>[/.\-]){_MONTH}(?P=s)(?:{_YEAR}|[0-9]{{2}})")
_WHOLE_DATE = re.compile(rf"{_DAY}(?P<s>[/.\-]){_MONTH}(?P=s){_YEAR}")
_ISO_DATE = re.compile(rf"{_YEAR}(?P<s>[/.\-])(?:0[1-9]|1[0-2])(?P=s)(?:0[1-9]|[12][0-9]|3[01])")
_TIME = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?P<s>[.:])[0-5][0-9](?:(?P=s)[0-5][0-9](?:(?<=:..)\.[0-9]{1,9})?)?"
)
# Only round sums: 1.234.567 may be the digits of a passport.
_SUM = re.compile(
    r"[1-9][0-9]{0,2}(?P<s>[.,])(?:[0-9]{3}(?P=s)){0,3}[0-9]00(?:(?<!,...),[0-9]{2})?"
)
# If it has more digits than a sum has, or begins with 0, "Rp" stands before it by mistake.
_MONEY = re.compile(
    r"(?<![^\W\d_])(?:rp|idr|rm|usd|sgd|myr|sar|\$)\.?\s*"
    r"(?P<sum>(?!0[0-9])(?:[0-9]{1,3}(?:[., ][0-9]{3}){1,4}|[0-9]{1,12}))(?:,[0-9]{2})?(?![0-9])",
    re.IGNORECASE,
)
_SUM_IN_WORDS = re.compile(
    r"(?<![0-9])(?P<sum>[0-9][0-9.,]{0,14})\s*(?:rupiah|ribu|juta|miliar|ringgit|riyal|dolar)\b",
    re.I,
)
_FRACTION = re.compile(r"0(?P<s>\.)[0-9]{7,}|[0-9]{1,3}(?P<t>[.,])[0-9]")
_RULE = re.compile(rf"[0-9]{{1,3}}(?P<s>/){_YEAR}")
# A letter's number begins with the code of its subject: GR.01.01-0252/2023.
_LETTER = re.compile(rf"(?<=[A-Z]{{2}}\.)[0-9]{{2}}(?P<s>\.)[0-9]{{2}}-[0-9]{{3,5}}(?:/{_YEAR})?")
# Numbers of organisations, which anybody may call: 1500-876, 0800-1-123456.
_HOTLINE = re.compile(r"1500(?P<s>[. \-]?)[0-9]{3}|080[04](?P<t>[. \-]?)[0-9](?P=t)[0-9]{5,6}")
# These are looked for only where their sign is.
_PERCENTAGE = re.compile(r"(?P<s>)[0-9]{1,3}(?:[.,][0-9]{1,2})?\s?%(?![0-9])")
_DEGREES = re.compile(
    r"[0-9]{1,3}(?P<s>\u00b0)\s?[0-5]?[0-9]['\u2032\u2019](?:\s?[0-5]?[0-9](?:[.,][0-9]{1,3})?)?"
)
# Of the IPv4.
_ADDRESS = re.compile(r"[0-9]{1,3}(?P<s>\.)(?:[0-9]{1,3}\.){2}[0-9]{1,3}(?::[0-9]{1,5})?")
_DOTS_OF_AN_ADDRESS, _LARGEST_OCTET, _DIGITS_OF_AN_ADDRESS = 3, 255, 8
# A right one: 350000+650000=1000000.
_CALCULATION = re.compile(
    r"(?<![0-9])(?P<terms>[0-9.]{1,12}\s?(?P<sign>[+x*\u00d7])\s?[0-9.]{1,12}"
    r"(?:\s?(?P=sign)\s?[0-9.]{1,12}){0,6})\s?=\s?(?P<sum>[0-9.]{1,15})(?![0-9])"
)
_WEAK = (_DATE, _TIME, _SUM, _FRACTION, _RULE, _LETTER, _HOTLINE)
_WEAK_WITH = {"%": _PERCENTAGE, "\u00b0": _DEGREES}
_STRONG = (_WHOLE_DATE, _ISO_DATE)


@dataclass(frozen=True, slots=True)
class Harmless:
    """The positions of the digits of such numbers."""

    # Certain ones: money, and dates with their whole year.
    strong: frozenset[int]
    all: frozenset[int]
    # All but the first position of each: no other number begins there.
    inner: frozenset[int]
    # Each date with its whole year: its first position, and the one after its last.
    dates: Mapping[int, int]

    def explains(self, start: int, end: int, text: str) -> bool:
        """Whether every digit in the range belongs to a harmless number."""
        return all(at in self.all for at in range(start, end) if text[at].isalnum())

    def is_within_certain(self, at: int) -> bool:
        """Whether a position is within a certain one, and not its first."""
        return at in self.strong and at in self.inner

    def has_date(self, start: int, end: int) -> bool:
        """Whether a date with its whole year is within the range."""
        return any(at in self.dates and self.dates[at] <= end for at in range(start, end))


def find(text: str) -> Harmless:
    """Return all harmless numbers of a normal text."""
    dates = dict(place for shape in _STRONG for place in _places(shape, text))
    weak = [place for shape in _WEAK for place in _places(shape, text)]
    weak += (
        place
        for sign, shape in _WEAK_WITH.items()
        if sign in text
        for place in _places(shape, text)
    )
    weak += [*_addresses(text), *_calculations(text)]
    strong = frozenset(at for place in [*_money(text), *dates.items()] for at in range(*place))
    all_of_them = strong.union(at for place in weak for at in range(*place))
    inner = frozenset(at for start, end in [*weak, *dates.items()] for at in range(start + 1, end))
    return Harmless(strong, all_of_them, inner, dates)


def _money(text: str) -> Iterator[tuple[int, int]]:
    for shape in (_MONEY, _SUM_IN_WORDS):
        for match in shape.finditer(text):
            # Between two digits a $ is only a sign.
            if match[0][0] != "$" or not text[max(match.start() - 1, 0)].isdigit():
                yield match.start("sum"), match.end()


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if text.count(".") < _DOTS_OF_AN_ADDRESS:
        return
    for match in _ADDRESS.finditer(text):
        if _is_address(match[0].partition(":")[0].split(".")) and not _goes_on(text, match):
            yield match.span()


def _is_address(octets: Sequence[str]) -> bool:
    """Whether they make an IPv4 address, and nothing that may be a passport's in pairs."""
    if any(octet != str(int(octet)) or int(octet) > _LARGEST_OCTET for octet in octets):
        return False
    is_local = octets[0] in ("10", "127") and any(len(octet) != 2 for octet in octets[1:3])
    return is_local or len("".join(octets)) >= _DIGITS_OF_AN_ADDRESS


def _calculations(text: str) -> Iterator[tuple[int, int]]:
    if "=" not in text:
        return
    for match in _CALCULATION.finditer(text):
        terms = [_whole(term) for term in match["terms"].split(match["sign"])]
        result = sum(terms) if match["sign"] == "+" else math.prod(terms)
        if result == _whole(match["sum"]):
            yield match.span()


def _whole(written: str) -> int:
    return int(written.replace(".", "").strip() or 0)


def _places(shape: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in shape.finditer(text):
        if not _goes_on(text, match):
            yield match.span()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether it is only part of a longer number that is written in the same way."""
    start, end = match.span()
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    sign = match[match.lastgroup or "s"]
    return (
        before[-1:].isdigit()
        or after[:1].isdigit()
        or (len(before) == 2 and before[0].isdigit() and before[1] == sign)
        or (len(after) == 2 and after[0] == sign and after[1].isdigit())
    )
