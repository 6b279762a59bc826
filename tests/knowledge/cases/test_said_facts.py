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
]


@pytest.mark.parametrize(("question", "options"), SAID)
def test_what_is_said_is_known(question: str, options: set[str]) -> None:
    opened = CaseLists(shelf_of(CONTENT)).open(question)

    said = set().union(*opened.chosen.values()) if opened else set()
    assert said == options


def test_a_question_about_something_else_names_no_case() -> None:
    assert CaseLists(shelf_of(CONTENT)).open("jam buka kantor") is None
