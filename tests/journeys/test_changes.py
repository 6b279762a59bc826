"""Words of the shelf change, and those hear of it whom it concerns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.content.shelf_facts import OfficeShelf
from knowledge.shelf import address_of as section_address
from office.changes.facts import SectionText
from office.changes.publication import Publication
from office.database import AsyncSession
from office.training import store
from tests.journeys.conftest import Office
from tests.journeys.test_answers import NOBODYS

DOCUMENTS = section_address("paspor-hilang", "dokumen")


class Reworded(OfficeShelf):
    """The shelf as it is, but for the words of one section, which answer what nothing answered."""

    def sections(self) -> Sequence[SectionText]:
        return [
            replace(one, fingerprint="other", lines=("Lain.",)) if one.address == DOCUMENTS else one
            for one in super().sections()
        ]

    def answers_surely(self, question: str) -> str | None:
        return DOCUMENTS if question == NOBODYS else super().answers_surely(question)


async def rewords(office: Office) -> None:
    """Let the section have other words from now on."""
    office.services.changes.shared.facts = Reworded(office.application.bot_data.shelf)
    await office.services.changes.recording.look()


async def test_the_keeper_looks_at_what_rests_on_changed_words(office: Office) -> None:
    head = office.head_of_dokintalkim
    await rewords(office)
    await head.types("/saran")
    await head.expects("1 kartu dan soal ditahan", buttons=["Latihan (1)"])

    await head.taps("Latihan (1)")
    card = await head.expects("Ditahan: SOP berubah", buttons=["Masih benar", "Perlu diperbaiki"])
    assert "Paspor hilang — Dokumen" in card.text
    assert "✓" in card.text
    await head.taps("Buka bagian")
    await head.expects("Paspor hilang — Dokumen")
    await head.taps("Masih benar")

    await head.expects("petugas mendapatnya lagi")
    async with office.services.database.read() as session:
        assert await store.held(session) == {}


async def test_what_must_be_read_comes_again_until_it_was(office: Office) -> None:
    async def published(_session: AsyncSession, sops: Iterable[str]) -> Mapping[str, Publication]:
        return {sop: Publication(must_read=True) for sop in sops}

    office.services.changes.shared.publications = published
    await rewords(office)
    await office.fast_forward(minutes=15)
    told = await office.head_of_tu.expects("SOP berubah: Paspor hilang — Dokumen")
    assert told.text.startswith("Wajib dibaca semua anggota.")
    await office.head_of_tu.taps("Sudah baca")
    await office.head_of_tu.expects("Sudah Anda baca, 25-11 09.15")
    await office.everybody_reads()

    await office.fast_forward(days=1)

    await office.trainer.expects("Belum Anda baca", buttons=["Sudah baca", "Buka"])
    await office.all_is_sent()
    assert office.head_of_tu.unread == []
    await office.everybody_reads()


async def test_who_asked_in_vain_hears_once_there_are_words(office: Office) -> None:
    officer = office.counter_officer
    await officer.types(NOBODYS)
    await officer.expects("Belum ada SOP")
    await office.fast_forward(hours=1)

    await rewords(office)

    told = await officer.expects("Sekarang ada SOP-nya", buttons=["Buka"])
    assert NOBODYS in told.text
    await officer.taps("Buka")
    await officer.expects("Paspor hilang — Dokumen")
    await office.head_of_dokintalkim.types("/saran")
    found = await office.head_of_dokintalkim.expects("Saran untuk SOP")
    assert "0 pertanyaan tanpa SOP" in found.text
