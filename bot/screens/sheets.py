"""Writes tables as files: an XLSX with a sheet for each, and one CSV of them all."""

import asyncio
import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from bot.texts import sheets as texts

# Loaded when the first sheet is written: no start needs it.
if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float
Row = tuple[Cell, ...]

# Excel allows names of at most 31 letters. It opens a CSV with these separators on a computer
# with Indonesian number settings.
_LONGEST_NAME = 31
_SEPARATOR = ";"
_WIDEST = 60
# A spreadsheet would run a text that begins like this as a formula.
_RUNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """A table with a head. Those of one file share their columns, but for the definitions."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    chart: "SheetChart | None" = None


@dataclass(frozen=True)
class SheetChart:
    """Columns beside a table: its first rows, by the columns that hold numbers."""

    title: str
    scale: str
    rows: int
    columns: tuple[int, ...]


def tables(columns: tuple[str, ...], parts: Mapping[str, Iterable[Row]]) -> list[Sheet]:
    """Return a sheet for each part. They share their columns."""
    return [Sheet(name, columns, tuple(rows)) for name, rows in parts.items()]


async def xlsx(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as one XLSX. A long one takes a moment, so a thread writes it."""
    return await asyncio.to_thread(_xlsx, title, sheets)


def csv_of(sheets: Sequence[Sheet]) -> bytes:
    """Return all the sheets as one CSV. The first column names the sheet."""
    out = StringIO()
    writer = csv.writer(out, delimiter=_SEPARATOR, lineterminator="\r\n")
    writer.writerow((texts.SHEET, *sheets[0].columns))
    for sheet in sheets:
        for row in sheet.rows:
            writer.writerow((sheet.name, *map(_harmless, row)))
    # Without this mark Excel reads the letters wrongly.
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    """Return a cell that runs nothing. Its decimals are written as the office writes them."""
    if isinstance(cell, float):
        return f"{cell:g}".replace(".", ",")
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


def _xlsx(title: str, sheets: Sequence[Sheet]) -> bytes:
    from xlsxwriter import Workbook

    out = BytesIO()
    # A cell that looks like a formula or an address stays text.
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
    if sheet.chart is not None:
        _draw(book, page, sheet, sheet.chart)


def _draw(book: "Workbook", page: "Worksheet", sheet: Sheet, drawn: SheetChart) -> None:
    """Put a chart to the right of the table."""
    name, last = sheet.name[:_LONGEST_NAME], drawn.rows
    chart = book.add_chart({"type": "column"})
    assert chart is not None  # noqa: S101 - None only for an unknown type
    for column in drawn.columns:
        chart.add_series(
            {
                "name": [name, 0, column],
                "categories": [name, 1, 0, last, 0],
                "values": [name, 1, column, last, column],
                "data_labels": {"value": True},
            }
        )
    chart.set_title({"name": drawn.title, "name_font": {"size": 11}})
    chart.set_y_axis({"name": drawn.scale, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    page.insert_chart(1, len(sheet.columns) + 1, chart)
