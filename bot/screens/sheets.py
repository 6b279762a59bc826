"""Writes tables as files: an XLSX with a sheet each, and one CSV of the same."""

import asyncio
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from bot.texts import sheets as texts

# Loaded when the first sheet is written: no start needs it.
if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

Cell = str | int

# Excel asks for a name of at most 31 letters, and opens a CSV of this shape where the office's
# numbers are written as in Indonesia.
_LONGEST_NAME = 31
_SEPARATOR = ";"
_WIDEST = 60
# A spreadsheet would take a text with such a beginning for a formula and run it.
_RUNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """A table with a head. All those of one file but the definitions have the same columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


async def xlsx(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Write the sheets as one XLSX, in a thread: a long one takes a moment."""
    return await asyncio.to_thread(_xlsx, title, sheets)


def csv_of(sheets: Sequence[Sheet]) -> bytes:
    """Write all the sheets as one CSV; the first column names the sheet."""
    out = StringIO()
    writer = csv.writer(out, delimiter=_SEPARATOR, lineterminator="\r\n")
    writer.writerow((texts.SHEET, *sheets[0].columns))
    for sheet in sheets:
        for row in sheet.rows:
            writer.writerow((sheet.name, *map(_harmless, row)))
    # Without this mark Excel reads the letters wrongly.
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


def _xlsx(title: str, sheets: Sequence[Sheet]) -> bytes:
    from xlsxwriter import Workbook

    out = BytesIO()
    # A cell that looks like a formula or an address stays a text.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": title})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            _fill(book, sheet, head, body)
    return out.getvalue()


def _fill(book: "Workbook", sheet: Sheet, head: "Format", body: "Format") -> None:
    page = book.add_worksheet(sheet.name[:_LONGEST_NAME])
    page.freeze_panes(1, 0)
    for number, row in enumerate((sheet.columns, *sheet.rows)):
        for column, cell in enumerate(row):
            page.write(number, column, cell, body if number else head)
    for column in range(len(sheet.columns)):
        widths = (
            len(str(row[column])) for row in (sheet.columns, *sheet.rows) if column < len(row)
        )
        page.set_column(column, column, min(max(widths) + 2, _WIDEST))
