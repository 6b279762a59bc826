"""Telephone numbers: Indonesian mobile and landline numbers, and foreign ones."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from office.privacy.grammar import Row, is_usual
from office.privacy.harmless import Harmless
from office.privacy.kinds import Kind, Span
from office.privacy.nik import is_another_number

# E.164: a number has at most fifteen digits with its country code.
_LONGEST = 15
_SHORTEST_ABROAD = 8
_SHORTEST_LOCAL = 6
# This many digits in one piece are complete: no other group belongs to them.
_SURELY_WHOLE = 11
_SHORTEST_PREFIX = 4
_SHORTEST_COUNT = 5
# A short number such as 110, a year, a round sum.
_OF_A_LIST = re.compile("1[0-9]{2}|(?:19|20)[0-9]{2}|[1-9][0-9]{0,5}000")
_MOBILE = re.compile(r"08[1-9][0-9]{7,10}")
# Too long for a number, but it begins like one: two numbers without a gap.
_GLUED = re.compile(r"08[1-9][0-9]{11,}")
_LANDLINE = re.compile(r"0(?:2[1-9]|[3-79][0-9])[0-9]{6,8}")
_WITH_COUNTRY = re.compile(r"620?8[1-9][0-9]{7,10}")
_WITHOUT_ZERO = re.compile(r"8[1-35-9][1-9][0-9]{7,9}")
_BEGINS_WITHOUT_ZERO = re.compile(r"8[1-35-9][1-9]")
# What the first digits of any of these can be, as far as they have been read.
_BEGINNING = re.compile(
    r"0(?:\Z|[2-79]|8(?:\Z|[1-9])|0(?:\Z|[1-9]))|6(?:\Z|2(?:\Z|0(?:\Z|8)|8))|8(?:\Z|[1-35-9](?:\Z|[1-9]))"
)
_LABELS = frozenset(
    {
        *("hp", "nohp", "wa", "nowa", "whatsapp", "telp", "telpon", "telepon", "tlp", "tel"),
        *("phone", "ponsel", "handphone", "kontak", "hubungi", "call", "sms", "seluler"),
    }
)
_COUNTRY_CODES = re.compile(
    "1|7|2[07]|3[0123469]|4[013456789]|5[12345678]|6[0123456]|8[1246]|9[0123458]"
    "|21[1-8]|2[2-6][0-9]|29[0-9]|35[0-9]|37[0-9]|38[0-9]|42[0-9]|50[0-9]|59[0-9]|67[0-9]"
    "|68[0-9]|69[0-9]|80[08]|85[02356]|870|88[0268]|96[0-9]|97[0-9]|99[2-8]"
)


@dataclass(frozen=True, slots=True)
class _Start:
    """How a number may begin: what is before its first digit and around the row."""

    has_plus: bool
    is_labelled: bool
    may_lack_zero: bool

    def may_go_on(self, digits: str) -> bool:
        """Whether a number can begin with these digits."""
        if self.has_plus or self.is_labelled:
            return True
        return _BEGINNING.match(digits) is not None


def national(digits: str) -> str:
    """Return a number as it is dialled in Indonesia: 62812… and 812… are 0812…"""
    rest = digits.removeprefix("62") if len(digits) > _SHORTEST_ABROAD + 1 else digits
    return "0" + rest.lstrip("0")


def find(text: str, rows: Sequence[Row], harmless: Harmless) -> Iterator[Span]:
    """Yield every telephone number of a normal text."""
    for row in rows:
        if row.size < _SHORTEST_LOCAL:
            continue
        is_labelled, is_other = row.is_called(_LABELS), is_another_number(row)
        for first, atom in enumerate(row.atoms):
            if atom.start in harmless.inner:
                continue
            start = _Start(
                has_plus="+" in atom.gap or (first == 0 and _is_after_plus(row)),
                is_labelled=first == 0 and is_labelled and not is_other,
                may_lack_zero=not is_other,
            )
            if (end := _end(row, first, start, harmless)) is None:
                continue
            if _is_list(row, first, end):
                continue
            if not harmless.explains(atom.start, row.atoms[end - 1].end, text):
                digits = row.digits(first, end)
                yield Span(atom.start, row.atoms[end - 1].end, Kind.PHONE, digits)


def _is_after_plus(row: Row) -> bool:
    return bool(row.words) and row.words[-1].text.lower() == "plus"


def _end(row: Row, first: int, start: _Start, harmless: Harmless) -> int | None:
    """Return where the longest number that begins at an atom ends, or None."""
    digits, found = "", None
    for end in range(first, len(row.atoms)):
        atom = row.atoms[end]
        if found is not None and (
            atom.start in harmless.strong or len(row.atoms[first].digits) >= _SURELY_WHOLE
        ):
            break
        if end > first and _is_border(row, first, end):
            break
        digits += atom.digits
        if not start.may_go_on(digits):
            break
        if _cuts_certain(row, end + 1, harmless):
            continue
        if len(digits) >= _SHORTEST_LOCAL and _is_number(digits, start, row, first, end + 1):
            found = end + 1
        if len(digits) > _LONGEST + 2:
            break
    return found if found is not None and row.is_mostly_digits(first, found) else None


def _is_border(row: Row, first: int, end: int) -> bool:
    """Whether a number ends before an atom since that is in another cell of a table.

    Only a cell with a whole prefix begins a number that goes on in the next.
    """
    has_prefix = len(row.atoms[first].digits) >= _SHORTEST_PREFIX
    return not has_prefix and row.crosses_cells(end - 1, end + 1)


def _cuts_certain(row: Row, end: int, harmless: Harmless) -> bool:
    """Whether a number that ends before an atom takes only a part of a date or sum."""
    return end < len(row.atoms) and harmless.is_within_certain(row.atoms[end].start)


def _is_list(row: Row, first: int, end: int) -> bool:
    """Whether the atoms are one of several harmless things: 1, 2, 3; 110 and 112; round sums."""
    atoms = [atom.digits for atom in row.atoms[first:end]]
    if len(atoms) < 2:
        return False
    if all(_OF_A_LIST.fullmatch(atom) for atom in atoms):
        return True
    counted = [int(atom) for atom in atoms]
    return len(atoms) >= _SHORTEST_COUNT and all(
        after == before + 1 for before, after in pairwise(counted)
    )


def _is_number(digits: str, start: _Start, row: Row, first: int, end: int) -> bool:
    if start.has_plus and digits[0] != "0":
        # "+62 (0)812…" has one digit more.
        return _SHORTEST_ABROAD <= len(digits) <= _LONGEST + 1
    if digits.startswith("00"):
        return _is_dialled_abroad(digits)
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return True
    if _WITH_COUNTRY.fullmatch(digits) or (end - first == 1 and _GLUED.match(digits)):
        return True
    if start.is_labelled and len(digits) <= _LONGEST:
        return True
    is_one = start.may_lack_zero and _WITHOUT_ZERO.fullmatch(digits) is not None
    return is_one and _begins_boldly(row, first, end)


def _is_dialled_abroad(digits: str) -> bool:
    is_possible = _SHORTEST_ABROAD + 2 <= len(digits) <= _LONGEST + 2
    return is_possible and _COUNTRY_CODES.match(digits, 2) is not None


def _begins_boldly(row: Row, first: int, end: int) -> bool:
    """Whether the operator's digits are together, or the row holds nothing else."""
    if _BEGINS_WITHOUT_ZERO.match(row.atoms[first].digits):
        return True
    is_whole_row = first == 0 and end == len(row.atoms)
    return is_whole_row and all(is_usual(atom.gap) for atom in row.atoms[1:])
