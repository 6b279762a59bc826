"""The name of a file tells nobody a number: the file goes on as a copy under a neutral one."""

from botapi_emulator import Message, Person
from office.anomalies.models import Anomaly
from office.anomalies.words.report_form import ReportStep
from tests.cast.steps import reads, sends_document, taps, types
from tests.journeys.announcements.announcing import addresses, chooses
from tests.journeys.conftest import Office
from tests.journeys.reporting.test_report_form import stands_at

NIK = "1671010505900001"
TELLING = f"KTP_{NIK}.pdf"
TOO_BIG = b"x" * (20 * 1024 * 1024 + 1)


def name_of(message: Message) -> str:
    return str(message.json["document"]["file_name"])


async def is_sent_a_copy(person: Person) -> None:
    await person.expects("saya samarkan")
    copy = await person.expects("nama netral")
    assert name_of(copy) == "berkas.pdf"


async def test_the_head_gets_the_file_of_a_report_under_a_neutral_name(
    office: Office, officer: Person, head: Person
) -> None:
    await stands_at(office, officer, ReportStep.FILES)
    await officer.expects("8/8")

    await officer.sends_document(b"isi ktp", name=TELLING)
    await is_sent_a_copy(officer)
    await officer.expects("1 berkas diterima")
    await taps(officer, "Selesai", then="Berkas: 1")
    await officer.taps("Kirim")

    card = await head.expects("KJ-0001")
    assert (name_of(card), card.document) == ("berkas.pdf", b"isi ktp")
    assert NIK not in "".join(str(message.json) for message in head.chat)
    await office.everybody_reads()


async def test_so_does_a_file_that_is_added_later(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await office.everybody_reads()
    await types(officer, "/laporanku", then=report.code)
    await taps(officer, f"1. {report.code}", then=report.code)
    await taps(officer, "Tambahkan", then="Tulis")

    await officer.sends_document(b"isi", name=f"hp 081234567890 {TELLING}", caption="lampiran")
    await is_sent_a_copy(officer)

    await office.all_is_sent()
    await office.everybody_reads()
    assert "berkas.pdf" in [name_of(message) for message in head.chat if "document" in message.json]
    assert NIK not in "".join(str(message.json) for message in head.chat)


async def test_so_does_the_file_of_an_announcement(office: Office, trainer: Person) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await trainer.sends_document(name=TELLING, caption="Daftar hadir")
    await is_sent_a_copy(trainer)
    await addresses(trainer, "Seksi", "Tikim")
    await chooses(trainer)
    await trainer.expects("Akan dikirim")
    await trainer.taps("Kirim")

    received = await office.admin.expects("Daftar hadir")
    assert name_of(received) == "berkas.pdf"
    await office.everybody_reads()


async def test_a_file_too_big_to_copy_is_asked_for_under_another_name(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.FILES)
    await officer.expects("8/8")

    await officer.sends_document(TOO_BIG, name=TELLING)

    await reads(officer, "saya samarkan", "Ganti nama berkas")
    await sends_document(officer, TOO_BIG, name="formulir.pdf", then="1 berkas diterima")
    await office.everybody_reads()


async def test_a_harmless_name_is_kept(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.FILES)
    await officer.expects("8/8")

    await officer.sends_document(name="surat 12-03-2024.pdf")

    await officer.expects("1 berkas diterima")
    await officer.expects_nothing()
