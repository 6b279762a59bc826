"""What was written in chat can be undone: the file comes back, and an SOP is withdrawn."""

import pytest

from botapi_emulator import Person
from office.people import NewMember, Role
from tests.cast.publishing import SEND, is_published
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

PATH = "sop/paspor-hilang.md"
WITHDRAWN = (
    "Paspor hilang dicabut pada 25 November 2026, karena aturannya diganti. "
    "Sebagai gantinya: pakai SOP Paspor rusak."
)


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def test_the_first_change_in_chat_is_undone_with_the_files_own_version(
    office: Office, keeper: Person
) -> None:
    shelf = office.application.bot_data.shelf
    before = shelf.library["paspor-hilang"].sections
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana", buttons=["Riwayat"])
    await taps(keeper, "Riwayat", then="isi berkas — berlaku")
    await keeper.types("Biaya")
    await keeper.expects("Paspor hilang — Biaya")
    await types(keeper, "- Biaya beban Rp1.250.000.[^pp45]", then="hilang", buttons=["Isi naskah"])
    await taps(keeper, "Isi naskah", then="lolos pemeriksaan")
    await is_published(office, keeper, "NS-0001")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.2")

    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    shows(
        await taps(keeper, "Riwayat", then="Riwayat: Paspor hilang", buttons=["Lihat berkas"]),
        "1. Versi 1.2, berlaku 25 November 2026, ditulis Maya Sari",
        "Berkas: versi 1.1",
    )
    page = await taps(keeper, "Lihat berkas", then="Paspor hilang")
    assert page.content is not None
    assert page.content.decode() == shelf.written(PATH)
    await keeper.expects("isi berkas sebelum ditulis di Pandu", buttons=["Pulihkan"])
    await taps(keeper, "Pulihkan", then="Mau dilanjutkan?")
    await taps(keeper, "Batal", then="Hapus naskah ini?")
    await taps(keeper, "Ya, hapus", then="Ditutup")
    await types(keeper, "/sop_tulis", then="SOP mana yang diubah?")
    await taps(keeper, "Naskah saya", then="NS-0001")
    await taps(keeper, "1. NS-0001", then="disetujui", buttons=["Riwayat"])
    await taps(keeper, "Riwayat", then="Riwayat: Paspor hilang")
    await taps(keeper, "Lihat berkas", then="Paspor hilang")
    await keeper.expects("isi berkas")
    shows(await taps(keeper, "Pulihkan", then="lolos pemeriksaan"), "− • Biaya beban Rp1.250.000.")
    await is_published(office, keeper, "NS-0002")

    await until(lambda: shelf.library["paspor-hilang"].version == "1.3")
    assert shelf.library["paspor-hilang"].sections == before
    await office.everybody_reads()


async def test_an_sop_is_withdrawn_with_its_reason_and_comes_back(
    office: Office, keeper: Person
) -> None:
    officer, shelf = office.counter_officer, office.application.bot_data.shelf
    await types(officer, "/sop paspor hilang", then="Surat lapor kehilangan", buttons=["Biaya"])
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana", buttons=["Cabut SOP"])
    await taps(keeper, "Cabut SOP", then="Mengapa", buttons=["‹ Kembali", "Batal"])
    await taps(keeper, "‹ Kembali", then="Bagian mana", buttons=["Cabut SOP"])
    await taps(keeper, "Cabut SOP", then="Mengapa")
    await types(keeper, "x" * 301, then="Paling panjang")
    await types(keeper, "Aturannya\ndiganti.", then="Apa yang dilakukan sebagai gantinya?")
    said = ("dicabut", "Alasan: aturannya diganti", "Gantinya: pakai SOP Paspor rusak")
    shows(
        await types(keeper, "Pakai SOP Paspor rusak", then="lolos pemeriksaan", buttons=[SEND]),
        *said,
        never=["baris"],
    )
    await is_published(office, keeper, "NS-0001", *said)
    await until(lambda: "paspor-hilang" not in shelf.library)

    await taps(officer, "Biaya", then=WITHDRAWN)
    for typed in ("/sop paspor hilang", "paspor hilang", "berapa denda paspor hilang ya"):
        await types(officer, typed, then=WITHDRAWN)

    await types(
        keeper, "/sop_tulis paspor hilang", then="SOP ini dicabut", buttons=["Pakai", "Riwayat"]
    )
    await taps(keeper, "Pakai di kantor ini", then="dipakai lagi", buttons=[SEND])
    await is_published(office, keeper, "NS-0002")
    await until(lambda: "paspor-hilang" in shelf.library)
    await office.everybody_reads()
