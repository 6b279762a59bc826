"""A keeper's own SOP is found from its first minute: as a Word file, bare and with questions."""

import re

import pytest

from botapi_emulator import Message, Person
from knowledge.search.answer import Answer, Band
from knowledge.shelf import address
from office.people import NewMember, Role
from tests.cast.judging import stays_open
from tests.cast.steps import sends_document, shows, taps, taps_old, types
from tests.journeys.conftest import Office
from tests.knowledge.asking.mobile_service import ASKED, SECTIONS, TITLE, UNSEEN, lines, word_file
from tests.waiting import until

SOP = "layanan-paspor-keliling-ke-desa"
CONTOH = "Contoh pertanyaan"


@pytest.fixture
async def keeper(office: Office) -> Person:
    """The keeper of the whole shelf."""
    return await office.employs("keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,)))


async def drafts(keeper: Person) -> Message:
    """Send the Word file, up to its preview."""
    await types(keeper, "/sop_tulis", then="SOP mana")
    await sends_document(keeper, word_file(), name="Keliling.docx", then="Naskah diterima")
    await taps(keeper, "SOP baru", then=f"Judul dari berkas: {TITLE}")
    await taps(keeper, "Pakai judul ini", then="milik seksi mana")
    return await taps(keeper, "Dokintalkim", then="lolos pemeriksaan", buttons=["Agar ditemukan"])


async def publishes(office: Office, keeper: Person) -> str:
    """Let the draft be reviewed and published. Returns what the reviewer read."""
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("ada di Kasi Dokintalkim")
    head = office.head_of_dokintalkim
    card = await head.expects("naskah SOP untuk diperiksa")
    await taps(head, "Setujui", then="Terbitkan")
    await taps(head, "Ya, terbitkan", then="disetujui")
    await keeper.expects("disetujui oleh")
    shelf = office.application.bot_data.shelf
    await until(lambda: SOP in shelf.library)
    return card.text


def answered(office: Office, question: str) -> Answer:
    return office.application.bot_data.shelf.answer(question)


async def test_a_word_file_without_questions_is_found_by_its_names_and_says_what_it_lacks(
    office: Office, keeper: Person
) -> None:
    shows(
        await drafts(keeper),
        "ditemukan lewat judul dan nama bagian",
        "12 bagian belum punya contoh pertanyaan",
    )
    card = await publishes(office, keeper)

    assert "Tidak ada contoh pertanyaan" in card
    for question in (TITLE, TITLE.lower(), *(f"{heading} {TITLE}" for heading in SECTIONS)):
        found = answered(office, question)
        assert (found.hits[0].sop.id, found.band) == (SOP, Band.SURE), question
    behind = [one for one in SECTIONS if answered(office, one).hits[0].place != (SOP, one)]
    # Another SOP is called so, too.
    assert behind == ["Pengambilan paspor"]
    await types(office.counter_officer, TITLE, then=TITLE)


async def test_with_five_questions_a_section_it_is_found_in_other_words_too(
    office: Office, keeper: Person
) -> None:
    await drafts(keeper)
    shows(
        await taps(keeper, "Agar ditemukan", then="Bagaimana ini biasanya ditanyakan?"),
        "Belum ada contoh untuk: Jadwal kunjungan",
    )
    shows(
        await types(keeper, lines(), then="60 pertanyaan diterima", buttons=["Ubah pertanyaan"]),
        never=["Belum ada contoh", "Tidak diambil"],
    )
    # One stands in a wrong section: a tap on its number, and one on its section.
    wrong = "rekap warga yg dilayani keliling kapan dikirim"
    await taps(keeper, "Ubah pertanyaan", then="Tekan angkanya", buttons=["15", "Berikutnya"])
    listed = await taps(keeper, "Berikutnya", then="Pendaftaran warga")
    (number,) = re.findall(rf"(\d+)\. {wrong}", listed.text)
    await taps(keeper, number, then="ditempatkan di bagian Pendaftaran warga", buttons=["Hapus"])
    await taps(keeper, "Laporan kunjungan", then="Tekan angkanya")
    await taps(keeper, "‹ Kembali", then="Bagaimana ini")
    await taps(keeper, "‹ Ke pratinjau", then="60 contoh pertanyaan")
    card = await publishes(office, keeper)

    assert "dari 85 ditemukan" in card
    shelf = office.application.bot_data.shelf
    await until(lambda: len(shelf.learned) == sum(map(len, ASKED.values())))
    hits = {heading: answered(office, text).hits for heading, text in UNSEEN.items()}
    firsts = [heading for heading, found in hits.items() if found[0].place == (SOP, heading)]
    tapped = [
        heading for heading, found in hits.items() if (SOP, heading) in [hit.place for hit in found]
    ]
    assert len(firsts) >= 10
    assert len(tapped) >= len(UNSEEN) - 2


async def test_the_warning_of_a_preview_is_heeded(office: Office, keeper: Person) -> None:
    await types(keeper, "/sop_tulis", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    await types(keeper, "Loket sore", then="milik seksi mana")
    await taps(keeper, "Dokintalkim", then="Kirim isinya")
    text = "## Pengambilan paspor\n\n- Loket sore buka sampai pukul 18.00.[^praktik]"
    await types(keeper, text, then="lolos pemeriksaan", buttons=["Agar ditemukan"])
    await taps(keeper, "Agar ditemukan", then="Bagaimana ini")
    far = "ambil paspor jam brp\npaspor udah jadi diambil kapan\nmau ambil paspor yg selesai"
    shows(
        await types(keeper, far, then="3 pertanyaan diterima", buttons=["Ganti judul bagian"]),
        "“Pengambilan paspor”: Penyerahan paspor — ",
    )
    await taps(keeper, "‹ Ke pratinjau", then="Belum satu pun dari 3 langsung terjawab, sering")

    await taps(keeper, "Agar ditemukan", then="Bagaimana ini")
    await taps(keeper, "Ganti judul bagian", then="Judul bagian mana")
    await taps(keeper, "Pengambilan paspor", then="Apa judul baru", buttons=["‹ Kembali"])
    await types(keeper, "Buka sampai sore", then="3 contoh pertanyaan")
    await taps(keeper, "Agar ditemukan", then="Bagaimana ini")
    near = (
        "loket sore tutup jam brp\nhabis magrib masih buka loketnya\nada loket sore ga\n"
        "sampai jam brp loket sore\nloket sore buka hari apa\nloket sore buka jam brp\n"
        "jam tutup loket sore"
    )
    await types(keeper, near, then="7 pertanyaan diterima")
    shows(
        await taps(keeper, "‹ Ke pratinjau", then="Buka sampai sore"),
        "10 contoh pertanyaan",
        never=["Pengambilan paspor"],
    )
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("ada di Kasi Dokintalkim")
    shows(
        await office.head_of_dokintalkim.expects("naskah SOP untuk diperiksa"),
        "dan 10 contoh pertanyaan",
    )


async def test_questions_of_an_sop_in_use_are_given_moved_and_dropped(
    office: Office, keeper: Person
) -> None:
    shelf = office.application.bot_data.shelf
    await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana", buttons=[CONTOH])
    await taps(keeper, CONTOH, then="Bagaimana ini biasanya ditanyakan?")
    said = (
        "Biaya:\nkena brp kalo buku ijonya lenyap\nsop paspor hilang\n"
        "nik 1607123456780001 hilang paspornya"
    )
    shows(
        await types(keeper, said, then="1 pertanyaan diterima dan langsung dipakai"),
        "“sop paspor hilang”: hampir sama dengan “sop paspor hilang”",
        "satu baris memuat nomor atau alamat seseorang",
        never=["1607"],
    )
    await keeper.expects("saya samarkan")
    await until(lambda: [one.text for one in shelf.learned] == ["kena brp kalo buku ijonya lenyap"])

    await taps(keeper, "Ubah pertanyaan", then="1. kena brp kalo buku ijonya lenyap")
    older = await taps(keeper, "1", then="ditempatkan di bagian Biaya", buttons=["Dokumen"])
    await taps(keeper, "Dokumen", then="Tekan angkanya")
    moved = shelf.find("paspor-hilang", "Dokumen")
    assert moved is not None
    await until(lambda: [one.passage for one in shelf.learned] == [address(moved.section)])
    await taps_old(keeper, older, "Hapus", then="Daftar pertanyaannya sudah berubah")
    await taps(keeper, "1", then="ditempatkan di bagian Dokumen")
    await taps(keeper, "Hapus", then="Belum ada contoh yang ditambahkan")
    await until(lambda: not shelf.learned)
    await taps(keeper, "‹ Kembali", then="Bagaimana ini")
    await taps(keeper, "‹ Kembali", then="Bagian mana")


async def test_what_nobody_could_answer_is_proposed_and_taken_with_a_tap(
    office: Office, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "burung beo di ruang tunggu"
    stays_open(monkeypatch, asked)
    await types(office.counter_officer, asked, then="Tekan Teruskan")
    await types(keeper, "/sop_tulis", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    await types(keeper, "Burung beo di ruang tunggu", then="milik seksi mana")
    await taps(keeper, "Dokintalkim", then="Kirim isinya")
    await types(keeper, "- Beo pemohon menunggu di luar.[^praktik]", then="lolos pemeriksaan")
    shows(
        await taps(keeper, "Agar ditemukan", then="Pernah ditanyakan", buttons=["Pakai 1"]),
        f"1. {asked}",
    )

    shows(
        await taps(keeper, "Pakai 1", then="1 pertanyaan diterima", buttons=["Ubah pertanyaan"]),
        never=["Pernah ditanyakan"],
    )
    await taps(keeper, "‹ Ke pratinjau", then="1 contoh pertanyaan")


async def test_lines_sent_at_a_preview_can_be_meant_as_questions(
    office: Office, keeper: Person
) -> None:
    await drafts(keeper)

    await types(
        keeper, lines(), then="Ini pertanyaan atau isi naskah?", buttons=["Isi naskah", CONTOH]
    )

    await taps(keeper, CONTOH, then="60 pertanyaan diterima")
    await taps(keeper, "‹ Ke pratinjau", then="60 contoh pertanyaan")
