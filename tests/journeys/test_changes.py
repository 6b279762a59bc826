"""An SOP changes in the files, and those whom it concerns hear of it."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Office, copied_content
from tests.journeys.test_answers import NOBODYS, answers, forwards
from tests.waiting import until

BIAYA = "biaya paspor hilang berapa"
# As in the file, and what takes its place.
OLD, NEW = "**Rp1.000.000** per buku.", "**Rp1.000.000** untuk tiap buku."
ANSWER = "Tanyakan ke kantin kantor."
SECTION = "\n\n## Kantin\n- Resep rendang daging sapi ada di kantin.[^ditjen]\n"


@pytest.fixture
def content(tmp_path: Path, training_table: str) -> Path:
    """A folder of its own: the journey changes files in it."""
    return copied_content(tmp_path / "knowledge", training_table)


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
    await office.services.changes.recording.look()


async def test_a_change_reaches_those_whom_it_concerns(office: Office) -> None:
    officer, other, head = office.counter_officer, office.ukk_officer, office.head_of_dokintalkim
    await officer.types(BIAYA)
    await officer.expects("Paspor hilang — Biaya", buttons=["Membantu"])
    await forwards(office, other, NOBODYS, to="Tikim")
    await office.everybody_reads()
    await answers(office, office.head_of_tikim, ANSWER, "Untuk semua")
    await office.trainer.types(NOBODYS)
    await office.trainer.expects(ANSWER)
    await office.everybody_reads()
    await office.fast_forward(days=2)

    await edits(office)

    # Once for all at a quarter of an hour; who has a head's answer hears at once.
    for asker in (other, office.trainer):
        gone = await asker.expects("Sekarang ada SOP-nya", buttons=["Buka"])
        assert "Paspor hilang — Kantin" in gone.text
        await asker.types(NOBODYS)
        await asker.expects("ada di kantin")
    assert officer.unread == []
    await office.fast_forward(minutes=15)
    told = await officer.expects("SOP berubah: Paspor hilang — Biaya", buttons=["Sudah baca"])
    assert "Jawaban 2 hari lalu berubah: “biaya paspor hilang berapa”" in told.text
    lines = told.text.splitlines()
    assert [line for line in lines if line[:2] in ("− ", "+ ")] == [
        "− Biaya beban (sering disebut denda) paspor hilang: Rp1.000.000 per buku.",
        "+ Biaya beban (sering disebut denda) paspor hilang: Rp1.000.000 untuk tiap buku.",
    ]
    await officer.taps("Buka")
    await officer.expects("untuk tiap buku")
    await officer.taps("Sudah baca")
    await officer.expects("Sudah Anda baca, 27-11 09.15")

    both = await head.expects("1. SOP berubah: Paspor hilang — Biaya", buttons=["Sudah baca"])
    assert "2. SOP baru: Paspor hilang — Kantin" in both.text
    await head.types("/saran")
    # The gap is none any more.
    await head.expects("Tidak ada saran", buttons=["Perubahan SOP"])
    await head.taps("Perubahan SOP")
    listed = await head.expects("Perubahan SOP Anda")
    assert "Paspor hilang — Biaya (27 November 2026): dibaca 1 dari 2" in listed.text
