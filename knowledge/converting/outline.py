"""Finds the structure of a document: its title, headings and lists, however they were made.

Offices write headings as a style, in bold, in capitals or as "A. Dasar Hukum". All of them count.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.converting import first_page
from knowledge.converting.formats import tables
from knowledge.converting.outlined import (
    BULLETS,
    DraftLine,
    Item,
    LineKind,
    Loss,
    Lost,
    Outline,
    ShownLine,
    Table,
    unbold,
)
from knowledge.reading.words import listed

_LONGEST_HEADING = 80
_MOST_TITLE_LINES = 4
_CHAPTER = re.compile(r"^(?:BAB\s+)?(?:[IVXLC]{1,5}|[A-Z])[.)]\s+(?=\S)|^BAB\s+[IVXLC]+(?:\s+|$)")
_LETTER = re.compile(r"^([A-Z])[.)]\s+\S")
_NUMBER = re.compile(r"^(\d{1,3})[.)]\s+(?=\S)")
# "1.2 Surat" begins an item. "08.00 Loket dibuka" and "1.5 jam" begin with figures, which stay.
_SUBNUMBER = re.compile(
    r"^(?:\d{1,2}\.){2,}\s*(?=\D)"
    r"|^(?!\d\d\.\d\d\s)[1-9]\d?(?:\.(?:[1-9]|1\d))+\s+"
    r"(?!(?:jam|menit|hari|bulan|tahun|ribu|juta|miliar|persen|kali|km|m|cm|kg|WIB|WITA|WIT)\b)(?=\S)"
)
_SMALL = re.compile(r"^\(?([a-z]|[ivx]{1,4}|\d{1,2})\)\s+(?=\S)|^([a-z]|[ivx]{1,4})\.\s+(?=\S)")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]\s+(?=\S)")
_CAPITALS = re.compile(r"[A-Z]{4,}")
_WHOSE = re.compile(
    r"(?i)^(?:standar(?:d)? (?:operasional|operating) (?:prosedur|procedure)s?(?:\s*\(sop\))?"
    r"|s\.?o\.?p\.?|(?:kementerian|direktorat jenderal|kantor (?:wilayah|imigrasi)"
    r"|republik indonesia|nomor|no\.)(?!\w).*)$"
)
# Words that make a line a heading and not the title, even at the top.
_SECTION = re.compile(
    r"(?i)^(?:dasar hukum|persyaratan|syarat|prosedur|tujuan|maksud.*|ruang lingkup|pengertian"
    r"|definisi|ketentuan umum|latar belakang|pendahuluan|biaya|waktu|alur|dokumen)\W*$"
)
_SHORTHANDS = listed(
    """
    abg apoa asn bap bapen bms bp2mi bp3mi dpo dpri epo gol imk itap itas itk kitap kitas kk kp2mi
    kpk ktp loa nik ntpn p3mi pdn pdp pmi pnbp ppih ppiu ppnpn ppns simkim sop splp tak timpora tpi
    tppm tppo ukk upg wna wni
    """
)


def read(items: Sequence[Item], lost: Sequence[Lost], title: str = "") -> Outline:
    """Turn what a file shows into an outline. `title` is the title in the file's properties.

    If two or more lines are marked as headings, no other line is taken for one.
    """
    items = first_page.read(items)
    heads = [
        table for table in items if isinstance(table, Table) and first_page.is_letterhead(table)
    ]
    rest = [one for one in items if one not in heads]
    zone = _title_zone(rest)
    named = next((found for table in heads if (found := first_page.title_of(table))), "")
    said = "" if named else _title(zone)
    blocks = tuple(_blocks(rest[len(zone) :]))
    deep = [
        Lost(Loss.DEEP_LIST, block.place)
        for block in blocks
        if block.level > 1 and block.kind is not LineKind.HEADING
    ]
    became = [Lost(Loss.TABLE, table.place) for table in rest if isinstance(table, Table)]
    # What a letterhead loses is dropped with it.
    gone = {place for head in heads for place in _places(head, rest)}
    kept = [loss for loss in lost if loss.place not in gone]
    unsaid: list[Item] = [*heads, *(line for line in zone if _bare(line) not in said)]
    return Outline(
        title=_sentence_case(named or _without_sop(said) or title),
        dated=next((day for table in heads if (day := first_page.date_of(table))), ""),
        blocks=blocks,
        lost=(*kept, *deep, *became, *(Lost(Loss.LETTERHEAD, one.place) for one in unsaid)),
    )


def _places(head: Table, rest: Sequence[Item]) -> Iterator[str]:
    """Yield the places of a letterhead: its rows, and the table if it has no other rows."""
    yield from (head.place_of(row) for row in range(len(head.rows)))
    if not any(one.place.startswith(f"{head.place} ") for one in rest):
        yield head.place


def _title_zone(items: Sequence[Item]) -> list[ShownLine]:
    """Return the lines at the top that are formatted as a title."""
    zone: list[ShownLine] = []
    for item in items[:_MOST_TITLE_LINES]:
        if not isinstance(item, ShownLine) or item.marker or _CHAPTER.match(_bare(item)):
            break
        is_shown = item.heading == 0 or item.is_centered or _is_in_capitals(item)
        is_shown = is_shown and not _SECTION.match(_bare(item))
        if not is_shown or len(_bare(item)) > _LONGEST_HEADING:
            break
        zone.append(item)
    return zone


def _title(zone: Sequence[ShownLine]) -> str:
    titled = [_bare(line) for line in zone if line.heading == 0] or [_bare(line) for line in zone]
    return " ".join(one for one in titled if not _WHOSE.match(one))


def _without_sop(title: str) -> str:
    return re.sub(r"(?i)^sop\s+(?=\S)", "", title).strip(" :")


def _blocks(items: Sequence[Item]) -> Iterator[DraftLine]:
    headings = _headings(items)
    is_after_number = False
    before = 0  # the number of the item above
    for at, item in enumerate(items):
        if isinstance(item, Table):
            yield from tables.blocks(item)
        elif at in headings:
            # Nothing is left of "BAB I" above "PENDAHULUAN".
            if text := _sentence_case(_unnumbered(_bare(item))):
                yield DraftLine(LineKind.HEADING, text, item.place, level=headings[at])
        elif item.is_quote:
            yield DraftLine(LineKind.QUOTE, item.text, item.place)
        else:
            block = _point(item, before)
            before = block.number if block.kind is LineKind.NUMBERED else 0
            if block.kind is LineKind.BULLET and not item.marker and is_after_number:
                # Typed dashes below a typed number belong to that number.
                block = replace(block, level=1)
            else:
                is_after_number = block.kind is LineKind.NUMBERED
            yield block


def _headings(items: Sequence[Item]) -> dict[int, int]:
    """Return the indexes of the headings, each with its level."""
    lines = {at: item for at, item in enumerate(items) if isinstance(item, ShownLine)}
    marked = {at: max(1, line.heading) for at, line in lines.items() if line.heading is not None}
    if sum(not lines[at].is_boxed for at in marked) > 1:
        return marked
    lettered = _lettered(items)
    found = dict(marked)
    for at, item in lines.items():
        if item.is_quote or at in marked:
            continue
        if at in lettered or (_is_candidate(item) and not _is_in_run(items, at)):
            found[at] = 1 if at in lettered or _CHAPTER.match(_bare(item)) else 2
    return found


def _is_candidate(item: Item) -> bool:
    return isinstance(item, ShownLine) and _could_be_heading(item) and _stands_out(item)


def _is_in_run(items: Sequence[Item], at: int) -> bool:
    """Whether a numbered line is among others that look the same: a bold list, not headings."""

    def is_numbered(item: Item) -> bool:
        if not isinstance(item, ShownLine) or not _is_candidate(item):
            return False
        return bool(_NUMBER.match(item.marker + " " + _bare(item)) or _NUMBER.match(_bare(item)))

    near = (*items[max(0, at - 1) : at], *items[at + 1 : at + 2])
    return is_numbered(items[at]) and any(map(is_numbered, near))


def _could_be_heading(line: ShownLine) -> bool:
    text = _bare(line)
    return (
        2 <= len(text) <= _LONGEST_HEADING
        and text[-1] not in ".;,"
        and (line.marker in ("", "A.") or line.marker[0].isdigit())
        and line.level == 0
        and not _BULLET.match(text)
        and not _SMALL.match(text)
    )


def _stands_out(line: ShownLine) -> bool:
    return line.is_bold or (_is_in_capitals(line) and not line.marker)


def _is_in_capitals(line: ShownLine) -> bool:
    text = _bare(line)
    words = (word for word in _CAPITALS.findall(text) if word.lower() not in _SHORTHANDS)
    return text.upper() == text and any(words)


def _lettered(items: Sequence[Item]) -> set[int]:
    """Return the indexes of "A. …", "B. …" with text below each: headings without formatting."""
    places: list[int] = []
    for at, item in enumerate(items):
        if isinstance(item, ShownLine) and _could_be_heading(item):
            match = _LETTER.match(_bare(item))
            letter = match[1] if match else "A" if item.marker == "A." else ""
            is_next = item.marker == "A." or letter == chr(ord("A") + len(places))
            if letter and is_next:
                places.append(at)
    # A lettered list has nothing between its items. A section can be empty.
    beside = sum(later == earlier + 1 for earlier, later in pairwise(places))
    return set(places) if beside * 2 < len(places) - 1 else set()


def _point(line: ShownLine, before: int) -> DraftLine:
    """Return a paragraph, or a list item if it has a mark, made by Word or typed.

    `before` is the number of the item above.
    """
    text = line.text
    if line.marker == "-":
        return DraftLine(LineKind.BULLET, text, line.place, level=line.level)
    if line.marker:
        number = int(digits) if (digits := line.marker.rstrip(".")).isdecimal() else 1
        return DraftLine(LineKind.NUMBERED, text, line.place, level=line.level, number=number)
    # Bold that opens before the mark opens after it: "**1. Foto** ini" becomes "1. **Foto** ini".
    bold, plain = ("**", text[2:]) if text.startswith("**") else ("", text)
    if match := _BULLET.match(plain):
        return DraftLine(LineKind.BULLET, bold + plain[match.end() :], line.place, level=line.level)
    if match := _SUBNUMBER.match(plain):
        return DraftLine(LineKind.BULLET, bold + plain[match.end() :], line.place, level=1)
    if match := _NUMBER.match(plain):
        said = bold + plain[match.end() :]
        return DraftLine(
            LineKind.NUMBERED, said, line.place, level=line.level, number=int(match[1])
        )
    if match := _SMALL.match(plain):
        said, number = bold + plain[match.end() :], number_of(match[1] or match[2], before)
        level = max(1, line.level)
        return DraftLine(LineKind.NUMBERED, said, line.place, level=level, number=number)
    return DraftLine(LineKind.PARAGRAPH, text, line.place)


def number_of(mark: str, before: int) -> int:
    """Return the number of a small mark: "i" is the first one, but the ninth after "h"."""
    if mark.isdecimal():
        return int(mark)
    letter = ord(mark) - ord("a") + 1 if len(mark) == 1 else 0
    if mark in _ROMANS and letter != before + 1:
        return _ROMANS.index(mark) + 1
    return letter or 1


def _unnumbered(heading: str) -> str:
    for mark in (_CHAPTER, _SUBNUMBER, _NUMBER):
        heading = mark.sub("", heading, count=1)
    return heading.strip(" :")


def _bare(line: ShownLine) -> str:
    return unbold(line.text)


def _sentence_case(text: str) -> str:
    """Write text in capitals as a sentence. Abbreviations keep their capitals."""
    if text.upper() != text:
        return text
    words = [
        word if word.strip("().,/").lower() in _SHORTHANDS else word.lower()
        for word in text.split()
    ]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]
