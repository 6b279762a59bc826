"""A drill from the plan to both feedbacks; a real urgent report ends another."""

from bot.screens.verifications.card import from_report
from botapi_emulator import Person
from office.anomalies import Outcome, Practice
from office.escalation.policy import Urgency
from office.verifications import VERIFICATION
from tests.cast.closing import resolves
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import at, files, member

MARK = "LATIHAN"
NO_CALLS = "Jangan menelepon 110, SAPA"
KANIM = "Kantor Imigrasi Muara Enim"


async def plans(office: Office, planner: Person, officer: Person, case: str, hour: str) -> None:
    """Plan a told case for an hour; the officer reads when, not what."""
    await types(planner, "/simulasi", then="Pilih kasusnya", buttons=["Jadwal dan waktu"])
    await taps(planner, case, then="Petugas di unit mana?")
    await taps(planner, KANIM, then="Siapa yang mendapat simulasi?")
    await taps(planner, "Rina Wulandari", then="Kapan?")
    await taps(planner, hour, then="dijadwalkan", buttons=["Batalkan SM-"])
    told = await officer.expects("Anda mendapat simulasi")
    shows(told, MARK, "tidak ada peringkat", never=[case])


async def begins(office: Office, officer: Person, hour: int, minute: int = 0) -> None:
    """Let the hour come, and the officer begin: no applicant is there."""
    await office.moves_to(at(25, hour, minute))
    await officer.expects("Ada pemohon di depan Anda?", buttons=["Tidak ada, mulai"])
    shows(await taps(officer, "Tidak ada, mulai", then="simulasi"), MARK, NO_CALLS)


async def writes(office: Office, officer: Person, text: str, category: str) -> None:
    """Report the case through the form, marked on each screen."""
    shows(await taps(officer, "Tulis laporan LATIHAN", then="1/8"), MARK, NO_CALLS)
    shows(await taps(officer, category, then="2/8"), MARK)
    await types(officer, text, then="3/8")
    await taps(officer, KANIM, then="4/8")
    await types(officer, "loket 2", then="5/8")
    await taps(officer, "Lewati", then="6/8")
    await taps(officer, "Mendesak", then="7/8")
    await taps(officer, "Tidak", then="8/8")
    shows(await taps(officer, "Lewati", then="Penerima:", buttons=["Kirim LATIHAN"]), MARK)
    shows(await taps(officer, "Kirim LATIHAN", then="dikirim"), f"{MARK} KJ-")
    shows(await officer.expects("sudah terkirim"), NO_CALLS, never=["telepon sekarang", "Hubungi"])


async def test_a_drill_goes_through_the_real_tiers_and_gives_way_to_what_is_real(
    office: Office, officer: Person, boss: Person, sri: Person
) -> None:
    await plans(office, boss, officer, "Dijemput orang lain", "25/11 10.00")
    await office.moves_to(at(25, 10))
    await officer.expects("Ada pemohon di depan Anda?")
    await taps(officer, "Ada, nanti saja", then="Setengah jam lagi")
    await begins(office, officer, 10, 30)
    await writes(
        office,
        officer,
        "Paman memegang berkas, tujuan Malaysia, masih di loket",
        "Indikasi TPPO/PMI-NP",
    )
    (drill,) = await office.services.anomalies.queries.mine(await member(office, officer))
    assert drill.practice is Practice.DRILL

    card = await sri.expects(drill.code, buttons=["Terima", "Akhiri simulasi"])
    shows(card, MARK, NO_CALLS, never=["☎"])
    shows(await types(sri, "/tugas", then="Laporan terbuka"), drill.code)
    await office.forges(sri, from_report(drill.id).data)
    await office.settles()
    assert await office.services.forms.of(await member(office, sri), VERIFICATION) is None
    # Nobody takes it: it climbs on real minutes, and says so with its mark.
    await office.moves_to(at(25, 10, 36))
    await office.moves_to(at(25, 10, 41))
    shows(await boss.expects(drill.code, buttons=["Terima"]), MARK, NO_CALLS)
    await officer.reads_all()
    await sri.reads_all()
    await taps(sri, "Terima", then="Kapan")
    head = await member(office, sri)
    await office.services.anomalies.steps.mark(drill.id, head, "dipisah")
    await resolves(office.services.anomalies, drill.id, head, Outcome.CONFIRMED, "Ia aman")
    await office.all_is_sent()
    await office.everybody_reads()
    # Within a minute each reads what was good and what was missed.
    await office.moves_to(at(25, 10, 42))
    (closed,) = [message for message in sri.chat if "selesai, terbukti" in message.text]
    assert "Buka lagi" not in str(closed.buttons)
    own = await officer.expects("berakhir", buttons=[])
    shows(own, MARK, "Jenis laporan tepat", "kata-kata yang didengar", "Menurut SOP")
    heads = await sri.expects("berakhir")
    shows(heads, "Belum diterima sampai waktu", "Diajak bicara sendiri", never=["Rina"])
    shows(await boss.expects("Waktu kantor"), "Sampai diterima: 11 menit", never=["Rina", "Sri"])
    await office.everybody_reads()

    # Real urgent reports of others end nothing of theirs; one that reaches the same head does.
    await plans(office, boss, officer, "Berkas salah kirim", "25/11 14.00")
    await begins(office, officer, 14)
    await writes(
        office, officer, "Daftar 25 pemohon masuk grup WhatsApp 09.40", "Data bocor atau akun"
    )
    andi = office.head_of_tikim
    await andi.expects("Data bocor", buttons=["Akhiri simulasi"])
    await files(office, office.ukk_officer, category="tppo", urgency=Urgency.URGENT)
    await office.all_is_sent()
    assert len(await office.services.anomalies.queries.tasks(await member(office, andi))) == 1
    await files(office, office.ukk_officer, category="kebocoran", urgency=Urgency.URGENT)
    await office.moves_to(at(25, 14, 1))
    await andi.expects("KJ-0004", buttons=["Terima"])
    shows(await officer.expects("berakhir"), MARK)
    shows(
        await types(officer, "/laporanku", then="Laporan Anda"),
        f"{MARK} KJ-0002",
        "simulasi berakhir",
    )
    await office.everybody_reads()
