"""Exported tables open as tables: nothing in them runs, nothing is lost."""

import csv
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from bot.screens.sheets import Sheet, SheetChart, csv_of, xlsx

NUMBERS = Sheet("Angka", ("Ukuran", "Nilai"), (("Masuk; hari ini", 3), ("Belum ada SOP — “é”", 0)))
MEANINGS = Sheet("Definisi", ("Istilah", "Artinya"), (("Masuk", "Yang dikirim"),))
_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(book: bytes) -> dict[str, ElementTree.Element]:
    with ZipFile(BytesIO(book)) as archive:
        assert archive.testzip() is None
        return {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xml")
        }


async def test_an_xlsx_has_a_sheet_each_with_numbers_as_numbers() -> None:
    found = parts(await xlsx("Rekap", [NUMBERS, MEANINGS]))

    sheets = [
        element.get("name") for element in found["xl/workbook.xml"].iter(f"{_SPREADSHEET}sheet")
    ]
    assert sheets == ["Angka", "Definisi"]
    texts = ["".join(element.itertext()) for element in found["xl/sharedStrings.xml"]]
    assert "Belum ada SOP — “é”" in texts
    cells = list(found["xl/worksheets/sheet1.xml"].iter(f"{_SPREADSHEET}c"))
    numbers = [element.findtext(f"{_SPREADSHEET}v") for element in cells if element.get("t") != "s"]
    assert numbers == ["3", "0"]


def test_a_csv_opens_in_a_spreadsheet_of_the_office() -> None:
    content = csv_of([NUMBERS, MEANINGS])

    assert content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";")) == [
        ["Lembar", "Ukuran", "Nilai"],
        ["Angka", "Masuk; hari ini", "3"],
        ["Angka", "Belum ada SOP — “é”", "0"],
        ["Definisi", "Masuk", "Yang dikirim"],
    ]


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a.id")', "+62", "-1", "@a", "\t=1"])
async def test_nothing_that_somebody_wrote_runs(text: str) -> None:
    sheet = Sheet("Angka", ("Ukuran", "Nilai"), ((text, 1),))

    assert list(csv.reader(StringIO(csv_of([sheet]).decode("utf-8-sig")), delimiter=";"))[1] == [
        "Angka",
        f"'{text}",
        "1",
    ]
    page = parts(await xlsx("Rekap", [sheet]))["xl/worksheets/sheet1.xml"]
    assert list(page.iter(f"{_SPREADSHEET}f")) == []
    assert list(page.iter(f"{_SPREADSHEET}hyperlink")) == []


async def test_a_chart_stands_beside_its_table_and_takes_its_figures_from_it() -> None:
    sheet = Sheet(
        "Ringkasan", ("Ukuran", "Kini"), (("A", 3), ("B", 1), ("Semua", 4)),
        SheetChart("Pertanyaan", "Banyaknya", 2, (1,)),
    )  # fmt: skip
    found = parts(await xlsx("Rekap", [sheet, NUMBERS]))
    drawn = "".join(found["xl/charts/chart1.xml"].itertext())

    assert "Ringkasan!$B$2:$B$3" in drawn
    assert "Banyaknya" in drawn


def test_decimals_are_written_as_the_office_writes_them() -> None:
    assert b"Median;5,5" in csv_of([Sheet("Angka", ("Ukuran", "Nilai"), (("Median", 5.5),))])
