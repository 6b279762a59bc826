"""Monday's picture for heads and trainers, and the same of any period as files."""

import csv
import struct
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from botapi_emulator import Message, Person
from office.people import NewMember, Role
from tests.cast.judging import stays_open
from tests.cast.steps import reads, shows, taps, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import at, files, member

VIEWERS = (
    "head_of_dokintalkim", "head_of_inteldakim", "head_of_tikim", "head_of_tu", "head_of_office",
    "trainer",
)  # fmt: skip


async def asks(person: Person, question: str, answer: str) -> None:
    await types(person, question, then=answer)


async def a_week_passes(office: Office) -> None:
    """An answer, a gap, and a report that Inteldakim takes and promises to look at."""
    await asks(office.counter_officer, SURE, ANSWER)
    await asks(office.ukk_officer, "kucing tetangga beranak tiga", "Tekan Teruskan")
    report = await files(office, office.counter_officer)
    head = await member(office, office.head_of_inteldakim)
    actions = office.services.anomalies.actions
    await actions.acknowledge(report.id, head)
    await actions.promise(report.id, head, at(1, 10, month=12))
    await files(office, office.counter_officer, "Jawaban berubah tiga kali", category="wawancara")
    await office.everybody_reads()


def rows(file: Message) -> list[list[str]]:
    assert file.document is not None
    return list(csv.reader(StringIO(file.document.decode("utf-8-sig")), delimiter=";"))


async def files_of(person: Person, caption: str) -> tuple[bytes, list[list[str]]]:
    """The XLSX and the rows of the CSV that come one after the other."""
    book = await person.expects("XLSX untuk dibaca")
    table = await person.expects(caption)
    assert book.document is not None
    assert book.file_name is not None
    assert book.file_name.endswith(".xlsx")
    assert table.file_name is not None
    assert table.file_name.endswith(".csv")
    return book.document, rows(table)


async def test_on_monday_morning_heads_get_the_picture_of_the_week_once(
    office: Office,
) -> None:
    await a_week_passes(office)

    await office.moves_to(at(30, 7, 29))
    await office.everybody_reads()
    await office.moves_to(at(30, 7, 31))
    await office.all_is_sent()

    boss = await office.head_of_office.expects("Gambaran 23 s.d. 29 November 2026")
    shows(
        boss,
        "Pertanyaan 2 (sebelumnya 0); dijawab langsung 50 %",
        "‹kucing tetangga beranak tiga› 1×",
        "Laporan 2 masuk, 0 selesai, 2 masih terbuka",
        "Inteldakim: 1 (3–7 hari)",
        "Inteldakim: 0 ditepati, 0 lewat, 1 berjalan",
    )
    assert boss.photo is not None
    width, height = struct.unpack(">II", boss.photo[16:24])
    assert width == 1080
    assert 400 < height < 3000
    assert boss.json.get("has_protected_content")
    shows(
        await office.head_of_inteldakim.expects("Gambaran 23 s.d. 29 November 2026"),
        "Janji Anda: 0 ditepati, 0 lewat, 1 berjalan",
        never=["kucing"],
    )
    shows(
        await office.head_of_dokintalkim.expects("Gambaran 23 s.d. 29 November 2026"),
        "Pertanyaan 1",
        "Laporan 1 masuk",
        never=["Janji"],
    )
    # Nothing has happened there, and nobody was trained.
    for name in ("head_of_tikim", "head_of_tu", "trainer"):
        await office.people[name].expects_nothing()
    await office.counter_officer.reads_all()

    await office.moves_to(at(30, 9))
    await office.moves_to(at(1, 8, month=12))
    await office.all_is_sent()
    for name in VIEWERS:
        told = [message for message in office.people[name].chat if "Gambaran" in message.text]
        assert len(told) <= 1
    await office.everybody_reads()
    await judges_the_sample(office, office.head_of_dokintalkim)
    await turns_the_pages(office.head_of_office)


async def turns_the_pages(boss: Person) -> None:
    """The picture stays; its pages turn below it, and what may be passed on has no small number."""
    await taps(boss, "Hasil", then="Tidak ada laporan yang selesai pada masa ini.")
    shows(
        await taps(boss, "Waktu", then="Waktu laporan"),
        "biasa (jam kerja): nilai tengah 0 menit; 1 dari 1 dalam batas jenjang pertama (60 menit)",
        "1 belum diterima",
        "1 dari 2 laporan yang masuk (50 %)",
    )
    shows(
        await taps(boss, "Angka lain", then="dihitung per bulan penuh"),
        "Simulasi (dihitung tersendiri) tidak ada",
    )
    await taps(boss, "Sebelum & sesudah", then="Belum ada pembanding")
    await taps(boss, "Untuk dibagikan", then="Berkas untuk dibagikan")
    table = rows(await boss.expects("Gambaran 23 s.d. 29 November 2026"))
    assert [row for row in table if row[0] not in ("Lembar", "Definisi")] == [
        ["Angka per bulan", "Bulan", "", "belum ada bulan penuh yang sudah lewat dalam masa ini"]
    ]


async def judges_the_sample(office: Office, head: Person) -> None:
    """The five figures of last week on one screen, and the answer in its sample."""
    await types(office.trainer, "/rekap", then="Rekap untuk masa apa?")
    assert all("Pilot" not in label for row in office.trainer.chat[-1].keyboard for label in row)
    await types(head, "/rekap", then="Rekap untuk masa apa?", buttons=["Pilot: lima angka"])
    shows(
        await taps(head, "Pilot: lima angka", then="Pilot, 23 s.d. 29 November 2026"),
        "100 % dari 1 pertanyaan",
        "0 dari 0 yang dinilai",
        "contoh 1",
        "minta admin menulis hari mulai",
    )
    asked = await taps(head, "Nilai jawaban", then="Jawaban 1 dari 1")
    shows(asked, SURE, ANSWER, never=["Rina"])
    await taps(head, "Benar, kurang", then="sudah dinilai")
    await types(head, "/rekap", then="Rekap untuk masa apa?")
    await taps(head, "Pilot: lima angka", then="kurang 1, salah 0")


async def test_a_gap_of_the_sops_of_a_section_brings_its_head_the_picture(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    tikim, question = office.head_of_tikim, "tikus menggigit kabel server simkim"
    stays_open(monkeypatch, question)
    for officer in (office.counter_officer, office.ukk_officer):
        await asks(officer, question, "Tekan Teruskan")
    await types(tikim, "/saran", then="1 pertanyaan tanpa SOP")

    await office.moves_to(at(30, 7, 31))
    await office.all_is_sent()

    shows(
        await tikim.expects("Gambaran 23 s.d. 29 November 2026"),
        "Pertanyaan 2 (sebelumnya 0)",
        f"‹{question}› 2×",
    )
    assert not any("Gambaran" in message.text for message in office.head_of_tu.unread)
    await office.everybody_reads()


async def test_the_files_of_a_period_hold_the_same_and_say_what_it_means(office: Office) -> None:
    await a_week_passes(office)

    await types(
        office.head_of_office, "/rekap", then="Rekap untuk masa apa?", buttons=["Minggu ini"]
    )
    await office.head_of_office.taps("Minggu ini")

    await office.head_of_office.expects("Gambaran 23 s.d. 29 November 2026")
    book, table = await files_of(office.head_of_office, "Gambaran 23 s.d. 29 November 2026")
    assert ["Pertanyaan", "Pertanyaan masuk", "semua", "2"] in table
    assert ["Laporan", "Laporan terbuka", "Inteldakim, di bawah 1 hari", "1"] in table
    assert ["Janji", "Janji berjalan", "Inteldakim", "1"] in table
    assert ["Pilot", "1. Dijawab pasti", "bagian dari semua", "50 %"] in table
    assert any(row[0] == "Definisi" and row[1] == "Dijawab langsung" for row in table)
    # One person's words travel no farther than a chat.
    assert not any("kucing" in cell for row in table for cell in row)
    with ZipFile(BytesIO(book)) as archive:
        names = archive.read("xl/workbook.xml").decode()
        words = archive.read("xl/sharedStrings.xml").decode()
    assert all(f'name="{name}"' in names for name in ("Ringkasan", "Pertanyaan", "Definisi"))
    assert "Dijawab langsung" in words
    assert "kucing" not in words


async def test_a_trainer_reads_what_may_be_passed_on(office: Office, trainer: Person) -> None:
    for _ in range(2):
        await asks(office.counter_officer, SURE, ANSWER)
    await types(trainer, "/rekap minggu ini", then="ditulis per bulan yang sudah lewat")
    await files_of(trainer, "Gambaran")
    await office.moves_to(at(1, 9, month=12))
    await office.everybody_reads()

    await types(trainer, "/rekap bulan lalu", then="Pertanyaan dijawab langsung: < 5")
    _, table = await files_of(trainer, "Gambaran 1 s.d. 30 November 2026")

    assert ["Angka per bulan", "Pertanyaan dijawab langsung", "November 2026", "< 5"] in table
    assert {row[0] for row in table[1:]} == {"Angka per bulan", "Latihan", "Definisi"}


async def test_a_period_may_be_typed(office: Office, boss: Person) -> None:
    await asks(office.counter_officer, SURE, ANSWER)

    await boss.types("/rekap 1/11/2026 - 30/11/2026")

    shows(await boss.expects("Gambaran 1 s.d. 30 November 2026"), "Pertanyaan 1")
    await files_of(boss, "Gambaran 1 s.d. 30 November 2026")
    await types(boss, "/rekap kapan-kapan", then="tidak saya mengerti")
    await types(boss, "/rekap desember 2026", then="belum dimulai")


async def test_bantuan_names_it_to_those_who_may_use_it(office: Office) -> None:
    for person, is_shown in ((office.head_of_tikim, True), (office.counter_officer, False)):
        await types(person, "/bantuan", then="Ketik saja")
        listed = await taps(person, "Lainnya", then="/dataku")
        assert ("/rekap" in listed.text) is is_shown


@pytest.mark.parametrize("period", ["", " minggu ini"])
async def test_results_of_a_period_are_shown_and_exported(
    office: Office, period: str, rina: Person, trainer: Person
) -> None:
    await rina.types("/kuis")
    quiz = await rina.expects_poll()
    await rina.votes(quiz, int((quiz.poll or {})["correct_option_ids"][0]))
    await rina.expects("Jawaban Anda benar")

    await trainer.types(f"/hasil{period}")

    await trainer.expects("Hasil saya")
    shows(await trainer.expects("Hasil latihan", buttons=["XLSX dan CSV"]), "1 benar")
    await trainer.expects("Hasil kuis dalam gambar")
    await taps(trainer, "XLSX dan CSV", then="Hasil latihan")
    exported = rows(await trainer.expects("Hasil latihan"))
    assert ["Per orang", "Rina Wulandari", "Soal kuis", "1", "1", "1", "0"] in exported


async def test_results_of_another_period_are_empty_and_stay_so_when_turned(
    office: Office, rina: Person, trainer: Person
) -> None:
    await rina.types("/kuis")
    quiz = await rina.expects_poll()
    await rina.votes(quiz, int((quiz.poll or {})["correct_option_ids"][0]))
    await rina.expects("Jawaban Anda benar")

    await trainer.types("/hasil oktober 2026")

    await reads(trainer, "Hasil saya 1 s.d. 31 Oktober 2026", "Belum ada kartu atau kuis")
    shows(
        await taps(trainer, "Per orang", then="Hasil latihan 1 s.d. 31 Oktober 2026"),
        never=["Rina"],
    )
    await types(trainer, "/hasil kapan-kapan", then="tidak saya mengerti")


async def test_who_got_a_post_meanwhile_is_counted_for_by_it(office: Office) -> None:
    """What is told follows the posts of the moment in which it is sent."""
    await asks(office.ukk_officer, SURE, ANSWER)
    joko = await office.employs(
        "coordinator", NewMember("Joko", "ukk-musi-rawas", (Role.COORDINATOR,))
    )
    await joko.types("/rekap minggu ini")

    shows(await joko.expects("Gambaran"), "Sejauh jangkauan jabatan Anda", "Pertanyaan 1")
    await files_of(joko, "Gambaran")


async def test_a_missed_promise_counts_for_the_section_in_which_it_was_given(
    office: Office,
) -> None:
    """Hendra misses a promise; afterwards the report is given to Inteldakim."""
    report = await files(office, office.counter_officer, category="data")
    hendra = await member(office, office.head_of_dokintalkim)
    actions = office.services.anomalies.actions
    await actions.promise(report.id, hendra, at(25, 10))
    await office.moves_to(at(25, 10))
    await office.moves_to(at(25, 10, 30))
    await actions.transfer(report.id, hendra, "inteldakim", "Ternyata pemalsuan")
    sri = await member(office, office.head_of_inteldakim)
    await actions.promise(report.id, sri, at(2, 10, month=12))
    await office.everybody_reads()

    await office.moves_to(at(30, 7, 31))

    shows(
        await office.head_of_office.expects("Gambaran 23 s.d. 29 November 2026"),
        "Dokintalkim: 0 ditepati, 1 lewat, 0 berjalan",
        "Inteldakim: 0 ditepati, 0 lewat, 1 berjalan",
    )
    await office.everybody_reads()
