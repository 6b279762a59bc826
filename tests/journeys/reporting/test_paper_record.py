"""/berkas: a report on paper, for who may see it, and nothing in it that is not theirs to read."""

from io import BytesIO

from docx import Document

from botapi_emulator import Person
from office.anomalies.models import Anomaly, Event, Outcome
from office.anomalies.words.report_form import File
from tests.cast.closing import resolves
from tests.cast.steps import types
from tests.journeys.conftest import Office
from tests.journeys.reporting.test_thread import ASKED, asks, joins
from tests.journeys.reports import DOUBT, events, files, member


async def paper_of(office: Office, person: Person, report: Anomaly) -> str:
    """What stands in the record that somebody gets."""
    sent = await types(person, f"/berkas {report.code}", then="arsip dinas")
    assert sent.json["document"]["file_name"] == f"{report.code}.docx"
    document = Document(BytesIO(await content_of(office, sent.json["document"]["file_id"])))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


async def content_of(office: Office, file_id: str) -> bytes:
    """A file as Telegram has kept it."""
    found = office.telegram.world.files.get(file_id)
    return found.content


async def a_case(office: Office) -> Anomaly:
    """A report with a joiner, a note, a question, an answer and an end."""
    report = await files(office, office.counter_officer, files=(File("photo", "foto-1"),))
    await joins(office, office.ukk_officer, report)
    actions, head = office.services.anomalies.actions, office.head_of_inteldakim
    boss = await member(office, head)
    await actions.note(report.id, boss, "awasi diam-diam", [File("photo", "foto-2")])
    await asks(office, report)
    reporter = await member(office, office.counter_officer)
    await office.services.anomalies.reporting.add(report.id, reporter, "Tidak terbaca")
    await resolves(
        office.services.anomalies, report.id, boss, Outcome.REFERRED, "Sudah ke Dukcapil"
    )
    await office.everybody_reads()
    return report


async def test_a_head_gets_the_whole_chronology_with_the_hash_of_the_chain(
    office: Office,
) -> None:
    report = await a_case(office)

    paper = await paper_of(office, office.head_of_inteldakim, report)

    for words in (
        *(DOUBT, ASKED, "Tidak terbaca", "awasi diam-diam", "dirujuk", "Sudah ke Dukcapil"),
        *("Rina Wulandari", "Yuni Astuti", "Foto, bersama laporan", "2. Foto", "Rantai utuh"),
        *("Dokumen palsu", "dibuat oleh Sri Mulyati", "indikasi, bukan vonis"),
    ):
        assert words in paper, words
    boss = await member(office, office.head_of_office)
    entries = await office.services.anomalies.thread.entries(report.id, boss)
    assert entries[-1].event is Event.EXPORTED
    assert entries[-1].hash in paper
    await office.everybody_reads()


async def test_a_reporters_copy_has_neither_notes_nor_joiners(office: Office) -> None:
    report = await a_case(office)

    paper = await paper_of(office, office.counter_officer, report)

    for words in (DOUBT, ASKED, "Tidak terbaca", "Sudah ke Dukcapil", "Rantai utuh"):
        assert words in paper, words
    for words in ("diam-diam", "Yuni", "2. Foto"):
        assert words not in paper, words
    await office.everybody_reads()


async def test_a_joiners_copy_tells_nothing_of_the_reporter(office: Office) -> None:
    report = await files(office, office.counter_officer, "Stempel desa luntur, lurahnya lupa")
    await joins(office, office.ukk_officer, report)
    await asks(office, report)

    await office.everybody_reads()
    paper = await paper_of(office, office.ukk_officer, report)

    assert "Rina" not in paper
    assert ASKED not in paper
    assert "tidak ditampilkan" in paper
    await office.everybody_reads()


async def test_nobody_else_gets_one_and_it_says_how_to_ask(office: Office, report: Anomaly) -> None:
    await office.everybody_reads()
    for person in (office.head_of_tikim, office.admin, office.trainer):
        await types(person, f"/berkas {report.code}", then="tidak termasuk tugas Anda")
    await types(office.admin, "/berkas", then="Tulis kodenya")

    assert Event.EXPORTED not in [event for event, _ in await events(office, report)]
