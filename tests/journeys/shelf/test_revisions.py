"""A keeper writes in chat, the head reviews, and the new text answers from its day on."""

import pytest

from botapi_emulator import Person
from office.people import NewMember, Role
from office.revisions.files.importing import Imported
from tests.cast.steps import sends_document, shows, taps, taps_old, types
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
    await types(
        keeper,
        "/sop_tulis paspor hilang",
        then="Bagian mana yang diubah?",
        buttons=["Bagian baru", "Seluruh SOP"],
    )
    await taps(keeper, "Bagian baru", then="Apa judul bagian barunya?")
    await types(keeper, "Dukun", then="Paspor hilang — Dukun")
    await keeper.types(text)


async def hands_in(keeper: Person, text: str = TEXT) -> None:
    await writes_section(keeper, text)
    await keeper.expects("lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"])
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001, Paspor hilang")


async def test_a_new_section_is_written_reviewed_and_answers_at_once(
    office: Office, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    await writes_section(keeper)
    shows(
        await keeper.expects("lolos pemeriksaan"),
        "+ Dukun pelacak paspor dilarang.",
        never=["version"],
    )
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("ada di Kasi Dokintalkim", buttons=["Tarik naskah"])

    shows(
        await head.expects("naskah SOP untuk diperiksa", buttons=["Setujui", "Kembalikan"]),
        "Ditulis Maya Sari",
    )
    await types(head, "/tugas", then="Naskah dan usul yang menunggu", buttons=["1. NS-0001"])
    await taps(head, "1. NS-0001", then="+ Dukun pelacak", buttons=["Lihat lengkap"])
    page = await taps(head, "Lihat lengkap", then="Naskah lengkap")
    assert page.content is not None
    assert b"Dukun pelacak paspor dilarang" in page.content
    await taps(head, "Setujui", then="Terbitkan NS-0001", buttons=["Ya, terbitkan"])
    await head.taps("Ya, terbitkan")

    await head.expects("Versi 1.2, berlaku mulai 25 November 2026")
    await keeper.expects("disetujui oleh Hendra (Kasi Dokintalkim)")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.2")
    await types(office.counter_officer, ASKED, then="Dukun pelacak paspor dilarang")
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
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    await keeper.types("Biaya")

    page = await keeper.expects("Isi yang berlaku sekarang")
    await keeper.expects("Ubah berkas di atas")

    assert page.content is not None
    sent = page.content.decode()
    assert sent.startswith("---\n")
    assert "key: pp45" in sent
    assert sent.split("---\n")[2].startswith("\n## Biaya\n\n- Loket 0 juga")
    edited = sent.replace("Loket 98 juga", "Loket 98 tidak", 1)
    preview = await sends_document(
        keeper, edited.encode(), name="paspor-hilang.md", then="lolos pemeriksaan"
    )
    assert "− • Loket 98 juga memungut biaya beban.\n+ • Loket 98 tidak" in preview.text
    assert preview.text.count("\n+ ") == 1


async def test_all_faults_are_told_at_once_with_their_lines(office: Office, keeper: Person) -> None:
    await writes_section(keeper, "- Bayar Rp5.000\n- Lapor lagi\n\nDenda Rp100.000 sehari.")
    shows(
        await keeper.expects("ada 3 yang perlu diperbaiki"),
        "baris 1:",
        "baris 2:",
        "baris 4: angka “Rp100.000”",
    )
    await taps(keeper, "Unduh naskah", then="Naskah seperti yang diterima")

    await keeper.types(TEXT)

    preview = await keeper.expects("lolos pemeriksaan")
    # The preview stays in the chat; what is sent after it has faults again.
    await types(keeper, "- Denda Rp100.000 sehari.", then="ada 1 yang perlu diperbaiki")
    await office.settles()
    assert not keeper.live(preview).buttons
    for button in ("Tanggal berlaku", "Wajib baca: tidak", "Kirim ke Kasi Dokintalkim"):
        await taps_old(keeper, preview, button, then="masih ada yang perlu diperbaiki")
    await office.everybody_reads()


async def test_an_older_preview_hands_in_nothing(office: Office, keeper: Person) -> None:
    await writes_section(keeper)
    older = await keeper.expects("+ Dukun pelacak")
    await types(keeper, "Peramal juga dilarang.[^praktik]", then="+ Peramal juga dilarang.")

    for button in ("Kirim ke Kasi Dokintalkim", "Wajib baca: tidak", "Tanggal berlaku"):
        await keeper.taps_old(older, button)
        await office.settles()
    await keeper.expects("Pratinjau ini sudah diganti")

    await taps(keeper, "Wajib baca: tidak", then="Wajib baca: ya")
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001, Paspor hilang")
    shows(
        await office.head_of_dokintalkim.expects("+ Peramal juga dilarang."),
        never=["Dukun pelacak"],
    )
    await office.everybody_reads()


async def test_a_question_while_writing_is_asked_about_and_replaces_nothing(
    office: Office, keeper: Person
) -> None:
    points = [f"- Loket {number} buka pukul delapan.[^praktik]" for number in range(1, 21)]
    await writes_section(keeper, "\n".join(points))
    await keeper.expects("+ • Loket 20 buka")

    shows(
        await types(
            keeper,
            "syarat paspor anak apa ya",
            then="Ini pertanyaan atau isi naskah?",
            buttons=["Isi naskah", "Batal"],
        ),
        "19 dari 20 baris hilang",
    )
    await taps(keeper, "Pertanyaan", then="Paspor baru anak")
    await types(keeper, "nanti saja ya", then="Ini pertanyaan atau isi naskah?")
    await taps(keeper, "Batal", then="Naskah Anda tetap seperti sebelumnya")
    await types(keeper, "/sop_tulis", then="Mau dilanjutkan?")
    await taps(
        keeper, "Lanjutkan draf", then="+ • Loket 20 buka", buttons=["Kirim ke Kasi Dokintalkim"]
    )

    await types(
        keeper, "\n".join(points[:8]), then="12 dari 20 baris hilang", buttons=["Isi naskah"]
    )
    shows(
        await taps(
            keeper,
            "Isi naskah",
            then="12 dari 20 baris hilang",
            buttons=["Kirim ke Kasi Dokintalkim"],
        ),
        "+ • Loket 8 buka",
        never=["Loket 9"],
    )
    await types(
        keeper, f"{points[0]}\n\nLoket tutup bila banjir.", then="6 dari 8", buttons=["Isi naskah"]
    )
    shows(
        await taps(
            keeper, "Isi naskah", then="lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"]
        ),
        "Tanpa sumber: “Loket tutup bila banjir.”",
    )

    await types(keeper, "/batal", then="Hapus naskah ini?", buttons=["Ya, hapus", "Lanjutkan draf"])
    await taps(
        keeper, "Lanjutkan draf", then="lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"]
    )
    await taps(keeper, "Batal", then="Hapus naskah ini?")
    await taps(keeper, "Ya, hapus", then="Ditutup")
    await office.everybody_reads()


async def test_the_way_back_from_a_text_leads_to_what_was_asked(
    office: Office, keeper: Person
) -> None:
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana yang diubah?")
    await types(keeper, "Biaya", then="Paspor hilang — Biaya")
    await taps(keeper, "‹ Kembali", then="Bagian mana yang diubah?", buttons=["Bagian baru"])
    await taps(keeper, "Bagian baru", then="Apa judul bagian barunya?")
    await types(keeper, "Dukun", then="Paspor hilang — Dukun")
    await taps(keeper, "‹ Kembali", then="Apa judul bagian barunya?")
    await types(keeper, "Peramal", then="Paspor hilang — Peramal")
    await office.everybody_reads()


@pytest.mark.slow  # it loads the whole content more than once
async def test_a_new_sop_that_is_returned_is_mended_and_published(
    office: Office, keeper: Person
) -> None:
    head, shelf = office.head_of_dokintalkim, office.application.bot_data.shelf
    await types(keeper, "/sop_tulis", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    await types(keeper, "Loket banjir", then="Kirim isinya")
    await keeper.types("## Tempat\n\n- Loket pindah ke lantai dua.[^praktik]")
    await keeper.expects("lolos pemeriksaan")
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("NS-0001, Loket banjir")
    shows(
        await head.expects("naskah SOP untuk diperiksa"),
        "Tempat\n• Loket pindah ke lantai dua.\nSumber: Pedoman praktik kantor",
    )
    await taps(head, "Kembalikan", then="Apa yang perlu diperbaiki?")
    await types(
        head, "Sebut jamnya.", then="dengan alasan ini?", buttons=["Kirim", "Ubah", "Batal"]
    )
    await taps(head, "Kirim", then="dikembalikan kepada penulisnya")
    await keeper.expects("Sebut jamnya.", buttons=["Perbaiki"])

    await keeper.taps("Perbaiki")

    mended = await keeper.expects("lolos pemeriksaan", buttons=["Kirim ke Kasi Dokintalkim"])
    assert mended.text.startswith("Yang diminta pemeriksa\nSebut jamnya.\nLoket banjir")
    await keeper.types("## Tempat\n\n- Loket pindah ke lantai dua sampai sore.[^praktik]")
    await keeper.expects("sampai sore")
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("NS-0002, Loket banjir")
    await head.expects("naskah SOP untuk diperiksa")
    await taps(head, "Setujui", then="Terbitkan")
    await taps(head, "Ya, terbitkan", then="disetujui")
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
    await taps(head, "Kembalikan", then="Apa yang perlu diperbaiki?")
    await types(
        head, "Sebut juga polisi.", then="dengan alasan ini?", buttons=["Kirim", "Ubah", "Batal"]
    )
    await taps(head, "Kirim", then="dikembalikan kepada penulisnya")
    await keeper.expects("Sebut juga polisi.", buttons=["Perbaiki"])
    await office.everybody_reads()

    shows(await taps(keeper, "Perbaiki", then="lolos pemeriksaan"), "+ Sumber: Edaran Kanim 7/2026")
    page = await taps(keeper, "Unduh naskah", then="Naskah seperti yang diterima")
    assert page.content is not None
    assert page.content.decode().endswith(
        "---\n\n## Dukun\n\nDukun pelacak paspor dilarang.[^edaran]\n"
    )
    edited = page.content.replace(b"dilarang", b"tetap dilarang")
    again = await sends_document(
        keeper, edited, name="paspor-hilang.md", then="+ Dukun pelacak paspor tetap dilarang."
    )
    assert "+ Sumber: Edaran Kanim 7/2026" in again.text
    assert again.text.count("Dukun pelacak") == 1
    await types(keeper, f"{TEXT}\n\nLapor polisi dahulu.[^praktik]", then="+ Lapor polisi dahulu.")
    await taps(keeper, "Tanggal berlaku", then="Mulai tanggal berapa berlaku?")
    await types(keeper, "jumat", then="Berlaku: 27 November 2026")
    await taps(keeper, "Wajib baca: tidak", then="Wajib baca: ya")
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("NS-0002, Paspor hilang")
    shows(await head.expects("Berlaku: 27 November 2026"), "Wajib dibaca semua anggota")
    await taps(head, "Setujui", then="mulai 27 November 2026")
    await taps(head, "Ya, terbitkan", then="Versi 1.2, berlaku mulai 27 November 2026")
    await keeper.expects("berlaku mulai 27 November 2026")
    assert shelf.library["paspor-hilang"].version == "1.1"
    # What is written over it now starts with it, not before: preview, card and question say so.
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
    await taps(keeper, "Bagian baru", then="Apa judul")
    await types(keeper, "Ramalan", then="Paspor hilang — Ramalan")
    await types(keeper, "Ramalan tidak dipakai.[^praktik]", then="Berlaku: 27 November 2026")
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("NS-0003, Paspor hilang")
    await head.expects("Berlaku: 27 November 2026")
    await taps(head, "Setujui", then="isi yang baru mulai 27 November 2026")
    await taps(head, "‹ Kembali", then="Berlaku: 27 November 2026")
    await taps(head, "Kembalikan", then="Apa yang perlu diperbaiki?")
    await types(head, "Tidak perlu.", then="dengan alasan ini?", buttons=["Kirim", "Ubah", "Batal"])
    await taps(head, "Kirim", then="dikembalikan kepada penulisnya")
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
    head: Person,
    boss: Person,
) -> None:
    shelf = office.application.bot_data.shelf
    for number, text in enumerate((TEXT, "Dukun tetap dilarang.[^praktik]"), 1):
        menu = await types(
            head,
            "/sop_tulis paspor hilang",
            then="Bagian mana yang diubah?",
            buttons=["Bagian baru"],
        )
        if number == 1:
            await taps(head, "Bagian baru", then="Apa judul")
            await head.types("Dukun")
        else:
            await head.types(menu.text.split(". Dukun")[0].split("\n")[-1])
        await head.expects("Paspor hilang — Dukun")
        await types(head, text, then="lolos pemeriksaan", buttons=["Kirim ke Kepala Kantor"])
        await taps(head, "Kirim ke Kepala Kantor", then="dikirim untuk diperiksa")
        await head.expects("ada di Kepala Kantor")
        await boss.expects("naskah SOP untuk diperiksa")
        await taps(boss, "Setujui", then="Terbitkan")
        await taps(boss, "Ya, terbitkan", then="disetujui")
        await head.expects("disetujui oleh Bambang Wijaya")
    await until(lambda: shelf.library["paspor-hilang"].version == "1.3")

    await types(head, "/sop_tulis paspor hilang", then="Bagian mana")
    shows(
        await taps(head, "Riwayat", then="Riwayat: Paspor hilang", buttons=["Lihat 2", "Lihat 1"]),
        "2. Versi 1.3, berlaku 25 November 2026, ditulis Hendra",
    )
    await taps(head, "Lihat 1", then="Paspor hilang")
    await head.expects("revisi 1", buttons=["Pulihkan"])
    await taps(head, "Pulihkan", then="Mau dilanjutkan?", buttons=["Mulai baru"])
    await taps(head, "Batal", then="Hapus naskah ini?")
    await taps(head, "Ya, hapus", then="Ditutup")
    await types(head, "/sop_tulis", then="SOP mana yang diubah?")
    await taps(head, "Naskah saya", then="Naskah saya", buttons=["1. NS-0002"])
    await taps(head, "1. NS-0002", then="disetujui", buttons=["Riwayat"])
    await taps(head, "Riwayat", then="Riwayat: Paspor hilang")
    await taps(head, "Lihat 1", then="Paspor hilang")
    await head.expects("revisi 1")
    shows(await taps(head, "Pulihkan", then="lolos pemeriksaan"), "− Dukun tetap dilarang.")
    await taps(head, "Batal", then="Hapus naskah ini?")
    await taps(head, "Ya, hapus", then="Ditutup")


async def test_a_reason_is_shown_once_and_another_command_leaves_it(
    office: Office, keeper: Person, head: Person
) -> None:
    await hands_in(keeper)
    await head.expects("naskah SOP untuk diperiksa")
    await taps(head, "Kembalikan", then="Apa yang perlu diperbaiki?")
    await types(head, "/tugas", then="Naskah dan usul yang menunggu", buttons=["1. NS-0001"])
    await types(head, "syarat paspor anak", then="Paspor baru anak")

    await taps(head, "1. NS-0001", then="naskah SOP untuk diperiksa")
    await taps(head, "Kembalikan", then="Apa yang perlu diperbaiki?")
    older = await types(
        head,
        "Salah satu butirnya.",
        then="Salah satu butirnya.",
        buttons=["Kirim", "Ubah", "Batal"],
    )
    await types(head, "Butir pertama.", then="Butir pertama.", buttons=["Kirim"])
    await taps_old(head, older, "Kirim", then="Pratinjau ini sudah diganti")
    await taps(head, "Ubah", then="Apa yang perlu diperbaiki?")
    await types(head, "Butir pertama salah.", then="Butir pertama salah.", buttons=["Kirim"])
    await taps(head, "Kirim", then="dikembalikan kepada penulisnya")
    shows(await keeper.expects("dikembalikan oleh Hendra"), "Butir pertama salah.")
    await office.everybody_reads()


async def test_a_reviewer_is_reminded_and_a_draft_can_be_withdrawn(
    office: Office, keeper: Person, head: Person
) -> None:
    await hands_in(keeper)
    await head.expects("naskah SOP untuk diperiksa")
    await office.fast_forward(days=2, hours=1)
    await office.services.revisions.due.run()
    reminder = await head.expects("Masih menunggu pemeriksaan Anda", buttons=["Setujui"])

    await types(keeper, "/sop_tulis", then="SOP mana")
    await taps(keeper, "Naskah saya", then="menunggu pemeriksaan")
    await taps(keeper, "1. NS-0001", then="menunggu pemeriksaan", buttons=["Tarik naskah"])
    await taps(keeper, "Tarik naskah", then="Naskah ditarik")

    await office.settles()
    await head.reads_all()

    shows(
        await taps_old(head, reminder, "Setujui", then="tidak mengubah apa pun"),
        "NS-0001",
        "ditarik oleh Maya Sari",
    )
    await office.everybody_reads()


async def test_who_keeps_nothing_writes_nothing(office: Office, keeper: Person) -> None:
    await types(office.counter_officer, "/sop_tulis", then="tidak tersedia untuk tugas Anda")
    # The section has a keeper: its head reviews.
    await types(
        office.head_of_dokintalkim, "/sop_tulis paspor hilang", then="dipegang pengelola lain"
    )
