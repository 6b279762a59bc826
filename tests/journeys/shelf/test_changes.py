"""Words of the shelf change, and those hear of it whom it concerns."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlmodel import select

from botapi_emulator import Person
from knowledge.search.answer import Band
from knowledge.shelf import address_of as section_address
from office.changes import SopChange
from office.people import NewMember, Role
from office.shelf import SectionText
from office.shelf.office_shelf import OfficeShelf
from office.training.stores import store
from tests.cast.judging import stays_open
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.questions.test_answers import NOBODYS, answers
from tests.journeys.shelf.test_revision_files import GAP, GAP_AGAIN, approves, hands_in
from tests.journeys.shelf.test_revisions import writes_section
from tests.waiting import until

DOCUMENTS = section_address("paspor-hilang", "dokumen")


class Reworded(OfficeShelf):
    """The shelf as it is, but for the words of one section, which answer what nothing answered."""

    def sections(self) -> Sequence[SectionText]:
        return [
            replace(section, fingerprint="other", lines=("Lain.",))
            if section.address == DOCUMENTS
            else section
            for section in super().sections()
        ]

    def answers_surely(self, question: str) -> str | None:
        return DOCUMENTS if question == NOBODYS else super().answers_surely(question)


async def rewords(office: Office) -> None:
    """Let the section have other words from now on."""
    office.services.changes.shared.shelf = Reworded(office.application.bot_data.shelf)
    await office.services.changes.recording.record_changes()


async def test_who_asks_which_sops_changed_is_told(office: Office, rina: Person) -> None:
    await types(rina, "sop apa yang berubah", then="tidak ada SOP yang berubah")

    await rewords(office)
    shows(
        await types(rina, "sop apa yang berubah", then="Paspor hilang — Dokumen"),
        "SOP yang berubah akhir-akhir ini",
        never=["tidak ada SOP"],
    )
    await taps(rina, "Buka Paspor hilang — Dokumen", then="Surat lapor kehilangan")


async def test_the_keeper_looks_at_what_rests_on_changed_words(
    office: Office, head: Person
) -> None:
    await rewords(office)
    await types(head, "/saran", then="1 kartu dan soal ditahan", buttons=["Latihan (1)"])

    shows(
        await taps(
            head,
            "Latihan (1)",
            then="Ditahan: SOP berubah",
            buttons=["Masih benar", "Perlu diperbaiki"],
        ),
        "Paspor hilang — Dokumen",
        "✓",
    )
    await taps(head, "Buka bagian", then="Paspor hilang — Dokumen")
    await head.taps("Masih benar")

    await head.expects("petugas mendapatnya lagi")
    async with office.services.database.read() as session:
        assert await store.held_items(session) == {}


# Slow: publishing builds the index anew. `tests/office/changes` tries the same on plain words.
@pytest.mark.slow
async def test_what_must_be_read_comes_again_until_it_was(office: Office) -> None:
    keeper = await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )
    reader, head = office.head_of_tu, office.head_of_dokintalkim
    await writes_section(keeper)
    await keeper.expects("lolos pemeriksaan")
    await taps(keeper, "Wajib baca: tidak", then="Wajib baca: ya")
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await head.expects("naskah SOP untuk diperiksa")
    await taps(head, "Setujui", then="Terbitkan NS-0001")
    await head.taps("Ya, terbitkan")
    await until(lambda: told_of(office))
    await office.everybody_reads()
    await office.fast_forward(minutes=15)

    told = await reader.expects("Bagian baru: Paspor hilang — Dukun")
    assert told.text.startswith("Wajib dibaca semua anggota.")
    await taps(reader, "Sudah baca", then="Sudah Anda baca, 25-11 09.15")
    # Who wrote and approved it know it.
    await office.all_is_sent()
    assert not keeper.unread
    assert not head.unread
    await types(head, "/saran", buttons=["Perubahan SOP"])
    shows(
        await taps(head, "Perubahan SOP", then="Perubahan SOP Anda"), "wajib baca): dibaca 1 dari 8"
    )
    await office.everybody_reads()

    await office.fast_forward(days=1)

    await office.trainer.expects("Belum Anda baca", buttons=["Sudah baca", "Buka"])
    await office.all_is_sent()
    assert not reader.unread
    await office.everybody_reads()


async def told_of(office: Office) -> bool:
    """Whether what was published is noticed as a change."""
    return bool(await office.rows(select(SopChange.id)))


async def test_who_asked_in_vain_hears_once_there_are_words(
    office: Office, officer: Person
) -> None:
    await types(officer, NOBODYS, then="Tekan Teruskan")
    await office.fast_forward(hours=1)

    await rewords(office)

    shows(await officer.expects("Sekarang ada SOP-nya", buttons=["Buka"]), NOBODYS)
    await taps(officer, "Buka", then="Paspor hilang — Dokumen")
    shows(
        await types(office.head_of_dokintalkim, "/saran", then="Saran untuk SOP"),
        "0 pertanyaan tanpa SOP",
    )


# Slow: publishing builds the index anew.
@pytest.mark.slow
async def test_from_a_question_without_an_answer_to_an_sop_that_answers(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays_open(monkeypatch, GAP, GAP_AGAIN)
    keeper = await office.employs("keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,)))
    head, shelf = office.head_of_tu, office.application.bot_data.shelf
    officer, others = office.counter_officer, (office.ukk_officer, office.trainer, office.admin)
    await types(officer, GAP, then="Tekan Teruskan")
    await taps(officer, "Teruskan ke Kasubbag", then="Teruskan pertanyaan ini?")
    await taps(officer, "Kirim", then="Jawabannya dikirim ke sini")
    await head.expects(GAP)
    await answers(office, head, "Titipkan di pos satpam.", "Untuk semua")
    for other, question in zip(others, (GAP, GAP_AGAIN, GAP), strict=True):
        await types(other, question, then="Titipkan di pos satpam.")
    await office.everybody_reads()
    await office.fast_forward(days=1)
    await types(keeper, "/saran", then="1 pertanyaan tanpa SOP")
    await taps(keeper, "Kekurangan (1)", then="Belum ada SOP-nya")
    await taps(keeper, "Tulis bagian", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    await types(keeper, "Hewan peliharaan", then="milik seksi mana?")
    await taps(keeper, "Tikim", then="Yang ditanyakan petugas")
    await keeper.types("## Di loket\n\nHewan peliharaan pemohon menunggu di luar loket.[^praktik]")
    await hands_in(keeper, "Kasi Tikim")
    await approves(office.head_of_tikim, keeper)
    await until(lambda: shelf.answer(GAP).band is Band.SURE)

    # All four who have the head's answer, once each.
    for asker in (officer, *others):
        shows(
            await asker.expects("Sekarang ada SOP-nya", buttons=["Buka"]),
            "Jawaban Kasubbag Tata Usaha dulu tidak berlaku lagi",
        )
        await types(asker, GAP, then="menunggu di luar loket", buttons=["👍"])
    await office.all_is_sent()
    assert not officer.unread
    await office.everybody_reads()
