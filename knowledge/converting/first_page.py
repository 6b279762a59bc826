"""The first page of an SOP as ministries prescribe it: a letterhead, and boxes with labels.

The second page is the table of steps, which has no heading.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from knowledge.converting.formats import tables
from knowledge.converting.outlined import Item, ShownLine, Table, in_line, unbold

# Labels that only a letterhead has. The name of an office can be in any table.
_LABELS = re.compile(
    r"(?i)\b(?:nomor sop|(?:tanggal|tgl\.?) (?:pembuatan|revisi|efektif|pengesahan)|disahkan oleh"
    r"|(?:nama|judul) sop)\b"
)
_OFFICES = re.compile(r"(?i)\b(?:kementerian|direktorat jenderal|kantor imigrasi)\b")
_BOX = re.compile(
    r"(?i)^((?:dasar hukum|kualifikasi pelaksana(?:an)?|keterkaitan(?: sop)?"
    r"|peralatan(?: ?(?:/|dan) ?perlengkapan)?|perlengkapan|peringatan"
    r"|pencatatan(?: ?(?:/|dan|&) ?pendataan)?))\s*:?$"
)
_TITLE = re.compile(r"(?i)^(?:nama|judul) sop\W*(.*)$")
_DATED = re.compile(r"(?i)^(?:tanggal|tgl\.?) (efektif|pengesahan|revisi|pembuatan)\W*(.*)$")
_STEPS = "Prosedur"


def read(items: Iterable[Item]) -> list[Item]:
    """Return the items with each table in parts, and a heading for the steps below the boxes."""
    found: list[Item] = []
    for item in items:
        for part in _parts(item) if isinstance(item, Table) else (item,):
            last = found[-1] if found else None
            is_below = isinstance(last, ShownLine) and last.is_boxed
            if is_below and isinstance(part, Table) and tables.is_of_steps(part):
                found.append(ShownLine(_STEPS, part.place, heading=1, is_boxed=True))
            found.append(part)
    return found


def _parts(table: Table) -> Iterator[Item]:
    """Yield the parts of a table: its letterhead, the boxes of a first page, and the rest.

    Each box begins with its label. What follows in it or below it belongs to that label.
    """
    head, rest = table.cut(_end_of_letterhead(table))
    if head.rows:
        yield head
    at = next((n for n, row in enumerate(rest.rows) if any(map(_label, row))), None)
    if at is None or sum(bool(_label(cell)) for row in rest.rows for cell in set(row)) < 2:
        if rest.rows:
            yield rest
        return
    above, boxes = rest.cut(at)
    if above.rows:
        yield above
    yield from _boxes(boxes)


def _end_of_letterhead(table: Table) -> int:
    """Return how many rows belong to the letterhead: those down to its last label."""
    if not is_letterhead(table):
        return 0
    labelled = [n for n, row in enumerate(table.rows) if any(map(_LABELS.search, row))]
    return labelled[-1] + 1


def _boxes(table: Table) -> Iterator[Item]:
    """Yield the boxes of each column, each from its label to the next one."""
    held: dict[int, list[Item]] = {}
    for at, row in enumerate(table.rows):
        place = table.place_of(at)
        if any(map(_label, row)):
            # Boxes side by side are read one after the other.
            yield from chain.from_iterable(held.values())
            held = {}
        for column, cell in enumerate(row):
            lines = [line for line in cell.split("\n") if line.strip()]
            box = held.setdefault(column, [])
            if label := _label(cell):
                box.append(ShownLine(label, place, heading=1, is_boxed=True))
                lines = lines[1:]
            box += [ShownLine(line, place, is_boxed=True) for line in lines]
    yield from chain.from_iterable(held.values())


def _label(cell: str) -> str:
    """Return the label that a cell begins with; empty if it has none."""
    match = _BOX.match(unbold(cell.partition("\n")[0]))
    return match[1] if match else ""


def is_letterhead(table: Table) -> bool:
    """Whether a table only says which document this is, and whose."""
    said = "\n".join(cell for row in table.rows for cell in dict.fromkeys(row))
    labels = {found.lower() for found in _LABELS.findall(said)}
    return len(labels) > 1 or (bool(labels) and bool(_OFFICES.search(said)))


def title_of(table: Table) -> str:
    """Return the title in a letterhead; empty if there is none."""
    return next((said for _, said in _answers(table, _TITLE)), "")


def date_of(table: Table) -> str:
    """Return the date in a letterhead, as written. The date of effect comes before others."""
    found = {match[1].lower(): said for match, said in _answers(table, _DATED)}
    order = ("efektif", "pengesahan", "revisi", "pembuatan")
    return next((found[key] for key in order if found.get(key)), "")


def _answers(table: Table, asked: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield what follows a label: in its cell, or in the next one."""
    for row in table.rows:
        cells = [in_line(cell) for cell in row]
        for at, cell in enumerate(cells):
            if match := asked.match(cell):
                after = next((one for one in cells[at + 1 :] if one and one != cell), "")
                yield match, (match[match.re.groups] or after).strip(" :")
