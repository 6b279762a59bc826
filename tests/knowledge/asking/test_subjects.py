"""The subjects that officers name open the page that is written for them."""

import pytest

from knowledge.search.answer import Band
from knowledge.shelf import Shelf
from office.people import Role
from tests.places import CONTENT
from tests.shelves import shelf_of

SUBJECTS = {
    "tppo": "apa-itu-tppo",
    "apa itu tppo": "apa-itu-tppo",
    "kepanjangan tppo": "apa-itu-tppo",
    "tanda tanda tppo di loket": "tanda-tppo",
    "ciri2 korban tppo pas wawancara": "tanda-tppo",
    "red flag": "tanda-tppo",
    "wawancara paspor": "inti-wawancara",
    "apa aja yg ditanya wawancara": "inti-wawancara",
    "apo bae yg ditanyo wawancara": "inti-wawancara",
    "apa itu kejanggalan": "apa-itu-kejanggalan",
    "laporan berjenjang gimana urutannya": "ke-siapa-melapor",
    "deportasi": "deportasi",
    "apa itu deportasi": "deportasi",
    "overstay": "overstay",
    "pembatalan paspor": "pembatalan-paspor",
    "permohonan paspor dibatalkan": "tunda-tolak",
    "penundaan": "tunda-tolak",
    "penolakan paspor": "tunda-tolak",
    "standar pelayanan": "standar-pelayanan-inti",
    "5s": "lima-s",
    "abg": "abg",
    "izin tinggal": "izin-tinggal-inti",
    "mpaspor": "m-paspor-inti",
    "percepatan gmn": "percepatan",
    "umroh": "haji-umrah",
    "paspor haji": "haji-umrah",
    "pmi": "pmi",
    "paspor tki gimana caranya": "pmi",
    "tki ilegal": "pmi-nonprosedural-inti",
    "ambil paspor": "ambil-paspor",
}
# What stands beside the subject asks for something within, or means another.
OTHERS = (
    "pernah dideportasi",
    "percepatan berapa",
    "tanda tppo, terus ngapain",
    "batal",
    "wawancara umroh",
    "berapa lama deportasi",
    "beda tppo dan tppm",
)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return shelf_of(CONTENT)


@pytest.mark.parametrize(("question", "page"), SUBJECTS.items())
def test_a_subject_opens_its_page(shelf: Shelf, question: str, page: str) -> None:
    answer = shelf.answer(question, roles=[Role.OFFICER])

    assert (answer.band, answer.front) == (Band.SURE, page)


@pytest.mark.parametrize("question", OTHERS)
def test_what_asks_for_more_opens_no_page(shelf: Shelf, question: str) -> None:
    assert shelf.answer(question, roles=[Role.OFFICER]).front == ""


def test_every_written_page_is_asked_for(shelf: Shelf) -> None:
    assert {page.id for page in shelf.content.written_fronts} == set(SUBJECTS.values())


def test_a_name_leads_to_one_page(shelf: Shelf) -> None:
    vocabulary = shelf.content.vocabulary
    owners: dict[frozenset[str], set[str]] = {}
    for page in shelf.content.written_fronts:
        for name in page.names:
            owners.setdefault(frozenset(vocabulary.read(name)), set()).add(page.id)
    assert [pages for pages in owners.values() if len(pages) > 1] == []
