"""What tells of a report may be neither forwarded nor saved, wherever it is shown."""

from botapi_emulator import Person
from tests.cast.steps import taps, types
from tests.journeys.conftest import Office

DOUBT = "Satu pendamping memegang berkas lima pemohon"


async def test_no_message_about_a_report_can_be_forwarded_or_saved(
    office: Office, officer: Person, head: Person
) -> None:
    code = await office.reports(officer, DOUBT, "Indikasi TPPO")
    await head.expects(DOUBT)
    await types(head, "/tugas", then="1.")
    await taps(head, f"1. {code}", then=DOUBT)
    await taps(head, "Terima", then="Kapan")
    await head.taps("1 jam")
    await office.all_is_sent()
    await taps(head, "Minta info pelapor", then="Tulis")
    await types(head, "Berapa nomor antreannya?", then="sedang dikirim")
    await officer.reads_all()
    await types(officer, "/laporanku", then="1.")
    await taps(officer, f"1. {code}", then=DOUBT)
    await taps(officer, "Jawab", then="Tulis")
    await officer.types("Nomor 17 sampai 21")
    await head.expects("Nomor 17")
    await types(head, f"/riwayat {code}", then="Riwayat")
    await office.fast_forward(hours=2)
    await office.everybody_reads()

    for person in (officer, head, office.head_of_office):
        told = [message for message in person.chat if message.is_from_bot]
        about = [message for message in told if code in message.text or DOUBT in message.text]
        assert about or person is office.head_of_office
        open_ones = [
            message.text for message in about if not message.json.get("has_protected_content")
        ]
        assert open_ones == [], person.name
