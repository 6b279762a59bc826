"""Tables become lists: a chat shows no table."""

import re
from collections.abc import Iterator, Sequence

from knowledge.converting.outlined import DraftLine, LineKind, Table

_LONGEST_HEADER = 40
_NUMBER_COLUMN = {"no", "nomor", "no urut", "urutan"}
_HEADERS = re.compile(
    r"(?i)^(no(mor)?\.?( urut)?|kegiatan|aktivitas|uraian.*|pelaksana|waktu|persyaratan|syarat"
    r"|kelengkapan|output|keluaran|hasil|keterangan|mutu baku|dokumen|biaya|tarif|jenis.*|langkah)$"
)
_LETTERHEAD = re.compile(
    r"(?i)nomor sop|tanggal (pembuatan|revisi|efektif|pengesahan)|tgl\.? (pembuatan|revisi|efektif)"
    r"|disahkan oleh|nama sop|judul sop|kementerian|direktorat jenderal|kantor imigrasi"
)
_TITLE = re.compile(r"(?i)^(?:nama|judul) sop\W*(.*)$")
_DATED = re.compile(r"(?i)^(?:tanggal|tgl\.?) (efektif|pengesahan|revisi|pembuatan)\W*(.*)$")


def is_letterhead(table: Table) -> bool:
    """Whether a table only says whose document this is, and which."""
    cells = [cell for row in table.rows for cell in dict.fromkeys(row)]
    return len({found[0].lower() for cell in cells for found in _LETTERHEAD.finditer(cell)}) >= 2


def title_of(table: Table) -> str:
    """The title that a letterhead names; may be empty."""
    return next((said for _, said in _answers(table, _TITLE)), "")


def date_of(table: Table) -> str:
    """The day that a letterhead names, as written: that of effect before those of drafting."""
    found = {match[1].lower(): said for match, said in _answers(table, _DATED)}
    order = ("efektif", "pengesahan", "revisi", "pembuatan")
    return next((found[key] for key in order if found.get(key)), "")


def _answers(table: Table, asked: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """What stands behind a label: in its cell, or in the next one."""
    for row in table.rows:
        cells = [_unbold(cell) for cell in row]
        for at, cell in enumerate(cells):
            if match := asked.match(cell):
                after = next((one for one in cells[at + 1 :] if one and one != cell), "")
                yield match, (match[match.re.groups] or after).strip(" :")


def blocks(table: Table) -> Iterator[DraftLine]:
    """Make each row a point: the step first, then what the other columns say of it."""
    rows = [tuple(_unbold(cell) for cell in row) for row in table.rows]
    header, first = _header(rows)
    for at, row in enumerate(rows[first:], start=first):
        if any(row):
            yield _point(header, row, table.place_of(at))


def _header(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """The names of the columns, and the first row below them."""
    if not rows or not _is_header(rows[0]):
        return (), 0
    if len(rows) > 1 and _continues(rows[0], rows[1]):
        return rows[1], 2
    return rows[0], 1


def _is_header(row: tuple[str, ...]) -> bool:
    cells = [cell for cell in row if cell]
    known = sum(bool(_HEADERS.match(cell)) for cell in cells)
    return len(cells) > 1 and known >= 2 and all(len(one) <= _LONGEST_HEADER for one in cells)


def _continues(upper: tuple[str, ...], lower: tuple[str, ...]) -> bool:
    """Whether a second row names columns that one name above spans."""
    return len(upper) == len(lower) and upper[0] == lower[0] and len(set(upper)) < len(upper)


def _point(header: tuple[str, ...], row: tuple[str, ...], place: str) -> DraftLine:
    if len(set(row)) == 1 and len(row) > 1:
        return DraftLine(LineKind.PARAGRAPH, f"**{row[0]}**", place)
    number, cells = _numbered(header, row)
    (_, first), *rest = cells or [("", "")]
    if not header and len(cells) == 2:
        text = f"**{first.rstrip(' :')}**: {rest[0][1].lstrip(' :')}"
    else:
        said = "; ".join(f"{name}: {cell}" if name else cell for name, cell in rest)
        text = f"{first} — {said}" if said else first
    if number is None:
        return DraftLine(LineKind.BULLET, text, place)
    return DraftLine(LineKind.NUMBERED, text, place, number=number)


def _numbered(
    header: tuple[str, ...], row: tuple[str, ...]
) -> tuple[int | None, list[tuple[str, str]]]:
    """The number that a row bears, and its other cells with the names of their columns."""
    names = header if len(header) == len(row) else ("",) * len(row)
    cells = list(zip(names, row, strict=True))
    name, first = cells[0]
    bare = first.rstrip(".) ")
    is_number = bare.isdecimal() and len(bare) <= 3
    if name.lower().rstrip(".") in _NUMBER_COLUMN or (is_number and len(cells) > 1):
        cells = cells[1:]
    filled: list[tuple[str, str]] = []
    for name, cell in cells:
        # A cell over several columns is said once.
        if cell and not (filled and filled[-1][1] == cell):
            filled.append((name, cell))
    return (int(bare) if is_number else None), filled


def _unbold(cell: str) -> str:
    return cell.replace("**", "").strip()
