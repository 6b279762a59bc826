"""Which line of a section answers a question."""

import pytest

from knowledge.reading.content import Content
from knowledge.reading.sops.text.markdown import blocks, plain_block
from knowledge.search.words.lifting import Lifting
from tests.places import CONTENT
from tests.shelves import answerer_of, content_of


@pytest.fixture
def office() -> Content:
    return content_of(CONTENT)


def lifted(office: Content, sop_id: str, heading: str, question: str) -> str:
    """Return the line that answers; empty if none stands out."""
    sop = office.library[sop_id]
    section = next(part for part in sop.sections if part.heading == heading)
    index = answerer_of(office.library, office.vocabulary).index
    place = Lifting(office.vocabulary).line(sop, section, index.terms(question))
    return "" if place is None else plain_block(blocks(section.body)[place])


@pytest.mark.parametrize(
    ("sop_id", "heading", "question", "words"),
    [
        ("paspor-hilang", "Biaya", "korban rampok tetap bayar?", "Korban rampok"),
        ("paspor-hilang", "Dokumen", "fotokopi paspor lama ga punya", "Fotokopi paspor lama"),
        ("paspor-tarif", "Tarif dan biaya paspor", "elektronik 10 thn brp", "10 tahun"),
        ("paspor-rusak", "Dokumen", "perlu surat polisi ga", "Surat hilang polisi"),
        ("tppo-indikator", "Yang bukan tanda dengan sendirinya", "gugup itu tanda?", "Gugup"),
        ("gratifikasi-pungli", "Batas waktu lapor", "yg ditolak jg lapor?", "Yang ditolak"),
        ("pelayanan-5s", "Senyum", "bergurau dengan rekan", "Jangan bergurau"),
        ("paspor-baru-dewasa", "Alur", "kapan uji kualitas", "uji kualitas"),
        (
            "paspor-baru-dewasa",
            "Siapa yang termasuk dewasa",
            "anak 16 tapi udah nikah",
            "sudah menikah, meskipun belum 17",
        ),
    ],
)
def test_the_line_that_holds_what_is_asked_is_found(
    office: Content, sop_id: str, heading: str, question: str, words: str
) -> None:
    assert words in lifted(office, sop_id, heading, question)


@pytest.mark.parametrize(
    ("sop_id", "heading", "question"),
    [
        ("paspor-baru-anak", "Dokumen", "syarat paspor anak apa saja"),
        ("paspor-baru-anak", "Dokumen", "bikin paspor anak umur 3 thn syaratnya"),
        ("paspor-hilang", "Alur", "alur paspor hilang"),
        ("paspor-hilang", "Biaya", "lost passport"),
    ],
)
def test_who_asks_for_the_whole_gets_it_in_its_order(
    office: Content, sop_id: str, heading: str, question: str
) -> None:
    assert lifted(office, sop_id, heading, question) == ""


def test_a_line_of_what_is_not_done_answers_who_asks_for_it(office: Content) -> None:
    found = lifted(
        office, "standar-pelayanan", "Jam layanan dan kuota", "percepatan tidak dibuka kapan"
    )
    assert "Percepatan tidak dibuka" in found


@pytest.mark.parametrize(
    ("sop_id", "heading", "question"),
    [
        # It denies, and says no word that was asked.
        ("paspor-penyerahan", "Diambil orang lain", "paspor boleh diambil orang lain"),
        ("standar-pelayanan", "Jam layanan dan kuota", "jam buka kantor"),
        ("tppo-indikator", "Tujuan yang sering muncul", "negara tujuan rawan"),
        # An exception is not far better than its rule.
        ("paspor-baru-anak", "Orang tua bercerai", "anak ortu cerai siapa yg tanda tangan"),
    ],
)
def test_an_exception_does_not_stand_above_its_rule(
    office: Content, sop_id: str, heading: str, question: str
) -> None:
    assert lifted(office, sop_id, heading, question) == ""


def test_sources_that_disagree_never_stand_first(office: Content) -> None:
    question = "surat rekomendasi umrah masih perlu"

    found = lifted(office, "paspor-haji-umrah", "Rekomendasi Kemenag", question)

    assert "2017" not in found
