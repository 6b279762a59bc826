"""What a question says of an applicant is not asked again, and nothing is guessed."""

import pytest

from knowledge.case_lists import CaseLists
from tests.places import CONTENT
from tests.shelves import shelf_of

SAID = [
    ("nenek 70 thn mau umrah, paspornya ilang", {"lansia", "umrah", "hilang"}),
    ("anak 5 th paspor baru ortu cerai mau liburan", {"anak", "baru", "cerai", "wisata"}),
    ("perpanjang paspor dewasa 10 tahun", {"dewasa", "habis"}),
    ("bapak 45 taun paspor rusak kena banjir", {"dewasa", "rusak", "bencana"}),
    ("kakek ganti paspor hbs mau berobat", {"lansia", "habis", "berobat"}),
    ("paspor hilang bukan rusak", {"hilang"}),
    ("paspor anak atau dewasa", set()),
    ("umur 10 tahun paspor baru", {"anak", "baru"}),
    ("paspor habis, masih 6 tahun", {"habis"}),
    ("paspor rusak, 3 tahun lagi habis", set()),
    ("anak angkat 6 thn paspor baru", {"anak", "angkat", "baru"}),
    ("bapak 45 paspor baru", {"dewasa", "baru"}),
    ("bapak 3 kali paspor hilang", {"hilang"}),
    ("anak sudah 17 paspor hilang", {"hilang"}),
    ("paspor hilang mau jenguk anak", {"hilang", "keluarga"}),
    ("anak yatim paspor baru dibawa kakek", {"anak", "wafat", "baru"}),
    ("paspornya anaknya hilang", {"hilang"}),
    ("ibunya kerja di malaysia, anak bikin paspor baru", {"anak", "baru"}),
    ("paspor hilang di turki pulang pake splp", {"hilang", "pulangsplp"}),
]


@pytest.mark.parametrize(("question", "options"), SAID)
def test_what_is_said_is_known(question: str, options: set[str]) -> None:
    opened = CaseLists(shelf_of(CONTENT)).open(question)

    said = set().union(*opened.chosen.values()) if opened else set()
    assert said == options


@pytest.mark.parametrize(
    ("question", "case"),
    [
        ("itas mau dijadikan itap", "alih-status"),
        ("endorsement nama tambahan", "catatan-paspor"),
        ("paspor suami sudah jadi, boleh istrinya ambil", "pengambilan-paspor"),
        ("lagi umrah di madinah paspornya hilang", "splp"),
        ("paspor hilang di turki pulang pake splp", "paspor"),
        ("paspor anak atau dewasa", "paspor"),
    ],
)
def test_a_question_names_its_case(question: str, case: str) -> None:
    opened = CaseLists(shelf_of(CONTENT)).open(question)

    assert opened is not None
    assert opened.case.id == case


def test_a_question_about_something_else_names_no_case() -> None:
    assert CaseLists(shelf_of(CONTENT)).open("jam buka kantor") is None
