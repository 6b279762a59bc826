"""How the names of people are written."""

import pytest

from office.people.names import in_title_case


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("rina wulandari", "Rina Wulandari"),
        ("RINA WULANDARI", "Rina Wulandari"),
        ("Rina WULANDARI", "Rina Wulandari"),
        ("  sari   dewi ", "Sari Dewi"),
        ("nur'aini al-hadi", "Nur'aini Al-Hadi"),
        ("AHMAD BIN UMAR", "Ahmad bin Umar"),
        ("Bin Hassan", "Bin Hassan"),
        ("rina wulandari b.", "Rina Wulandari B."),
        ("BUDI SANTOSO, S.H.", "Budi Santoso, S.H."),
        ("BUDI SANTOSO II", "Budi Santoso II"),
        ("Budi Santoso SH", "Budi Santoso SH"),
        ("Dewi McArthur", "Dewi McArthur"),
    ],
)
def test_a_name_is_written_in_title_case(typed: str, written: str) -> None:
    assert in_title_case(typed) == written
