"""What somebody chose or meant is proposed for a section with few samples, if they agree."""

from dataclasses import replace

import pytest

from knowledge.search.answer import Answer, Band
from knowledge.shelf import Shelf, address_of
from office.suggestions import SampleOrigin
from tests.cast.judging import choice, judges
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.samples.conftest import MISSED
from tests.waiting import until

UNDECIDED = "jemput bola bikin paspor ke kampung"
OF_THE_NEW_SOP = "mobil paspor keliling ke kampung kapan"
STEPS = address_of("paspor-keliling", "alur")
DOCUMENTS = address_of("paspor-keliling", "dokumen")
MAY = "Boleh jadi contoh"


@pytest.fixture(autouse=True)
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one question be a close call until something is learned, whatever the fit is today."""
    ask = Shelf.answer

    def judge(shelf: Shelf, question: str, found: Answer) -> Answer:
        if question != UNDECIDED or shelf.learned:
            return found
        return replace(choice(found), offered=ask(shelf, OF_THE_NEW_SOP).hits[:4])

    judges(monkeypatch, judge)


async def propose(office: Office, passage: str, *words: str) -> None:
    found = await office.services.suggestions.proposing.propose(
        [(passage, said) for said in words], SampleOrigin.ENDPOINT
    )
    assert len(found.fit) == len(words), found.unfit


def ways(count: int) -> list[str]:
    """So many ways of asking, none nearly the same as another."""
    first = (
        *("mobilnya", "petugas", "kades", "balai", "jadwal", "kapan", "surat"),
        *("rombongan", "lurah", "camat", "sopir", "antre"),
    )
    return [
        f"{word} desa {word[::-1]} gimana {number}" for number, word in enumerate(first[:count])
    ]


async def test_the_words_of_one_person_who_agrees_count_once_they_are_accepted(
    office: Office,
) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    await types(officer, UNDECIDED, then="Maksud Anda", buttons=["1. Alur"])
    await taps(officer, "1. Alur", then="Layanan Paspor Keliling", buttons=[MAY, "👍"])

    await officer.taps(MAY)

    thanked = await officer.expects("nama Anda tidak disebut", buttons=["👍"])
    assert MAY not in str(thanked.buttons)
    await types(head, "/saran", then="1 usulan kalimat", buttons=["Contoh (1)"])
    shows(
        await taps(head, "Contoh (1)", then="Seorang petugas mengetik", buttons=["Ya", "Bukan"]),
        UNDECIDED,
        "Layanan Paspor Keliling ke Desa — Alur",
        never=["Rina"],
    )
    await taps(head, "Ya", then="langsung dikenali")
    # By itself: a signal wakes every replica.
    await until(lambda: office.application.bot_data.shelf.learned)
    await types(office.ukk_officer, UNDECIDED, then="Layanan Paspor Keliling ke Desa — Alur")


async def test_a_typed_number_is_asked_alike(office: Office) -> None:
    await types(office.counter_officer, UNDECIDED, then="Maksud Anda")

    await types(office.counter_officer, "1", then="Paspor Keliling", buttons=[MAY])


async def test_who_does_not_agree_is_no_suggestion(office: Office) -> None:
    await types(office.counter_officer, UNDECIDED, then="Maksud Anda", buttons=["1. Alur"])
    await taps(office.counter_officer, "1. Alur", then="Layanan Paspor Keliling", buttons=[MAY])

    await types(office.head_of_dokintalkim, "/saran", then="Tidak ada saran")


@pytest.mark.usefixtures("missed")
async def test_who_says_what_they_meant_is_asked_too(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    await types(officer, MISSED, then="Eazy Passport", buttons=["👎"])
    await taps(officer, "👎", then="Apa yang kurang")
    await taps(officer, "Isinya salah", then="belum membantu", buttons=["Maksud saya …"])
    await taps(officer, "Maksud saya …", then="Bagian mana yang Anda maksud", buttons=["1. Alur"])

    await officer.taps("1. Alur")

    await officer.expects("bagian ini yang Anda maksud", buttons=[MAY])
    await taps(officer, MAY, then="diusulkan kepada pengelola")
    await types(head, "/saran", then="1 usulan", buttons=["Contoh (1)", "Penilaian (1)"])
    # The verdict stays with the section that was shown.
    await taps(head, "Penilaian (1)", then="Eazy Passport")
    await types(head, "/saran", then="1 usulan", buttons=["Contoh (1)"])
    shows(await taps(head, "Contoh (1)", then=MISSED), "Paspor Keliling ke Desa — Alur")


async def test_a_thumb_up_for_a_likely_answer_is_asked_alike(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = "mobil paspor keliling kapan ke desa"
    judges(monkeypatch, lambda _shelf, _question, found: replace(found, band=Band.LIKELY))
    officer = office.counter_officer
    await types(officer, likely, then="Mungkin", buttons=["👍"])

    await officer.taps("👍")

    await officer.expects("Penilaian Anda: membantu", buttons=[MAY])
    await taps(officer, MAY, then="diusulkan kepada pengelola")
    await types(office.head_of_dokintalkim, "/saran", then="1 usulan", buttons=["Contoh (1)"])


async def test_nobody_is_asked_about_a_section_that_many_have_asked_about(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.journeys.samples.test_first_taps.OF_THE_NEW_SOP", "paspor hilang")
    await types(office.counter_officer, UNDECIDED, then="Maksud Anda", buttons=["1. "])

    chosen = await taps(office.counter_officer, "1. ", then="Paspor hilang")

    assert MAY not in str(chosen.buttons)


async def test_ten_are_accepted_at_once_and_taken_back_at_once(office: Office) -> None:
    head = office.head_of_dokintalkim
    await propose(office, STEPS, *ways(12))
    await types(head, "/saran", then="12 usulan", buttons=["Contoh (12)"])
    page = await taps(
        head, "Contoh (12)", then="Contoh pertanyaan untuk", buttons=["Satu per satu"]
    )
    shows(page, f"10. ‹{ways(10)[-1]}› (layanan bahasa)", "dan 2 lagi", never=[ways(11)[-1]])

    await head.taps("Terima semua (10)")

    rest = await head.expects("10 kalimat itu langsung dikenali", buttons=["Urungkan semua"])
    shows(rest, ways(12)[-1], never=[ways(1)[0]])
    await until(lambda: len(office.application.bot_data.shelf.learned) == 10)
    await taps(head, "Urungkan semua", then="Keputusan diurungkan", buttons=["Terima semua (10)"])
    await until(lambda: not office.application.bot_data.shelf.learned)


async def test_what_came_after_the_page_was_shown_is_not_accepted_with_it(office: Office) -> None:
    head = office.head_of_dokintalkim
    await propose(office, STEPS, *ways(2))
    await types(head, "/saran", then="2 usulan", buttons=["Contoh (2)"])
    await taps(head, "Contoh (2)", then="Contoh pertanyaan untuk")
    await propose(office, STEPS, "sopir mobil keliling dibayar siapa ya")

    await head.taps("Terima semua (2)")

    shows(await head.expects("2 kalimat itu langsung dikenali"), "sopir mobil keliling")


async def test_proposals_of_several_sections_are_listed_by_section(office: Office) -> None:
    head = office.head_of_dokintalkim
    await propose(office, STEPS, *ways(3))
    await propose(office, DOCUMENTS, "warga desa mau paspor bawa apa aja")
    await types(head, "/saran", then="4 usulan", buttons=["Contoh (4)"])

    listed = await taps(
        head, "Contoh (4)", then="menurut bagian", buttons=["1. Alur", "2. Dokumen"]
    )

    shows(listed, "1. Layanan Paspor Keliling ke Desa — Alur: 3")
    await taps(head, "2. Dokumen", then="warga desa mau paspor", buttons=["Terima semua (1)"])
    await taps(head, "Satu per satu", then="Layanan bahasa mengusulkan", buttons=["Ya"])
    await taps(head, "Ya", then="langsung dikenali", buttons=["Urungkan"])
