"""How buttons are laid out: no label is cut."""

import pytest

from bot.telegram.screen import Button, Row, uncut


def row(*labels: str) -> Row:
    return tuple(Button(label, label) for label in labels)


def labels_of(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[button.label for button in each] for each in rows]


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["Terima", "Alihkan"], [["Terima", "Alihkan"]]),
        (["Minta info pelapor", "Selesai"], [["Minta info pelapor", "Selesai"]]),
        (["Indikasi TPPO atau PMI", "Lainnya"], [["Indikasi TPPO atau PMI"], ["Lainnya"]]),
        (["Sebelumnya", "Undang", "Berikutnya"], [["Sebelumnya", "Undang", "Berikutnya"]]),
        (["Sebelum", "Undang orang baru", "X"], [["Sebelum", "Undang orang baru"], ["X"]]),
        (["1", "2", "3", "4", "5"], [["1", "2", "3", "4", "5"]]),
    ],
)  # fmt: skip
def test_what_does_not_fit_beside_others_gets_a_row_of_its_own(
    labels: list[str], rows: list[list[str]]
) -> None:
    assert labels_of(uncut((row(*labels),))) == rows
