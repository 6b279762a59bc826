"""An officer practises a report: nobody hears of it, until it turns out to be meant."""

from botapi_emulator import Person
from office.anomalies import Practice
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import member

MARK = "LATIHAN"


async def test_a_practice_report_rings_nobody_until_it_is_meant(
    office: Office, officer: Person
) -> None:
    boss, head = office.head_of_office, office.head_of_inteldakim
    offer = await types(officer, "/coba_lapor", then="Kejadian nyata?", buttons=["Latihan isi"])
    shows(offer, MARK, "hilang sendiri dalam sehari")

    await taps(officer, "Latihan isi sendiri", then="1/8")
    shows(await taps(officer, "Dokumen palsu", then="2/8", buttons=["Ini sungguhan"]), MARK)
    # /lapor never goes on with practice.
    shows(await types(officer, "/lapor", then="1/8"), never=[MARK])
    # Nor does practice go on with what was meant.
    await officer.taps("Dokumen palsu")
    await officer.expects("2/8")
    await types(officer, "/coba_lapor", then=MARK)
    await taps(officer, "Latihan dengan contoh", then="draf laporan sungguhan")
    await types(officer, "/batal", then="dibatalkan")
    # What is meant before it is sent needs the same two taps.
    await types(officer, "/coba_lapor", then=MARK)
    await taps(officer, "Latihan dengan contoh", then="Ringkasan laporan")
    await officer.taps("Ini sungguhan")
    shows(await officer.expects("Ringkasan laporan", buttons=["Kirim laporan"]), never=[MARK])
    await types(officer, "/batal", then="dibatalkan")

    await types(officer, "/coba_lapor", then=MARK)
    summary = await taps(officer, "Latihan dengan contoh", then="Ringkasan laporan")
    shows(summary, MARK, "Andai sungguhan", "Penerima")
    sent = await taps(officer, "Kirim LATIHAN", then="tidak ada yang diberi tahu")
    shows(sent, f"{MARK} KJ-", "Andai sungguhan", "Kasi Inteldakim")
    (practised,) = await office.services.anomalies.queries.mine(await member(office, officer))
    shows(await types(officer, "/laporanku", then="Laporan Anda"), practised.code)
    shows(await taps(officer, f"1. {practised.code}", then="hilang sendiri"), practised.code)
    shows(await types(officer, f"/riwayat KJ-{practised.id:04d}", then="tercatat"), MARK)
    assert practised.practice is Practice.SOLO
    await types(boss, "/tugas", then="Tidak ada laporan")
    await types(head, "/tugas", then="Tidak ada yang menunggu")
    await office.fast_forward(minutes=120)

    await types(officer, "/laporanku", then="Laporan Anda")
    await taps(officer, f"1. {practised.code}", then="hilang sendiri")
    shows(await taps(officer, "Ini sungguhan", then="Ringkasan laporan"), never=[MARK])
    await taps(officer, "Kirim laporan", then="sudah terkirim")
    real = (await office.services.anomalies.queries.mine(await member(office, officer)))[0]
    assert real.practice is None
    await officer.expects(f"Laporan {real.code} dikirim")
    shows(await head.expects(real.code, buttons=["Terima"]), never=[MARK])
    listed = await types(officer, "/laporanku", then="Laporan Anda")
    shows(listed, real.code, f"{practised.code}", "latihan selesai")
    await office.all_is_sent()
