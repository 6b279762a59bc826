"""A keeper writes in chat, the head reviews, and the new text answers from its day on."""

import pytest

from botapi_emulator import Person
from office.people import NewMember, Role
from office.revisions.files.importing import Imported
from tests.journeys.conftest import Office
from tests.waiting import until

SOP = "sop/paspor-hilang.md"
TEXT = "Dukun pelacak paspor dilarang.[^praktik]"
# As it comes out of a document: with a source of its own.
SOURCED = """---
sources:
  - key: edaran
    regulation: Edaran Kanim 7/2026
    confidence: K3
---
Dukun pelacak paspor dilarang.[^edaran]"""
ASKED = "paspor hilang dukun pelacak"


@pytest.fixture
async def keeper(office: Office) -> Person:
    return await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )


async def writes_section(keeper: Person, text: str = TEXT) -> None:
    """Write a new section of the SOP, up to its preview."""
    await keeper.types("/sop_tulis paspor hilang")
    await keeper.expects("Bagian mana yang diubah?", buttons=["Bagian baru", "Seluruh SOP"])
    await keeper.taps("Bagian baru")
    await keeper.expects("Apa judul bagian barunya?")
    await keeper.types("Dukun")
    await keeper.expects("Paspor hilang — Dukun")
    await keeper.types(text)


async def hands_in(keeper: Person, text: str = TEXT) -> None:
    await writes_section(keeper, text)
    await keeper.expects("lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"])
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("NS-0001, Paspor hilang")


async def test_a_new_section_is_written_reviewed_and_answers_at_once(
    office: Office, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    await writes_section(keeper)
    preview = await keeper.expects("lolos pemeriksaan")
    assert "+ Dukun pelacak paspor dilarang." in preview.text
    assert "version" not in preview.text
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("ada di Kasi Dokintalkim", buttons=["Tarik naskah"])

    card = await head.expects("naskah SOP untuk diperiksa", buttons=["Setujui", "Kembalikan"])
    assert "Ditulis Maya Sari" in card.text
    await head.types("/tugas")
    await head.expects("Naskah SOP yang menunggu", buttons=["1. NS-0001"])
    await head.taps("1. NS-0001")
    await head.expects("+ Dukun pelacak", buttons=["Lihat lengkap"])
    await head.taps("Lihat lengkap")
    page = await head.expects("Naskah lengkap")
    assert page.content is not None
    assert b"Dukun pelacak paspor dilarang" in page.content
    await head.taps("Setujui")
    await head.expects("Terbitkan NS-0001", buttons=["Ya, terbitkan"])
    await head.taps("Ya, terbitkan")

    await head.expects("Versi 1.2, berlaku mulai 25 November 2026")
    await keeper.expects("disetujui oleh Hendra (Kasi Dokintalkim)")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.2")
    await office.counter_officer.types(ASKED)
    await office.counter_officer.expects("Dukun pelacak paspor dilarang")
    await office.everybody_reads()


async def test_a_long_section_is_sent_as_a_file_with_its_head_and_comes_back_as_one(
    office: Office, keeper: Person
) -> None:
    file = office.application.bot_data.shelf.written(SOP) or ""
    long = "\n".join(f"- Loket {number} juga memungut biaya beban.[^pp45]" for number in range(99))
    text = file.replace("## Biaya\n", f"## Biaya\n\n{long}\n", 1)
    revisions = office.services.revisions
    await revisions.importing.publish([Imported(SOP, "Paspor hilang", "dokintalkim", text)])
    await office.services.learning.learn()
    await keeper.types("/sop_tulis paspor hilang")
    await keeper.expects("Bagian mana")
    await keeper.types("Biaya")

    page = await keeper.expects("Isi yang berlaku sekarang")
    await keeper.expects("Ubah berkas di atas")

    assert page.content is not None
    sent = page.content.decode()
    assert sent.startswith("---\n")
    assert "key: pp45" in sent
    assert sent.split("---\n")[2].startswith("\n## Biaya\n\n- Loket 0 juga")
    edited = sent.replace("Loket 98 juga", "Loket 98 tidak", 1)
    await keeper.sends_document(edited.encode(), name="paspor-hilang.md")
    preview = await keeper.expects("lolos pemeriksaan")
    assert "− • Loket 98 juga memungut biaya beban.\n+ • Loket 98 tidak" in preview.text
    assert preview.text.count("\n+ ") == 1


async def test_all_faults_are_told_at_once_with_their_lines(office: Office, keeper: Person) -> None:
    await writes_section(keeper, "- Bayar Rp5.000\n- Lapor lagi\n\nDenda Rp100.000 sehari.")
    told = await keeper.expects("ada 3 yang perlu diperbaiki")
    assert "baris 1:" in told.text
    assert "baris 2:" in told.text
    assert "baris 4: angka “Rp100.000”" in told.text
    await keeper.taps("Unduh naskah")
    await keeper.expects("Naskah seperti yang diterima")

    await keeper.types(TEXT)

    preview = await keeper.expects("lolos pemeriksaan")
    # The preview stays in the chat; what is sent after it has faults again.
    await keeper.types("- Denda Rp100.000 sehari.")
    await keeper.expects("ada 1 yang perlu diperbaiki")
    await office.settles()
    assert not keeper.live(preview).buttons
    for button in ("Tanggal berlaku", "Wajib baca: tidak", "Kirim ke Kasi Dokintalkim"):
        await keeper.taps_old(preview, button)
        await keeper.expects("masih ada yang perlu diperbaiki")
    await office.everybody_reads()


async def test_an_older_preview_hands_in_nothing(office: Office, keeper: Person) -> None:
    await writes_section(keeper)
    older = await keeper.expects("+ Dukun pelacak")
    await keeper.types("Peramal juga dilarang.[^praktik]")
    await keeper.expects("+ Peramal juga dilarang.")

    for button in ("Kirim ke Kasi Dokintalkim", "Wajib baca: tidak", "Tanggal berlaku"):
        await keeper.taps_old(older, button)
        await office.settles()
    await keeper.expects("Pratinjau ini sudah diganti")

    await keeper.taps("Wajib baca: tidak")
    await keeper.expects("Wajib baca: ya")
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("NS-0001, Paspor hilang")
    card = await office.head_of_dokintalkim.expects("+ Peramal juga dilarang.")
    assert "Dukun pelacak" not in card.text
    await office.everybody_reads()


async def test_a_question_while_writing_is_asked_about_and_replaces_nothing(
    office: Office, keeper: Person
) -> None:
    points = [f"- Loket {number} buka pukul delapan.[^praktik]" for number in range(1, 21)]
    await writes_section(keeper, "\n".join(points))
    await keeper.expects("+ • Loket 20 buka")

    await keeper.types("syarat paspor anak apa ya")
    asked = await keeper.expects("Ini pertanyaan atau isi naskah?", buttons=["Isi naskah", "Batal"])
    assert "19 dari 20 baris hilang" in asked.text
    await keeper.taps("Pertanyaan")
    await keeper.expects("Paspor baru anak")
    await keeper.types("nanti saja ya")
    await keeper.expects("Ini pertanyaan atau isi naskah?")
    await keeper.taps("Batal")
    await keeper.expects("Naskah Anda tetap seperti sebelumnya")
    await keeper.types("/sop_tulis")
    await keeper.expects("Mau dilanjutkan?")
    await keeper.taps("Lanjutkan draf")
    await keeper.expects("+ • Loket 20 buka", buttons=["Kirim ke Kasi Dokintalkim"])

    await keeper.types("\n".join(points[:8]))
    await keeper.expects("12 dari 20 baris hilang", buttons=["Isi naskah"])
    await keeper.taps("Isi naskah")
    kept = await keeper.expects("12 dari 20 baris hilang", buttons=["Kirim ke Kasi Dokintalkim"])
    assert "+ • Loket 8 buka" in kept.text
    assert "Loket 9" not in kept.text
    await keeper.types(f"{points[0]}\n\nLoket tutup bila banjir.")
    await keeper.expects("6 dari 8", buttons=["Isi naskah"])
    await keeper.taps("Isi naskah")
    told = await keeper.expects("lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"])
    assert "Tanpa sumber: “Loket tutup bila banjir.”" in told.text

    await keeper.types("/batal")
    await keeper.expects("Hapus naskah ini?", buttons=["Ya, hapus", "Lanjutkan draf"])
    await keeper.taps("Lanjutkan draf")
    await keeper.expects("lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"])
    await keeper.taps("Batal")
    await keeper.expects("Hapus naskah ini?")
    await keeper.taps("Ya, hapus")
    await keeper.expects("Ditutup")
    await office.everybody_reads()


async def test_the_way_back_from_a_text_leads_to_what_was_asked(
    office: Office, keeper: Person
) -> None:
    await keeper.types("/sop_tulis paspor hilang")
    await keeper.expects("Bagian mana yang diubah?")
    await keeper.types("Biaya")
    await keeper.expects("Paspor hilang — Biaya")
    await keeper.taps("‹ Kembali")
    await keeper.expects("Bagian mana yang diubah?", buttons=["Bagian baru"])
    await keeper.taps("Bagian baru")
    await keeper.expects("Apa judul bagian barunya?")
    await keeper.types("Dukun")
    await keeper.expects("Paspor hilang — Dukun")
    await keeper.taps("‹ Kembali")
    await keeper.expects("Apa judul bagian barunya?")
    await keeper.types("Peramal")
    await keeper.expects("Paspor hilang — Peramal")
    await office.everybody_reads()


@pytest.mark.slow  # it loads the whole content more than once
async def test_a_new_sop_that_is_returned_is_mended_and_published(
    office: Office, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    await keeper.types("/sop_tulis")
    await keeper.expects("SOP mana")
    await keeper.taps("SOP baru")
    await keeper.expects("Apa judulnya?")
    await keeper.types("Loket banjir")
    await keeper.expects("Kirim isinya")
    await keeper.types("## Tempat\n\n- Loket pindah ke lantai dua.[^praktik]")
    await keeper.expects("lolos pemeriksaan")
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("NS-0001, Loket banjir")
    card = await head.expects("naskah SOP untuk diperiksa")
    assert "Tempat\n• Loket pindah ke lantai dua.\nSumber: Pedoman praktik kantor" in card.text
    await head.taps("Kembalikan")
    await head.expects("Apa yang perlu diperbaiki?")
    await head.types("Sebut jamnya.")
    await head.expects("dengan alasan ini?", buttons=["Kirim", "Ubah", "Batal"])
    await head.taps("Kirim")
    await head.expects("dikembalikan kepada penulisnya")
    await keeper.expects("Sebut jamnya.", buttons=["Perbaiki"])

    await keeper.taps("Perbaiki")

    mended = await keeper.expects("lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"])
    assert mended.text.startswith("Loket banjir")
    await keeper.types("## Tempat\n\n- Loket pindah ke lantai dua sampai sore.[^praktik]")
    await keeper.expects("sampai sore")
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("NS-0002, Loket banjir")
    await head.expects("naskah SOP untuk diperiksa")
    await head.taps("Setujui")
    await head.expects("Terbitkan")
    await head.taps("Ya, terbitkan")
    await head.expects("disetujui")
    await keeper.expects("disetujui oleh")
    await until(lambda: "loket-banjir" in shelf.library)
    assert shelf.library["loket-banjir"].section == "dokintalkim"
    await office.everybody_reads()


async def test_a_draft_that_is_returned_is_corrected_and_published_on_its_day(
    office: Office, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    await hands_in(keeper, SOURCED)
    await head.expects("naskah SOP untuk diperiksa")
    await head.taps("Kembalikan")
    await head.expects("Apa yang perlu diperbaiki?")
    await head.types("Sebut juga polisi.")
    await head.expects("dengan alasan ini?", buttons=["Kirim", "Ubah", "Batal"])
    await head.taps("Kirim")
    await head.expects("dikembalikan kepada penulisnya")
    await keeper.expects("Sebut juga polisi.", buttons=["Perbaiki"])
    await office.everybody_reads()

    await keeper.taps("Perbaiki")
    mended = await keeper.expects("lolos pemeriksaan")
    assert "+ Sumber: Edaran Kanim 7/2026" in mended.text
    await keeper.taps("Unduh naskah")
    page = await keeper.expects("Naskah seperti yang diterima")
    assert page.content is not None
    assert page.content.decode().endswith(
        "---\n\n## Dukun\n\nDukun pelacak paspor dilarang.[^edaran]\n"
    )
    edited = page.content.replace(b"dilarang", b"tetap dilarang")
    await keeper.sends_document(edited, name="paspor-hilang.md")
    again = await keeper.expects("+ Dukun pelacak paspor tetap dilarang.")
    assert "+ Sumber: Edaran Kanim 7/2026" in again.text
    assert again.text.count("Dukun pelacak") == 1
    await keeper.types(f"{TEXT}\n\nLapor polisi dahulu.[^praktik]")
    await keeper.expects("+ Lapor polisi dahulu.")
    await keeper.taps("Tanggal berlaku")
    await keeper.expects("Mulai tanggal berapa berlaku?")
    await keeper.types("jumat")
    await keeper.expects("Berlaku: 27 November 2026")
    await keeper.taps("Wajib baca: tidak")
    await keeper.expects("Wajib baca: ya")
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("NS-0002, Paspor hilang")
    card = await head.expects("Berlaku: 27 November 2026")
    assert "Wajib dibaca semua anggota" in card.text
    await head.taps("Setujui")
    await head.expects("mulai 27 November 2026")
    await head.taps("Ya, terbitkan")
    await head.expects("Versi 1.2, berlaku mulai 27 November 2026")
    await keeper.expects("berlaku mulai 27 November 2026")
    assert shelf.library["paspor-hilang"].version == "1.1"
    # What is written over it now starts with it, not before: preview, card and question say so.
    await keeper.types("/sop_tulis paspor hilang")
    await keeper.expects("Bagian mana")
    await keeper.taps("Bagian baru")
    await keeper.expects("Apa judul")
    await keeper.types("Ramalan")
    await keeper.expects("Paspor hilang — Ramalan")
    await keeper.types("Ramalan tidak dipakai.[^praktik]")
    await keeper.expects("Berlaku: 27 November 2026")
    await keeper.taps("Kirim ke Kasi Dokintalkim")
    await keeper.expects("dikirim untuk diperiksa")
    await keeper.expects("NS-0003, Paspor hilang")
    await head.expects("Berlaku: 27 November 2026")
    await head.taps("Setujui")
    await head.expects("isi yang baru mulai 27 November 2026")
    await head.taps("‹ Kembali")
    await head.expects("Berlaku: 27 November 2026")
    await head.taps("Kembalikan")
    await head.expects("Apa yang perlu diperbaiki?")
    await head.types("Tidak perlu.")
    await head.expects("dengan alasan ini?", buttons=["Kirim", "Ubah", "Batal"])
    await head.taps("Kirim")
    await head.expects("dikembalikan kepada penulisnya")
    await keeper.expects("Tidak perlu.")

    await office.fast_forward(days=2)
    await office.services.revisions.due.run()

    await until(lambda: shelf.library["paspor-hilang"].version == "1.2")
    for person in (keeper, head):
        await person.expects("Mulai hari ini berlaku: Paspor hilang — Dukun, versi 1.2")
    assert shelf.library["paspor-hilang"].effective_from.isoformat() == "2026-11-27"
    await office.everybody_reads()


@pytest.mark.slow  # a long way, each step of which other journeys go as well
async def test_a_heads_own_text_goes_to_the_head_of_office_and_can_be_restored(
    office: Office,
) -> None:
    head, boss = office.head_of_dokintalkim, office.head_of_office
    shelf = office.application.bot_data.shelf
    for number, text in enumerate((TEXT, "Dukun tetap dilarang.[^praktik]"), 1):
        await head.types("/sop_tulis paspor hilang")
        menu = await head.expects("Bagian mana yang diubah?", buttons=["Bagian baru"])
        if number == 1:
            await head.taps("Bagian baru")
            await head.expects("Apa judul")
            await head.types("Dukun")
        else:
            await head.types(menu.text.split(". Dukun")[0].split("\n")[-1])
        await head.expects("Paspor hilang — Dukun")
        await head.types(text)
        await head.expects("lolos pemeriksaan", buttons=["Kirim ke Kepala Kantor"])
        await head.taps("Kirim ke Kepala Kantor")
        await head.expects("dikirim untuk diperiksa")
        await head.expects("ada di Kepala Kantor")
        await boss.expects("naskah SOP untuk diperiksa")
        await boss.taps("Setujui")
        await boss.expects("Terbitkan")
        await boss.taps("Ya, terbitkan")
        await boss.expects("disetujui")
        await head.expects("disetujui oleh Bambang Wijaya")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.3")

    await head.types("/sop_tulis paspor hilang")
    await head.expects("Bagian mana")
    await head.taps("Riwayat")
    history = await head.expects("Riwayat: Paspor hilang", buttons=["Lihat 2", "Lihat 1"])
    assert "2. Versi 1.3, berlaku 25 November 2026, ditulis Hendra" in history.text
    await head.taps("Lihat 1")
    await head.expects("Paspor hilang")
    await head.expects("revisi 1", buttons=["Pulihkan"])
    await head.taps("Pulihkan")
    await head.expects("Mau dilanjutkan?", buttons=["Mulai baru"])
    await head.taps("Batal")
    await head.expects("Hapus naskah ini?")
    await head.taps("Ya, hapus")
    await head.expects("Ditutup")
    await head.types("/sop_tulis")
    await head.expects("SOP mana yang diubah?")
    await head.taps("Naskah saya")
    await head.expects("Naskah saya", buttons=["1. NS-0002"])
    await head.taps("1. NS-0002")
    await head.expects("disetujui", buttons=["Riwayat"])
    await head.taps("Riwayat")
    await head.expects("Riwayat: Paspor hilang")
    await head.taps("Lihat 1")
    await head.expects("Paspor hilang")
    await head.expects("revisi 1")
    await head.taps("Pulihkan")
    restored = await head.expects("lolos pemeriksaan")
    assert "− Dukun tetap dilarang." in restored.text
    await head.taps("Batal")
    await head.expects("Hapus naskah ini?")
    await head.taps("Ya, hapus")
    await head.expects("Ditutup")


async def test_a_reason_is_shown_once_and_another_command_leaves_it(
    office: Office, keeper: Person
) -> None:
    head = office.head_of_dokintalkim
    await hands_in(keeper)
    await head.expects("naskah SOP untuk diperiksa")
    await head.taps("Kembalikan")
    await head.expects("Apa yang perlu diperbaiki?")
    await head.types("/tugas")
    await head.expects("Naskah SOP yang menunggu", buttons=["1. NS-0001"])
    await head.types("syarat paspor anak")
    await head.expects("Paspor baru anak")

    await head.taps("1. NS-0001")
    await head.expects("naskah SOP untuk diperiksa")
    await head.taps("Kembalikan")
    await head.expects("Apa yang perlu diperbaiki?")
    await head.types("Salah satu butirnya.")
    older = await head.expects("Salah satu butirnya.", buttons=["Kirim", "Ubah", "Batal"])
    await head.types("Butir pertama.")
    await head.expects("Butir pertama.", buttons=["Kirim"])
    await head.taps_old(older, "Kirim")
    await head.expects("Pratinjau ini sudah diganti")
    await head.taps("Ubah")
    await head.expects("Apa yang perlu diperbaiki?")
    await head.types("Butir pertama salah.")
    await head.expects("Butir pertama salah.", buttons=["Kirim"])
    await head.taps("Kirim")
    await head.expects("dikembalikan kepada penulisnya")
    told = await keeper.expects("dikembalikan oleh Hendra")
    assert "Butir pertama salah." in told.text
    await office.everybody_reads()


async def test_a_reviewer_is_reminded_and_a_draft_can_be_withdrawn(
    office: Office, keeper: Person
) -> None:
    head = office.head_of_dokintalkim
    await hands_in(keeper)
    await head.expects("naskah SOP untuk diperiksa")
    await keeper.types("/sop_tulis paspor hilang")
    await keeper.expects("masih menunggu pemeriksaan")
    await office.fast_forward(days=2, hours=1)
    await office.services.revisions.due.run()
    await head.expects("Masih menunggu pemeriksaan Anda")

    await keeper.types("/sop_tulis")
    await keeper.expects("SOP mana")
    await keeper.taps("Naskah saya")
    await keeper.expects("menunggu pemeriksaan")
    await keeper.taps("1. NS-0001")
    await keeper.expects("menunggu pemeriksaan", buttons=["Tarik naskah"])
    await keeper.taps("Tarik naskah")
    await keeper.expects("Naskah ditarik")

    await head.taps("Setujui")
    await head.expects("sudah diputuskan atau ditarik")
    await office.everybody_reads()


async def test_who_keeps_nothing_writes_nothing(office: Office, keeper: Person) -> None:
    await office.counter_officer.types("/sop_tulis")
    await office.counter_officer.expects("tidak tersedia untuk tugas Anda")
    # The section has a keeper: its head reviews.
    await office.head_of_dokintalkim.types("/sop_tulis paspor hilang")
    await office.head_of_dokintalkim.expects("dipegang pengelola lain")
