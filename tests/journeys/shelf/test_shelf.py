"""Browsing the shelf, sending a whole SOP, and exchanging the content while the bot runs."""

from pathlib import Path

import pytest

from bot import content_watch
from bot.screens.questions import OPEN_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from knowledge.shelf import address as section_address
from tests.cast.steps import reads, shows, taps, types
from tests.journeys.conftest import ANSWER, SURE, Office, copied_content
from tests.journeys.questions.test_answers import NOBODYS, answers, forwards
from tests.waiting import until

COST = "biaya paspor hilang berapa"
# As in the file, and what takes its place.
OLD, NEW = "**Rp1.000.000** per buku.", "**Rp1.000.000** untuk tiap buku."
HEADS_WORDS = "Tanyakan ke kantin kantor."
SECTION = "\n\n## Kantin\n- Resep rendang daging sapi ada di kantin.[^ditjen]\n"


@pytest.fixture
def content(tmp_path: Path, training_table: str) -> Path:
    """A folder of their own: these journeys change files in it."""
    return copied_content(tmp_path, training_table)


async def test_the_shelf_is_browsed_by_owner_and_subject(office: Office, officer: Person) -> None:
    await types(officer, "/sop", then="Daftar SOP", buttons=["Dokintalkim", "Inteldakim", "Tikim"])
    await taps(officer, "Dokintalkim", then="Pilih topiknya", buttons=["‹ Kembali"])
    await taps(officer, "Paspor baru dan ganti", then="Paspor hilang", buttons=["‹ Kembali"])
    await taps(officer, "Paspor hilang", then="Dokumen: 1. Surat lapor", buttons=["Dokumen"])
    await taps(officer, "Semua bagian", then="Isi SOP ini", buttons=["Kirim sebagai berkas"])

    await officer.taps("‹ Kembali")

    await officer.expects("Paspor baru dan ganti")


async def test_a_whole_sop_comes_as_a_file(office: Office, officer: Person) -> None:
    await types(officer, "/sop", then="Daftar SOP")
    for step in ("Dokintalkim", "Paspor baru dan ganti", "Paspor baru anak", "Semua bagian"):
        await taps(officer, step)

    await officer.taps("Kirim sebagai berkas")

    document = await officer.expects("SOP lengkap")
    assert document.content is not None
    page = document.content.decode()
    assert "<h1>Paspor baru anak" in page
    assert "[^" not in page


async def test_forged_buttons_are_met_gently(office: Office) -> None:
    address = section_address(office.application.bot_data.shelf.library["bap"].sections[0])
    for data in (
        "zzz",
        "o",
        "o:deadbeef:1",
        "b:nowhere",
        "b:tu:x",
        "d:x:y:z",
        "",
        "k:",
        f"f:{address}:1",
        f"f:{address}:1:2:3",
        f"d:{address}:1:9",
        f"d:{address}:1:x",
    ):
        screen = await types(office.counter_officer, "/sop", then="Daftar SOP")

        await office.counter_officer.sends_callback(screen, data)

        await office.counter_officer.expects("tidak berlaku")


async def test_nobody_judges_the_answer_of_another(office: Office) -> None:
    answer = await types(office.counter_officer, SURE, then=ANSWER, buttons=["👍"])
    data = next(
        button["callback_data"]
        for row in answer.json["reply_markup"]["inline_keyboard"]
        for button in row
        if "👍" in button["text"]
    )
    own = await types(office.admin, "/sop", then="Daftar SOP")

    await office.admin.sends_callback(own, data)

    await office.admin.expects("tidak lagi kami simpan")


async def test_a_button_of_an_sop_that_is_gone_says_so(office: Office) -> None:
    screen = await types(office.counter_officer, "/sop", then="Daftar SOP")

    await office.counter_officer.sends_callback(screen, pack(OPEN_BUTTON, "deadbeef", 1))

    await office.counter_officer.expects("sudah tidak berlaku")


async def test_a_fault_is_told_once_to_admin_and_keeper_and_the_old_shelf_stays(
    office: Office,
) -> None:
    sop = office.settings.knowledge_dir / "sop" / "paspor-baru-anak.md"
    sound = sop.read_text(encoding="utf-8")
    readers = (office.admin, office.head_of_dokintalkim)

    sop.write_text(sound.replace("scope: nasional", "scope: dunia"), encoding="utf-8")
    for person in readers:
        shows(
            await person.expects("belum bisa dipakai"),
            "sop/paspor-baru-anak.md (rak nasional), baris",
            "isian “scope” berisi “dunia”; pilih salah satu",
            never=[str(sop.parent)],
        )
    await types(office.counter_officer, SURE, then=ANSWER)

    # Saved again in the midst of mending, nobody is told anew; of another fault they are.
    sop.write_text(f"{sop.read_text(encoding='utf-8')}\n- Baru saja.[^mp]\n", encoding="utf-8")
    await content_watch.reload_content(office.application)
    sop.write_text(sound.replace("status: berlaku", "status: laku"), encoding="utf-8")
    await content_watch.reload_content(office.application)
    for person in readers:
        await person.expects("isian “status” berisi “laku”")


async def test_muat_ulang_lists_the_faults(office: Office) -> None:
    folder = office.settings.office_dir / "sop"
    (folder / "rusak.md").write_text("tanpa kepala")

    await office.admin.types("/muat_ulang")

    # Once in answer to the command, once from the watch that saw the same file.
    await reads(office.admin, "rusak.md, baris 1", "rusak.md, baris 1")


async def test_a_changed_file_is_used_without_a_restart(office: Office) -> None:
    sop = office.settings.knowledge_dir / "sop" / "paspor-baru-anak.md"
    text = sop.read_text(encoding="utf-8")
    sop.write_text(text.replace("title: Paspor baru anak", "title: Buku paspor bocah"), "utf-8")

    await types(office.admin, "/muat_ulang", then="SOP, tanpa kesalahan")
    await office.counter_officer.types(SURE)

    await office.counter_officer.expects("Buku paspor bocah")


@pytest.mark.parametrize("typed", ["/sop paspor hilang", "/start sop_paspor-hilang"])
async def test_an_sop_is_opened_by_its_name_and_by_a_link(office: Office, typed: str) -> None:
    await office.counter_officer.types(typed)

    await office.counter_officer.expects("Paspor hilang\n", buttons=["Dokumen", "Biaya"])


async def edits(office: Office) -> None:
    """Change a line and add a section with its questions; the watch finds it by itself."""
    folder = office.settings.knowledge_dir
    sop, questions = (folder / room / "paspor-hilang.md" for room in ("sop", "questions"))
    more = f"{NOBODYS}\nrendang sapi resepnya\n"
    before = office.application.bot_data.shelf.content
    asked, words = questions.read_text("utf-8"), sop.read_text("utf-8")
    questions.write_text(f"{asked}\n\n## Kantin\n{more}", "utf-8")
    sop.write_text(words.replace(OLD, NEW) + SECTION, "utf-8")
    await until(lambda: office.application.bot_data.shelf.content is not before, within=20)
    await office.services.changes.recording.record_changes()


async def test_a_change_reaches_those_whom_it_concerns(office: Office) -> None:
    officer, other, head = office.counter_officer, office.ukk_officer, office.head_of_dokintalkim
    await types(officer, COST, then="Paspor hilang — Biaya", buttons=["👍"])
    await forwards(office, other, NOBODYS, to="Tikim")
    await office.everybody_reads()
    await answers(office, office.head_of_tikim, HEADS_WORDS, "Untuk semua")
    await types(office.trainer, NOBODYS, then=HEADS_WORDS)
    await office.everybody_reads()
    await office.fast_forward(days=2)

    await edits(office)

    # Once for all at a quarter of an hour; who has a head's answer hears at once.
    for asker in (other, office.trainer):
        shows(
            await asker.expects("Sekarang ada SOP-nya", buttons=["Buka"]), "Paspor hilang — Kantin"
        )
        await types(asker, NOBODYS, then="Paspor hilang — Kantin")
    assert officer.unread == []
    await office.fast_forward(minutes=15)
    told = await officer.expects("SOP berubah: Paspor hilang — Biaya", buttons=["Sudah baca"])
    assert "Jawaban 2 hari lalu berubah: “biaya paspor hilang berapa”" in told.text
    lines = told.text.splitlines()
    assert [line for line in lines if line[:2] in ("− ", "+ ")] == [
        "− Biaya beban (sering disebut denda) paspor hilang: Rp1.000.000 per buku.",
        "+ Biaya beban (sering disebut denda) paspor hilang: Rp1.000.000 untuk tiap buku.",
    ]
    await taps(officer, "Buka", then="untuk tiap buku")
    await taps(officer, "Sudah baca", then="Sudah Anda baca, 27-11 09.15")

    shows(
        await head.expects("1. SOP berubah: Paspor hilang — Biaya", buttons=["Sudah baca"]),
        "2. Bagian baru: Paspor hilang — Kantin",
    )
    await head.types("/saran")
    # The gap is none any more.
    await head.expects("Tidak ada saran", buttons=["Perubahan SOP"])
    shows(
        await taps(head, "Perubahan SOP", then="Perubahan SOP Anda"),
        "Paspor hilang — Biaya (27 November 2026): dibaca 1 dari 2",
    )
