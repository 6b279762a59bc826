"""Drafts in hand: a message of the bot comes back, one waits, one has grown old."""

import pytest

from botapi_emulator import Person
from office.people import NewMember, Role
from office.revisions.files.importing import Imported
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

PATH = "sop/paspor-hilang.md"
SEND = "Kirim ke Kasi Dokintalkim"
TEXT = "Dukun pelacak paspor dilarang.[^praktik]"


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


@pytest.fixture
async def colleague(office: Office) -> Person:
    return await office.employs(
        "colleague", NewMember("Rina Dewi", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def writes_section(keeper: Person) -> None:
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    await taps(keeper, "Bagian baru", then="Apa judul")
    await types(keeper, "Dukun", then="Paspor hilang — Dukun")
    await types(keeper, TEXT, then="lolos pemeriksaan", buttons=[SEND])


async def publishes_otherwise(office: Office) -> None:
    """Publish the SOP at the terminal, with another text below the same heading."""
    shelf = office.application.bot_data.shelf
    text = f"{shelf.written(PATH)}\n\n## Dukun\n\n- Nol.[^praktik]\n"
    file = Imported(PATH, "Paspor hilang", "dokintalkim", text)
    await office.services.revisions.importing.publish([file])


async def test_the_whole_message_of_the_bot_is_accepted_without_its_title_and_its_hint(
    office: Office, keeper: Person
) -> None:
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    asked = await types(keeper, "Biaya", then="Salin teks di atas")

    await keeper.types(asked.text.replace("Rp1.000.000", "Rp1.500.000", 1))

    await keeper.expects("Judul dan petunjuk Pandu")
    shows(
        await keeper.expects("lolos pemeriksaan"),
        "Rp1.500.000",
        never=["+ Paspor hilang", "Salin teks", "baris hilang"],
    )
    # The next one comes without them.
    await types(keeper, "- Biaya Rp1.750.000.[^pp45]", then="hilang", buttons=["Isi naskah"])
    await office.everybody_reads()


async def test_a_draft_that_waits_names_its_author(
    office: Office, keeper: Person, colleague: Person
) -> None:
    await writes_section(keeper)
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001")
    await office.head_of_dokintalkim.expects("NS-0001")

    for person, whose in ((colleague, "dari Maya Sari"), (keeper, "Naskah Anda")):
        await types(person, "/sop_tulis paspor hilang", then="• Dukun: NS-0001, Maya Sari")
        await taps(person, "Bagian baru", then="Apa judul")
        refused = await types(person, "Dukun", then="masih menunggu pemeriksaan")
        shows(refused, "NS-0001 (Paspor hilang — Dukun)", whose, "atau ubah bagian lain")
        assert ("tarik" in refused.text) is (person is keeper)
    await office.everybody_reads()


async def test_two_keepers_change_different_sections_of_one_sop(
    office: Office, keeper: Person, colleague: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    await writes_section(keeper)
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001")
    await head.expects("NS-0001")
    await types(colleague, "/sop_tulis paspor hilang", then="• Dukun: NS-0001, Maya Sari")
    asked = await types(colleague, "Biaya", then="Salin teks di atas")
    await types(colleague, asked.text.replace("Rp1.000.000", "Rp1.500.000", 1), then="petunjuk")
    await colleague.expects("lolos pemeriksaan", buttons=[SEND])
    await types(head, "/tugas", then="Naskah dan usul yang menunggu")
    await taps(head, "1. NS-0001", then="+ Dukun pelacak")
    await taps(head, "Setujui", then="Terbitkan")
    await taps(head, "Ya, terbitkan", then="Versi 1.2")
    await keeper.expects("disetujui")

    shows(
        await taps(colleague, "Wajib baca: tidak", then="lolos pemeriksaan", buttons=[SEND]),
        "Sementara itu sudah berubah dan tetap dipakai: Dukun.",
        "Rp1.500.000",
        never=["Dukun pelacak"],
    )
    await taps(colleague, SEND, then="dikirim untuk diperiksa")
    await colleague.expects("NS-0002")
    shows(await head.expects("NS-0002"), "Rp1.500.000", never=["Dukun pelacak"])
    await types(head, "/tugas", then="Naskah dan usul yang menunggu")
    await taps(head, "1. NS-0002", then="Rp1.500.000")
    await taps(head, "Setujui", then="Terbitkan")
    await taps(head, "Ya, terbitkan", then="Versi 1.3")
    await colleague.expects("disetujui")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.3")
    text = shelf.text(PATH) or ""
    assert "Rp1.500.000" in text
    assert "Dukun pelacak paspor dilarang" in text
    await office.everybody_reads()


async def test_a_text_of_another_section_is_asked_about(office: Office, keeper: Person) -> None:
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    fees = await types(keeper, "Biaya", then="Salin teks di atas")
    await taps(keeper, "‹ Kembali", then="Bagian mana")
    await types(keeper, "Waktu", then="Salin teks di atas")
    pasted = fees.text.replace("Rp1.000.000", "Rp1.500.000", 1)

    await types(
        keeper,
        pasted,
        then="Teks ini mengganti seluruh isi bagian Waktu. Maksud Anda bagian Biaya?",
        buttons=["Bagian Biaya", "Tetap bagian Waktu", "Batal"],
    )
    await taps(keeper, "Batal", then="tidak dipakai")
    await types(keeper, pasted, then="Maksud Anda bagian Biaya?")
    await taps(keeper, "Bagian Biaya", then="petunjuk Pandu")

    shown = await keeper.expects("Paspor hilang — Biaya", buttons=[SEND])
    shows(shown, "Rp1.500.000", never=["Waktu"])
    await office.everybody_reads()


async def test_what_came_back_is_mended_with_its_text_and_its_reason_at_hand(
    office: Office, keeper: Person
) -> None:
    head = office.head_of_dokintalkim
    await writes_section(keeper)
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001")
    await head.expects("NS-0001")
    await taps(head, "Kembalikan", then="Apa yang perlu diperbaiki?")
    await types(head, "Sebut polisi.", then="dengan alasan ini?")
    await taps(head, "Kirim", then="dikembalikan kepada penulisnya")
    await keeper.expects("Sebut polisi.", buttons=["Perbaiki"])

    given = await taps(keeper, "Perbaiki", then="Salin teks di atas")
    assert given.text.startswith(f"Paspor hilang — Dukun\n{TEXT}")
    shows(await keeper.expects("lolos pemeriksaan", buttons=[SEND]), "Sebut polisi.")
    await taps(keeper, SEND, then="masih sama dengan yang dikembalikan")
    await types(keeper, given.text.replace("dilarang", "dilarang polisi", 1), then="petunjuk")
    shows(await keeper.expects("lolos pemeriksaan"), "Sebut polisi.", "+ Dukun pelacak paspor")
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects("NS-0002")
    shows(await head.expects("NS-0002"), "Perbaikan NS-0001, yang dikembalikan: “Sebut polisi.”")
    await office.everybody_reads()


async def test_a_draft_on_an_old_text_is_refused_when_it_is_opened(
    office: Office, keeper: Person
) -> None:
    head = office.head_of_dokintalkim
    await writes_section(keeper)
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001")
    await head.expects("NS-0001", buttons=["Setujui"])

    await publishes_otherwise(office)

    await types(head, "/tugas", then="Naskah dan usul yang menunggu", buttons=["1. NS-0001"])
    opened = await taps(head, "1. NS-0001", then="sudah berubah", buttons=["Kembalikan"])
    assert "Setujui" not in opened.buttons
    await office.everybody_reads()


async def test_a_text_on_an_old_one_is_not_handed_in_before_it_was_put_on_the_new_one(
    office: Office, keeper: Person
) -> None:
    await writes_section(keeper)

    await publishes_otherwise(office)

    await taps(keeper, SEND, then="Kirim teksnya sekali lagi")
    await types(keeper, TEXT, then="− • Nol.")
    await taps(keeper, SEND, then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001")
    await office.head_of_dokintalkim.expects("NS-0001", buttons=["Setujui"])
    await office.everybody_reads()
