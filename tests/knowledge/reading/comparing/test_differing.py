"""Two lines that name the same thing must not differ in a figure or in who is told."""

from pathlib import Path

import pytest

from knowledge.reading.comparing.differing import ComparedLine, pairs, unneeded, warnings
from tests.places import CONTENT
from tests.shelves import content_of

BURDEN = "Biaya beban paspor hilang: Rp1.000.000 per buku."
FAKE = "Akun palsu memakai nama kantor: {lapor: kebocoran}."
OTHERS = (
    "Antrean dibuka pukul delapan; 3 loket.",
    "Sandi diganti tiap 90 hari.",
    "Surat kuasa bermeterai Rp10.000.",
)


def found(*texts: str) -> list[tuple[str, str]]:
    told = [
        ComparedLine(Path("satu.md"), number, f"sop/{number}", text)
        for number, text in enumerate((*texts, *OTHERS))
    ]
    return [(one.text, other.text) for one, other in pairs(told)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BURDEN, "Paspor hilang: biaya beban Rp500.000 per buku."),
        ("Perbaikan data selesai 7 hari kerja.", "Perbaikan data selesai dalam 4 hari kerja."),
        (FAKE, "Akun palsu dengan nama kantor: {lapor: calo}."),
        ("Kuota habis: tanyakan {kasi: paspor}.", "Kuota habis: {kasi: tata usaha} menjawab."),
    ],
)
def test_another_figure_or_receiver_for_the_same_thing_is_found(one: str, other: str) -> None:
    assert found(one, other) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (BURDEN, "Paspor hilang: biaya beban Rp1 juta per buku."),
        (BURDEN, "Percepatan paspor di kantor ini: Rp500.000."),
        (FAKE, "Akun palsu dengan nama kantor: segera {lapor: kebocoran}."),
        (FAKE, "Akun palsu memakai nama kantor: tanyakan {kasi: tikim}."),
    ],
)
def test_the_same_figure_or_another_thing_is_no_difference(one: str, other: str) -> None:
    assert not found(one, other)


def test_every_pair_of_the_shelf_is_read_and_listed() -> None:
    library = content_of(CONTENT).as_written().library

    assert [str(warning) for warning in warnings(CONTENT, library)] == []
    assert unneeded(CONTENT, library) == set()
