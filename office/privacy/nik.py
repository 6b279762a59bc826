"""NIK and family card numbers: sixteen digits made of region, date and serial number."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from office.privacy.grammar import Row
from office.privacy.harmless import Harmless
from office.privacy.kinds import Kind, Span

LENGTH = 16
# Codes of the provinces: Permendagri 72/2019, and the four in Papua since 2022.
_PROVINCES = frozenset(
    {
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 54),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 98),
    }
)
# For women 40 is added to the day of birth.
_WOMAN = 40
_LABELS = frozenset({"nik", "ktp", "kk", "nokk", "noktp", "kependudukan", "ektp"})
# Other numbers of sixteen digits. These words are believed only if the date is impossible.
_OTHER_NUMBERS = frozenset(
    {
        *("permohonan", "billing", "bayar", "pembayaran", "ntpn", "ntb", "va", "rekening", "resi"),
        *("tiket", "invoice", "transaksi", "kwitansi", "pendaftaran"),
    }
)
# A labelled number may have this many digits too many or too few.
_MISCOUNT = 2
# How people group the digits. Any grouping is believed if the date is right.
_HABITS = frozenset(
    {(16,), (1,) * 16, (4, 4, 4, 4), (8, 8), (6, 6, 4), (6, 10), (2, 2, 2, 6, 4), (12, 4)}
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_SMALLEST_PART = 4
_LONGEST_BREAK = 30
_MOST_WORDS_BETWEEN = 3
_HALVES, _MOST_PIECES = 2, 4
# Region and date of birth. What people leave out of the rest: "357811660175xxxx".
_TELLING = 12
_LEFT_OUT = re.compile(r"[ .\-]?[xX*#?_\u2026\u00d7]{2}")
# Groups of four with a digit too few.
_FOURS = [3, 4, 4, 4]


def is_nik(digits: str) -> bool:
    """Whether the digits begin with a region and a possible date of birth."""
    return _is_region(digits) and _is_day(digits) and _is_month(digits) and _is_real_date(digits)


def is_nearly_nik(digits: str) -> bool:
    """Whether the digits hold a region and a day or month, as with one mistake."""
    return _is_region(digits) and (_is_day(digits) or _is_month(digits))


def is_another_number(row: Row) -> bool:
    """Whether the word before a row names a number that belongs to no person."""
    return row.is_called(_OTHER_NUMBERS, within=2)


def find(text: str, rows: Sequence[Row], harmless: Harmless) -> Iterator[Span]:
    """Yield every NIK of a normal text."""
    for row in rows:
        if row.size >= LENGTH - _MISCOUNT:
            yield from _in_row(row, text, harmless)
        if row.size >= _TELLING:
            yield from _left_out(row, text, harmless)
    for at, row in enumerate(rows):
        if row.size >= _SMALLEST_PART:
            yield from _in_pieces(row, rows[at + 1 : at + _MOST_PIECES], text, harmless)


def _in_row(row: Row, text: str, harmless: Harmless) -> Iterator[Span]:
    for atom in row.atoms:
        if len(atom.digits) > LENGTH and _holds_one(atom.digits):
            yield Span(atom.start, atom.end, Kind.NIK)
    is_other = is_another_number(row)
    for first, end in _windows(row):
        if not _is_believed(row, first, end, is_other=is_other):
            continue
        start, stop = row.atoms[first].start, row.atoms[end - 1].end
        if not harmless.has_date(start, stop) and not harmless.explains(start, stop, text):
            yield Span(start, stop, Kind.NIK)
    yield from _labelled(row, text, harmless)
    if not is_other:
        yield from _in_short_fours(row, text, harmless)


def _windows(row: Row, length: int = LENGTH) -> Iterator[tuple[int, int]]:
    """Yield the runs of atoms with so many digits: the first atom, and the one after the last."""
    end = count = 0
    for first, atom in enumerate(row.atoms):
        while count < length and end < len(row.atoms):
            count += len(row.atoms[end].digits)
            end += 1
        if count == length:
            yield first, end
        count -= len(atom.digits)


def _left_out(row: Row, text: str, harmless: Harmless) -> Iterator[Span]:
    """Yield region and date of birth whose serial number was left out."""
    is_named = row.is_called(_LABELS)
    for length in range(_TELLING, LENGTH - 1):
        for first, end in _windows(row, length):
            start, stop = row.atoms[first].start, row.atoms[end - 1].end
            is_alone = is_named and first == 0 and end == len(row.atoms)
            if not (is_alone or _LEFT_OUT.match(text, stop)):
                continue
            if is_nik(row.digits(first, end)) and not harmless.has_date(start, stop):
                yield Span(start, stop, Kind.NIK)


def _in_short_fours(row: Row, text: str, harmless: Harmless) -> Iterator[Span]:
    """Yield groups of four with a digit too few, if some digit there makes them a NIK."""
    for first, end in _windows(row, LENGTH - 1):
        cut = [len(atom.digits) for atom in row.atoms[first:end]]
        if sorted(cut) != _FOURS or row.crosses_cells(first, end):
            continue
        start, stop, digits = row.atoms[first].start, row.atoms[end - 1].end, row.digits(first, end)
        gap_from = 4 * cut.index(3)
        is_one = any(
            is_nik(f"{digits[:at]}{digit}{digits[at:]}")
            for at in range(gap_from, gap_from + _SMALLEST_PART)
            for digit in range(10)
        )
        if is_one and not harmless.has_date(start, stop) and _years(row, first, end) < 3:
            yield Span(start, stop, Kind.NIK)


def _years(row: Row, first: int, end: int) -> int:
    return sum(_YEAR.fullmatch(atom.digits) is not None for atom in row.atoms[first:end])


def _holds_one(digits: str) -> bool:
    return any(is_nik(digits[at : at + LENGTH]) for at in range(len(digits) - LENGTH + 1))


def _is_believed(row: Row, first: int, end: int, *, is_other: bool) -> bool:
    digits = row.digits(first, end)
    is_right = is_nik(digits)
    if not (is_right or is_nearly_nik(digits)) or not row.is_mostly_digits(first, end):
        return False
    cut = tuple(len(atom.digits) for atom in row.atoms[first:end])
    if min(cut) < _SMALLEST_PART and row.crosses_cells(first, end):
        return is_right and cut in _HABITS
    if is_right or is_other or cut not in _HABITS:
        return is_right
    return _years(row, first, end) < end - first


def _labelled(row: Row, text: str, harmless: Harmless) -> Iterator[Span]:
    """Yield what is called a NIK, even if its date is wrong or a digit is missing."""
    if not row.is_called(_LABELS) or is_another_number(row):
        return
    count = 0
    for end, atom in enumerate(row.atoms, 1):
        count += len(atom.digits)
        is_last = end == len(row.atoms)
        is_whole = count == LENGTH or (is_last and abs(count - LENGTH) <= _MISCOUNT)
        if not is_whole:
            continue
        if row.crosses_cells(0, end) and not is_nearly_nik(row.digits(0, end)):
            return
        start = row.atoms[0].start
        if row.is_mostly_digits(0, end) and not harmless.explains(start, atom.end, text):
            yield Span(start, atom.end, Kind.NIK)
        return


def _in_pieces(row: Row, following: Sequence[Row], text: str, harmless: Harmless) -> Iterator[Span]:
    """Yield a NIK that a few words interrupt: "16710123 lanjut 45678901"."""
    if len(row.atoms[-1].digits) > LENGTH - _SMALLEST_PART:
        return
    near = _near(row, following)
    if row.size + sum(one.size for one in near) < LENGTH:
        return
    is_enough = is_nearly_nik if row.is_called(_LABELS) else is_nik
    for first, head in _tails(row):
        digits, ends = _completed(head, near)
        if len(digits) != LENGTH or not is_enough(digits):
            continue
        taken = [
            (row, first, len(row.atoms)),
            *((one, 0, end) for one, end in zip(near, ends, strict=False)),
        ]
        if not _are_pieces(taken):
            continue
        parts = [(one.atoms[at].start, one.atoms[end - 1].end) for one, at, end in taken]
        if not any(harmless.explains(*part, text) for part in parts):
            yield from (Span(*part, Kind.NIK) for part in parts)


def _are_pieces(taken: Sequence[tuple[Row, int, int]]) -> bool:
    """Whether these atoms of rows may be pieces: two without a border, or more without any gap."""
    if len(taken) == _HALVES:
        return not any(row.crosses_cells(first, end) for row, first, end in taken)
    return all(end - first == 1 for _, first, end in taken)


def _near(row: Row, following: Sequence[Row]) -> list[Row]:
    """Return those of the following rows that may go on with its number."""
    near: list[Row] = []
    for after in following:
        if after.size < _SMALLEST_PART or len(after.words) > _MOST_WORDS_BETWEEN:
            break
        if after.atoms[0].start - row.atoms[-1].end > _LONGEST_BREAK:
            break
        near.append(after)
        row = after
    return near


def _completed(digits: str, rows: Sequence[Row]) -> tuple[str, list[int]]:
    """Return the digits with what the rows add to them, and how many atoms of each row do."""
    ends: list[int] = []
    for row in rows:
        missing = LENGTH - len(digits)
        end = len(row.atoms) if row.size < missing else _head(row, missing)
        if end is None or missing == 0:
            break
        digits += row.digits(0, end)
        ends.append(end)
    return digits, ends


def _tails(row: Row) -> Iterator[tuple[int, str]]:
    """Yield the ends of a row that may be the first part of a number."""
    for first in range(len(row.atoms) - 1, -1, -1):
        digits = row.digits(first, len(row.atoms))
        if len(digits) > LENGTH - _SMALLEST_PART:
            return
        if len(digits) >= _SMALLEST_PART:
            yield first, digits


def _head(row: Row, count: int) -> int | None:
    """Return how many first atoms of a row have exactly `count` digits, or None."""
    for end in range(1, len(row.atoms) + 1):
        so_far = len(row.digits(0, end))
        if so_far >= count:
            return end if so_far == count else None
    return None


def _is_region(digits: str) -> bool:
    province, regency, district = (int(digits[at : at + 2]) for at in (0, 2, 4))
    is_regency = 1 <= regency <= 40 or 71 <= regency <= 79
    return province in _PROVINCES and is_regency and district > 0


def _is_day(digits: str) -> bool:
    day = int(digits[6:8])
    return 1 <= day <= 31 or _WOMAN + 1 <= day <= _WOMAN + 31


def _is_month(digits: str) -> bool:
    return 1 <= int(digits[8:10]) <= 12


def _is_real_date(digits: str) -> bool:
    day = int(digits[6:8])
    try:
        # 2000 is a leap year: only two digits of the year are known.
        date(2000, int(digits[8:10]), day - _WOMAN if day > _WOMAN else day)
    except ValueError:
        return False
    return True
