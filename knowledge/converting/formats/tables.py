"""Turns tables into lists, because a chat cannot show a table."""

import re
from collections.abc import Iterator, Sequence

from knowledge.converting.outlined import DraftLine, LineKind, Table, in_line

_LONGEST_HEADER = 40
_STEP = re.compile(r"(?i)^(?:kegiatan|aktivitas|langkah|uraian)\b")
_NUMBER_COLUMN = {"no", "nomor", "no urut", "urutan"}
_HEADERS = re.compile(
    r"(?i)^(no(mor)?\.?( urut)?|kegiatan|aktivitas|uraian.*|pelaksana|waktu|persyaratan|syarat"
    r"|kelengkapan|output|keluaran|hasil|keterangan|mutu baku|dokumen|biaya|tarif|jenis.*|langkah)$"
)


def is_of_steps(table: Table) -> bool:
    """Whether each row of a table is a step."""
    header, _ = _header([tuple(in_line(cell) for cell in row) for row in table.rows])
    return any(_STEP.match(name) for name in header)


def continued(before: Table, after: Table) -> Table:
    """Return the rest of a table on the next page, with the column names of its beginning."""
    named, own = _rows_of_header(before), _rows_of_header(after)
    if own or not named or len(before.rows[0]) != len(after.rows[0]):
        return after
    return Table((*before.rows[:named], *after.rows), after.place, after.first - named)


def _rows_of_header(table: Table) -> int:
    _, first = _header([tuple(in_line(cell) for cell in row) for row in table.rows])
    return first


def blocks(table: Table) -> Iterator[DraftLine]:
    """Yield each row as a list item: the step first, then what the other columns say about it."""
    rows = [tuple(in_line(cell) for cell in row) for row in table.rows]
    header, first = _header(rows)
    for at, row in enumerate(rows[first:], start=first):
        if any(row):
            yield _point(header, row, table.place_of(at))


def _header(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """Return the names of the columns, and the index of the first row below them."""
    if not rows or not _is_header(rows[0]):
        return (), 0
    if len(rows) > 1 and _continues(rows[0], rows[1]):
        return tuple(under or over for over, under in zip(rows[0], rows[1], strict=True)), 2
    return rows[0], 1


def _is_header(row: tuple[str, ...]) -> bool:
    cells = [cell for cell in row if cell]
    known = sum(bool(_HEADERS.match(cell)) for cell in cells)
    return len(cells) > 1 and known >= 2 and all(len(cell) <= _LONGEST_HEADER for cell in cells)


def _continues(upper: tuple[str, ...], lower: tuple[str, ...]) -> bool:
    """Whether a second header row divides a column name above it."""
    below = zip(upper, lower, strict=True)
    is_same_start = lower[0] in ("", upper[0])
    return is_same_start and any(under and not above for above, under in below)


def _point(header: tuple[str, ...], row: tuple[str, ...], place: str) -> DraftLine:
    if row[0] and not any(row[1:]) and len(row) > 1 and not _digits(row[0]):
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
    """Return the number of a row, and its other cells with their column names."""
    names = header if len(header) == len(row) else ("",) * len(row)
    cells = list(zip(names, row, strict=True))
    name, first = cells[0]
    number = _digits(first)
    if name.lower().rstrip(".") in _NUMBER_COLUMN or (number and len(cells) > 1):
        cells = cells[1:]
    return int(number) if number else None, [(name, cell) for name, cell in cells if cell]


def _digits(cell: str) -> str:
    """Return the number if a cell contains only that, such as "12."; else an empty text."""
    bare = cell.rstrip(".) ")
    return bare if bare.isdecimal() and len(bare) <= 3 else ""
