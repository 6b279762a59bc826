"""What tells of a report may be neither forwarded nor saved, wherever it is shown."""

from tests.journeys.conftest import Office

DOUBT = "Satu pendamping memegang berkas lima pemohon"


async def test_no_message_about_a_report_can_be_forwarded_or_saved(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_inteldakim
    code = await office.reports(officer, DOUBT, "Indikasi TPPO")
    await head.expects(DOUBT)
    await head.types("/tugas")
    await head.expects("1.")
    await head.taps(f"1. {code}")
    await head.expects(DOUBT)
    await head.taps("Terima")
    await head.expects("Kapan")
    await head.taps("1 jam")
    await office.all_is_sent()
    await head.taps("Minta info pelapor")
    await head.expects("Tulis")
    await head.types("Berapa nomor antreannya?")
    await head.expects("sedang dikirim")
    await officer.reads_all()
    await officer.types("/laporanku")
    await officer.expects("1.")
    await officer.taps(f"1. {code}")
    await officer.expects(DOUBT)
    await officer.taps("Jawab")
    await officer.expects("Tulis")
    await officer.types("Nomor 17 sampai 21")
    await head.expects("Nomor 17")
    await head.types(f"/riwayat {code}")
    await head.expects("Riwayat")
    await office.fast_forward(hours=2)
    await office.everybody_reads()

    for person in (officer, head, office.head_of_office):
        told = [one for one in person.chat if one.is_from_bot]
        about = [one for one in told if code in one.text or DOUBT in one.text]
        assert about or person is office.head_of_office
        open_ones = [one.text for one in about if not one.json.get("has_protected_content")]
        assert open_ones == [], person.name
