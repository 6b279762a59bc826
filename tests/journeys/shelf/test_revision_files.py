"""Content files as such: sent to the bot, changed on the disk, written for a gap."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest

from botapi_emulator import Person
from knowledge.search.answer import Band
from office.people import NewMember, Role
from office.revisions import Revision
from office.revisions.files.importing import Imported
from tests.cast.judging import stays_open
from tests.cast.steps import sends_document, shows, taps, types
from tests.conftest import WIB
from tests.journeys.conftest import Office, copied_content
from tests.knowledge.converting.documents import saved
from tests.places import KNOWLEDGE
from tests.waiting import until

SOP = "sop/paspor-hilang.md"
FILE = (KNOWLEDGE / SOP).read_text()
CHANGED = FILE.replace("title: Paspor hilang", "title: Paspor lenyap", 1)
GAP = "pemohon bawa hewan peliharaan ke loket"
GAP_AGAIN = "pemohon ke loket bawa hewan peliharaan"


@pytest.fixture
def content(tmp_path: Path, training_table: str) -> Path:
    """A folder of their own: these journeys change files in it."""
    return copied_content(tmp_path, training_table)


@pytest.fixture
async def keeper(office: Office) -> Person:
    """The keeper of the whole shelf."""
    return await office.employs("keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,)))


async def hands_in(keeper: Person, to: str) -> None:
    await keeper.expects("lolos pemeriksaan", buttons=[f"Kirim ke {to}"])
    await taps(keeper, f"Kirim ke {to}", then="dikirim untuk diperiksa")
    await keeper.expects(f"ada di {to}")


async def approves(reviewer: Person, keeper: Person) -> None:
    await reviewer.expects("naskah SOP untuk diperiksa")
    await taps(reviewer, "Setujui", then="Terbitkan")
    await taps(reviewer, "Ya, terbitkan", then="disetujui")
    await keeper.expects("disetujui oleh")


async def test_a_file_out_of_the_blue_is_an_sop_and_a_changed_file_a_conflict(
    office: Office, keeper: Person
) -> None:
    shelf = office.application.bot_data.shelf
    await sends_document(
        keeper, FILE.encode(), name="paspor-hilang.md", then="Laporkan ini?", buttons=["Naskah SOP"]
    )
    for _ in range(2):  # what is refused is still there for whatever else it is
        await taps(keeper, "Naskah SOP", then="Isinya sama dengan yang sudah ditulis")
    await sends_document(
        keeper,
        CHANGED.encode(),
        name="paspor-hilang.md",
        then="Laporkan ini?",
        buttons=["Naskah SOP"],
    )
    await keeper.taps("Naskah SOP")
    await hands_in(keeper, "Kasi Dokintalkim")
    await approves(office.head_of_dokintalkim, keeper)
    await until(lambda: shelf.library["paspor-hilang"].title == "Paspor lenyap")
    assert shelf.written(SOP) == FILE

    file = office.settings.knowledge_dir / SOP
    file.write_text(FILE.replace("title: Paspor hilang", "title: Paspor raib", 1))
    await office.services.revisions.due.run()

    await office.admin.expects("diubah di luar Pandu")
    await keeper.expects("diubah di luar Pandu")
    await types(keeper, "/sop_tulis", then="SOP mana", buttons=["Berkas berubah (1)"])
    await types(keeper, "/batal", then="Ditutup")
    await types(keeper, "/saran", then="Berkas berubah: 1", buttons=["Berkas berubah (1)"])
    await taps(keeper, "Berkas berubah (1)", then="Revisi tetap berlaku", buttons=["1."])
    shows(
        await taps(keeper, "1.", then="ini yang berubah", buttons=["Tetap revisi", "Pakai berkas"]),
        "− Judul: Paspor lenyap\n+ Judul: Paspor raib",
    )
    assert shelf.library["paspor-hilang"].title == "Paspor lenyap"
    sound = file.read_text()
    file.write_text(sound.replace("scope: nasional", "scope: dunia", 1))
    await taps(keeper, "Pakai berkas", then="isian “scope” berisi “dunia”")
    file.write_text(sound)
    await taps(keeper, "Pakai berkas", then="isi berkasnya berlaku")
    await until(lambda: shelf.library["paspor-hilang"].title == "Paspor raib")
    await office.everybody_reads()


@pytest.mark.slow  # it loads the whole content more than once
async def test_in_the_place_of_a_revision_that_fits_no_more_stands_the_one_before(
    office: Office,
) -> None:
    bot_data, services = office.application.bot_data, office.services
    imported = Imported(SOP, "Paspor hilang", "dokintalkim", CHANGED)
    (first,) = await services.revisions.importing.publish([imported])
    broken = FILE.replace("section: paspor", "section: tidak-ada", 1)
    async with services.database.begin() as session:
        second = Revision(**{**first.model_dump(exclude={"id"}), "number": 2, "text": broken})
        session.add(second)
        await services.revisions.shared.start(session, second)

    await office.services.learning.learn()

    assert bot_data.shelf.library["paspor-hilang"].title == "Paspor lenyap"
    await office.services.revisions.due.run()
    for person in (office.admin, office.head_of_dokintalkim):
        shows(
            await person.expects("Revisi 2 dari Paspor hilang tidak dapat dipakai"),
            "isi sebelumnya yang berlaku",
        )


@pytest.mark.slow  # it loads the whole content more than once
async def test_a_look_that_was_held_up_does_not_bring_back_older_revisions(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot_data, revisions = office.application.bot_data, office.services.revisions
    newer = CHANGED.replace("title: Paspor lenyap", "title: Paspor raib", 1).replace(
        "1.1", "1.2", 1
    )
    await revisions.importing.publish([Imported(SOP, "Paspor hilang", "dokintalkim", CHANGED)])
    has_read, goes_on, read = asyncio.Event(), asyncio.Event(), revisions.queries.in_force
    titles: list[str] = []

    async def held_up() -> Sequence[Revision]:
        found = await read()
        if not has_read.is_set():
            has_read.set()
            await goes_on.wait()
        return found

    monkeypatch.setattr(revisions.queries, "in_force", held_up)
    adopt = bot_data.shelf.adopt

    def noted(*what: Any) -> None:
        adopt(*what)
        titles.append(bot_data.shelf.library["paspor-hilang"].title)

    monkeypatch.setattr(bot_data.shelf, "adopt", noted)
    slow = asyncio.create_task(office.services.learning.learn())
    await has_read.wait()
    await revisions.importing.publish([Imported(SOP, "Paspor hilang", "dokintalkim", newer)])
    quick = asyncio.create_task(office.services.learning.learn())
    # As far as it comes: it must wait for the other one, and nothing says that it does.
    await asyncio.wait({quick}, timeout=0.5)
    goes_on.set()
    await asyncio.gather(slow, quick)

    assert titles[-1] == "Paspor raib"
    assert "Paspor lenyap" not in titles[titles.index("Paspor raib") :]
    assert office.services.shelf().revised == await revisions.queries.ids_in_force()


@pytest.mark.slow  # it loads the whole content more than once
async def test_a_file_that_is_broken_below_its_revision_is_told_and_stops_nothing(
    office: Office,
) -> None:
    bot_data, revisions = office.application.bot_data, office.services.revisions
    await revisions.importing.publish([Imported(SOP, "Paspor hilang", "dokintalkim", CHANGED)])
    await office.services.learning.learn()
    file = office.settings.knowledge_dir / SOP
    file.write_text(FILE.replace("scope: nasional", "scope: dunia", 1))

    await office.services.shelf().reload()
    await revisions.due.run()

    for person in (office.admin, office.head_of_dokintalkim):
        told = await person.expects("diubah di luar Pandu")
        assert "isian “scope” berisi “dunia”" in told.text
    (conflict,) = await revisions.conflicts.found()
    head = await office.services.people.recognise(office.head_of_dokintalkim.id)
    assert head is not None
    await revisions.conflicts.keep(conflict.id, head)
    await revisions.due.run()
    for person in (office.admin, office.head_of_dokintalkim):
        told = await person.expects("belum bisa dipakai")
        assert "isian “scope” berisi “dunia”" in told.text
    assert bot_data.shelf.library["paspor-hilang"].title == "Paspor lenyap"


async def test_the_office_itself_is_not_written_as_a_file(office: Office, keeper: Person) -> None:
    office_file = office.settings.layers.office_file.read_text()
    await types(keeper, "/sop_tulis", then="SOP mana")
    wrong = office_file.replace("closed_on = []", "closed_on = [2026-12-31]", 1)
    await sends_document(keeper, wrong.encode(), name="office.toml", then="lewat /pengaturan")


# What is changed in the files of each kind, and how the keeper comes to each.
WORDS = (
    ("letters/pembuka-bap.md", ("Surat", "Pembuka BAP"), "Contoh isian", "Contoh isi"),
    ("interviews/berobat.md", ("Wawancara", "Berobat"), "rencana yang nyata", "rencana yang jelas"),
    ("issuers/dukcapil.md", ("Penerbit", "Disdukcapil"), "huruf demi huruf", "satu demi satu"),
    (
        "confirmed.toml",
        ("Yang ditetapkan",),
        "[confirmed]",
        '[confirmed]\n"paspor-hilang/Waktu" = '
        '{ by = "Kasi Inteldakim", on = 2026-11-02, with = "Standar Pelayanan 2026" }',
    ),
)
TRAINING_WORDS = (
    ("kalimat.md", "Kalimat", "Sebut dokumen yang", "Sebutkan dokumen yang"),
    ("kuis-5s.md", "Kuis 5S", "Wajah seperti apa", "Raut seperti apa"),
    ("kuis-sop.md", "Kuis SOP", "Berapa biaya beban", "Berapakah biaya beban"),
    ("salam.md", "Kartu Salam", "Telepon kantor berdering", "Telepon loket berdering"),
)


@pytest.mark.slow  # it loads the whole content more than once
async def test_a_trainer_changes_the_files_of_the_training(office: Office) -> None:
    trainer, shelf = office.trainer, office.application.bot_data.shelf
    for name, title, old, new in TRAINING_WORDS:
        await types(
            trainer, "/sop_tulis", then="Berkas mana yang diubah?", buttons=[title, "Kartu Senyum"]
        )
        await taps(trainer, title, then="Ketik angkanya", buttons=["Seluruh berkas"])
        sent = await taps(trainer, "Seluruh berkas", then="Isi yang berlaku sekarang")
        await trainer.expects("Ubah berkas di atas")
        assert sent.content is not None
        changed = sent.content.decode().replace(old, new, 1)
        await trainer.sends_document(changed.encode(), name=name)
        await hands_in(trainer, "Kepala Kantor")
        await approves(office.head_of_office, trainer)
        await until(lambda path=f"training/{name}", said=changed: shelf.text(path) == said)
    await types(trainer, "/sop_tulis paspor hilang", then="dipegang pengelola lain")
    await office.everybody_reads()


async def test_a_trainer_changes_one_question_of_a_quiz_in_chat(office: Office) -> None:
    trainer, path = office.trainer, "training/kuis-sop.md"
    await types(trainer, "/sop_tulis", then="Berkas mana yang diubah?", buttons=["Kuis SOP"])
    shows(
        await taps(trainer, "Kuis SOP", then="Ketik angkanya"),
        "\n2. kuis-sop-02: Berapa biaya beban paspor hilang",
    )
    asked = await types(trainer, "2", then="Kuis SOP — kuis-sop-02")
    assert asked.text.startswith("Kuis SOP — kuis-sop-02\nTanya: Berapa biaya beban")

    await types(trainer, asked.text.replace("Rp650.000", "Rp700.000", 1), then="petunjuk Pandu")
    shows(
        await trainer.expects("lolos pemeriksaan"),
        "− b. Rp650.000 per buku\n+ b. Rp700.000 per buku",
    )
    await types(trainer, asked.text.replace("Benar: c", "Benar: x", 1), then="petunjuk Pandu")
    await trainer.expects("yang perlu diperbaiki")
    await types(trainer, asked.text.replace("Rp650.000", "Rp700.000", 1), then="petunjuk Pandu")
    await hands_in(trainer, "Kepala Kantor")
    await types(trainer, "/sop_tulis", then="Berkas mana yang diubah?")
    await taps(trainer, "Kuis SOP", then="• kuis-sop-02: NS-0001")
    await types(trainer, "kuis-sop-02", then="atau ubah bagian lain")
    await approves(office.head_of_office, trainer)

    shelf = office.application.bot_data.shelf
    await until(lambda: "b. Rp700.000 per buku" in (shelf.text(path) or ""))
    file = shelf.written(path) or ""
    assert shelf.text(path) == file.replace("b. Rp650.000", "b. Rp700.000", 1)
    await office.everybody_reads()


@pytest.mark.slow  # the same for each kind of file
async def test_a_keeper_changes_a_file_of_each_kind(office: Office, keeper: Person) -> None:
    shelf = office.application.bot_data.shelf
    for path, ways, old, new in WORDS:
        await types(keeper, "/sop_tulis", then="SOP mana", buttons=["Isi lain"])
        await taps(
            keeper, "Isi lain", then="Isi mana yang diubah?", buttons=["Latihan", "Penerbit"]
        )
        await keeper.taps(ways[0])
        for way in ways[1:]:
            await keeper.expects("Berkas mana yang diubah?")
            await keeper.taps(way)
        sent = await keeper.expects("Isi yang berlaku sekarang")
        await keeper.expects("Ubah berkas di atas")
        assert sent.content is not None
        changed = sent.content.decode().replace(old, new, 1)
        await keeper.sends_document(changed.encode(), name=path.rpartition("/")[2])
        judge = office.head_of_dokintalkim if "issuers" in path else office.head_of_office
        await hands_in(keeper, "Kasi Dokintalkim" if "issuers" in path else "Kepala Kantor")
        await approves(judge, keeper)
        await until(lambda path=path, new=new: new in (shelf.text(path) or ""))
    await office.everybody_reads()


async def test_an_unknown_table_of_what_is_confirmed_is_refused(
    office: Office, keeper: Person
) -> None:
    await types(keeper, "/sop_tulis", then="SOP mana")
    await sends_document(
        keeper,
        b"[confirmed]\n\n[ditetapkan]\n",
        name="confirmed.toml",
        then="tabel [ditetapkan] tidak dikenal; yang dikenal: confirmed",
    )
    await office.everybody_reads()


async def test_a_published_heading_is_kept_or_moved_by_the_admin(
    office: Office, keeper: Person
) -> None:
    await types(keeper, "/sop_tulis", then="SOP mana")
    renamed = FILE.replace("## Biaya\n", "## Ongkos\n", 1)
    await keeper.sends_document(renamed.encode(), name="paspor-hilang.md")

    told = await keeper.expects("ada 1 yang perlu diperbaiki")

    shows(
        told,
        "Judul bagian “Biaya” sudah terbit",
        "minta admin memindahkannya",
        never=["questions/"],
    )


def document(*paragraphs: str) -> bytes:
    """A Word file of the office."""
    written = docx.Document()
    written.add_heading("SOP Denda Paspor", 0)
    for text in paragraphs:
        written.add_paragraph(text)
    return saved(written)


async def test_a_new_sop_has_the_title_of_its_document(office: Office, keeper: Person) -> None:
    await types(keeper, "/sop_tulis", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    sent = document("Denda dibayar di loket tiga.")
    await sends_document(
        keeper, sent, name="naskah akhir.docx", then="Judul dari berkas: Denda Paspor"
    )
    await taps(keeper, "Pakai judul ini", then="milik seksi mana?", buttons=["Dokintalkim"])
    await taps(keeper, "Batal", then="Ditutup")

    # A file that came first waits for its title, too; another one can be typed.
    await types(keeper, "/sop_tulis", then="SOP mana")
    await sends_document(keeper, sent, name="naskah akhir.docx", then="Naskah diterima")
    await taps(keeper, "SOP baru", then="Judul dari berkas: Denda Paspor")
    await types(keeper, "Denda loket", then="milik seksi mana?", buttons=["Dokintalkim"])
    await office.everybody_reads()


@pytest.mark.slow  # test_loop.py goes the same way with a whole document
async def test_a_word_file_becomes_a_section_with_the_document_as_its_source(
    office: Office, keeper: Person
) -> None:
    shelf = office.application.bot_data.shelf
    await types(office.counter_officer, "denda paspor hilang berapa", buttons=["👍"])
    await types(keeper, "/sop_tulis", then="SOP mana")
    await sends_document(
        keeper, b"\x00\x01", name="foto.heic", then="hanya bisa membaca .docx, .pdf, dan .md"
    )
    wrong = document("Denda loket Rp100.000 sehari.", "NIK 1607123456780001 dicatat.")
    await sends_document(keeper, wrong, name="Naskah.docx", then="Naskah diterima")
    await types(keeper, "paspor hilang", then="Bagian mana", buttons=["Bagian baru"])
    await taps(keeper, "Bagian baru", then="Judul dari berkas: Denda Paspor")
    shows(
        await types(keeper, "Denda loket", then="ada 1 yang perlu diperbaiki"),
        "paragraf 3: memuat nomor identitas",
        never=["1607123456780001"],
    )

    right = document("Denda loket Rp100.000 sehari.")
    await keeper.sends_document(right, name="Naskah.docx")

    shows(
        await keeper.expects("lolos pemeriksaan"),
        "+ Denda loket Rp100.000 sehari.\n",
        "+ Sumber: SOP kantor: Denda Paspor (K3)",
        "Dicoba dengan pertanyaan petugas",
    )
    await taps(keeper, "Kirim ke Kasi Dokintalkim", then="dikirim untuk diperiksa")
    await keeper.expects("ada di Kasi Dokintalkim")
    await approves(office.head_of_dokintalkim, keeper)
    await until(lambda: shelf.find("paspor-hilang", "Denda loket"))
    passage = shelf.find("paspor-hilang", "Denda loket")
    assert passage is not None
    assert [(source.key, source.confidence) for source in passage.section.sources] == [
        ("kantor", "K3")
    ]


@pytest.mark.slow  # test_loop.py tells it, too
async def test_a_gap_becomes_a_section_that_answers_for_sure(
    office: Office, keeper: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    stays_open(monkeypatch, GAP, GAP_AGAIN)
    officer, shelf = office.counter_officer, office.application.bot_data.shelf
    for asker, question in ((officer, GAP_AGAIN), (office.ukk_officer, GAP)):
        await types(asker, question, then="Tekan Teruskan")
    await types(keeper, "/saran", then="1 pertanyaan tanpa SOP", buttons=["Kekurangan (1)"])
    await taps(keeper, "Kekurangan (1)", then="Belum ada SOP-nya", buttons=["Tulis bagian"])
    await taps(keeper, "Tulis bagian", then="SOP mana")
    await taps(keeper, "SOP baru", then="Apa judulnya?")
    await types(keeper, "Hewan peliharaan", then="milik seksi mana?", buttons=["Tikim"])
    shows(await taps(keeper, "Tikim", then="Yang ditanyakan petugas"), GAP, GAP_AGAIN)
    await keeper.types(
        "## Di loket\n\nHewan peliharaan pemohon menunggu di luar ruang loket.[^praktik]"
    )
    await hands_in(keeper, "Kasi Tikim")
    await approves(office.head_of_tikim, keeper)

    await until(lambda: "hewan-peliharaan" in shelf.library)
    new = shelf.library["hewan-peliharaan"]
    assert (new.number, new.version) == ("TIK-05", "1.0")
    assert new.effective_from == office.clock.now().astimezone(WIB).date()
    await until(lambda: shelf.answer(GAP).band is Band.SURE)
    await types(officer, GAP, then="menunggu di luar ruang loket", buttons=["👍"])
    await types(keeper, "/saran", then="Tidak ada saran")
