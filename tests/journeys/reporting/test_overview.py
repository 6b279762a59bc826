"""/tugas of the head of office and the brief of each: counts and lists that are true."""

from datetime import date

from botapi_emulator import Person
from office.anomalies.models import Anomaly
from office.people import Role
from tests.cast.people import is_plh
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, at, files, member


async def test_the_head_of_office_sees_the_whole_office_and_opens_each_list(
    office: Office,
    officer: Person,
    boss: Person,
) -> None:
    old = await files(office, officer)
    await files(office, officer, "Alat perekam mati", category="sistem")
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.promise(old.id, sri, at(25, 16))
    await office.moves_to(at(27, 9))
    taken = await files(office, officer, "Berkas kedua dari calo yang sama", category="calo")
    await office.services.anomalies.actions.promise(taken.id, sri, at(27, 16))
    await office.everybody_reads()

    await boss.types("/tugas")

    shows(
        await boss.expects("Laporan terbuka di seluruh kantor: 3"),
        "Inteldakim: 2, terlama 2 hari",
        "Tikim: 1, terlama 2 hari",
        "Tata Usaha: 0",
        "Lebih dari 1 hari: 2",
    )
    await taps(boss, "Tikim (1)", then="Tikim, yang terlama di atas")
    await taps(boss, "‹ Kembali", then="seluruh kantor: 3")
    await taps(boss, "Lebih dari 1 hari (2)", then=old.code)
    await taps(boss, f"1. {old.code}", then=DOUBT)
    await office.everybody_reads()


async def test_overdue_promises_and_tiers_have_lists_of_their_own(
    office: Office, boss: Person, report: Anomaly
) -> None:
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.promise(report.id, sri, at(25, 10))
    await files(office, office.counter_officer, "Alat perekam mati", category="sistem")
    await office.moves_to(at(25, 10))
    await office.everybody_reads()

    shown = await types(boss, "/tugas", then="Janji terlewat: 1")

    assert "Menunggu diterima — Pada Kasi: 1" in shown.text
    shows(await taps(boss, "Janji terlewat (1)", then="Janji terlewat, yang terlama"), report.code)
    await office.everybody_reads()


async def test_promises_that_were_missed_stay_in_their_list_until_somebody_takes_the_reports(
    office: Office,
) -> None:
    sri, boss = await member(office, office.head_of_inteldakim), office.head_of_office
    reports = [await files(office, office.counter_officer) for _ in range(2)]
    for report in reports:
        await office.services.anomalies.actions.promise(report.id, sri, at(25, 10))
    await files(office, office.counter_officer, "Alat perekam mati", category="sistem")
    for minute in (0, 30):
        await office.moves_to(at(25, 10, minute))
        await office.everybody_reads()
        await types(boss, "/tugas", then="Janji terlewat: 2")
    listed = await taps(boss, "Janji terlewat (2)", then="Janji terlewat, yang terlama")
    assert all(report.code in listed.text for report in reports)
    # It climbs or is raised, and the promise is still missed; who takes it gives a new one.
    await office.services.anomalies.actions.escalate(reports[1].id, sri)
    await office.moves_to(at(25, 13, 30))
    await office.services.anomalies.actions.acknowledge(reports[0].id, await member(office, boss))
    await types(boss, "/tugas", then="Janji terlewat: 1")
    await office.everybody_reads()


async def test_the_brief_tells_a_promise_of_yesterday_from_one_of_today(office: Office) -> None:
    head, actions = office.head_of_inteldakim, office.services.anomalies.actions
    sri = await member(office, head)
    returned, missed, due = [await files(office, office.counter_officer) for _ in range(3)]
    await actions.promise(returned.id, sri, at(25, 10))
    await actions.promise(missed.id, sri, at(25, 16))
    await actions.promise(due.id, sri, at(26, 16))
    await office.moves_to(at(25, 10))
    await office.moves_to(at(25, 10, 30))
    await office.moves_to(at(25, 15, 30))
    # Taken without a promise: the time for one is over tomorrow at 8.
    silent = await files(office, office.counter_officer)
    await actions.acknowledge(silent.id, sri)
    await office.moves_to(at(25, 16))
    await office.everybody_reads()

    await office.moves_to(at(26, 7, 30))
    await office.services.anomalies.oversight.morning()

    brief = await head.expects("Ringkasan pagi")
    assert f"Janji yang jatuh tempo hari ini: {due.code} (Anda)\n" in brief.text
    overdue = f"{returned.code} (Anda) dan {missed.code} (Anda)"
    assert f"Janji yang sudah terlewat: {overdue}\n" in brief.text
    await office.everybody_reads()


async def test_what_concerns_the_viewer_is_neither_listed_nor_counted_as_plh_either(
    office: Office,
) -> None:
    """Sri stands in for the head of office, and is meant by one of the reports."""
    sri = await member(office, office.head_of_inteldakim)
    await is_plh(
        office.services.database, sri, date(2026, 11, 25), post=(Role.HEAD_OF_OFFICE, None)
    )
    about = "kepala_seksi/inteldakim/"
    hidden = await files(office, office.counter_officer, concerns=about)
    await files(office, office.counter_officer, "Alat perekam mati", category="sistem")
    await office.everybody_reads()

    await office.head_of_inteldakim.types("/tugas")

    shows(
        await office.head_of_inteldakim.expects("Laporan terbuka di seluruh kantor: 1"),
        "Inteldakim: 0",
    )
    assert not any(hidden.code in message.text for message in office.head_of_inteldakim.chat)
    await office.everybody_reads()


async def test_a_forged_button_of_the_overview_shows_nothing_to_anybody_else(
    office: Office,
    report: Anomaly,
) -> None:
    await office.everybody_reads()
    forger = office.head_of_tikim

    await office.forges(forger, "ov:s:inteldakim:0")

    shows(await forger.expects("Tidak ada laporan lagi"), never=[report.code])
    await office.everybody_reads()


async def test_lists_say_with_whom_a_report_is_and_whose_promise_was_missed(
    office: Office,
    officer: Person,
    head: Person,
    boss: Person,
) -> None:
    """Sri misses a promise, the report climbs to Bambang; another is with Hendra."""
    actions = office.services.anomalies.actions
    sri = await member(office, head)
    missed = await files(office, officer)
    await actions.promise(missed.id, sri, at(25, 16))
    asked = await files(office, officer, category="wawancara")
    hendra = await member(office, office.head_of_dokintalkim)
    await actions.promise(asked.id, hendra, at(27, 16))
    waits = await files(office, officer, "Berkas kedua dari calo yang sama", category="calo")
    for moment in (at(25, 15), at(25, 16), at(26, 7, 59), at(26, 8), at(26, 8, 30), at(26, 9, 5)):
        await office.moves_to(moment)
    await actions.acknowledge(waits.id, await member(office, boss))
    await office.everybody_reads()

    await head.types("/tugas")
    mine = (await head.expects("Laporan terbuka")).text
    await types(boss, "/tugas", then="seluruh kantor: 3")
    await boss.taps("Lebih dari 1 hari")
    seen = (await boss.expects("yang terlama di atas")).text

    kind = "Dokumen palsu/tidak sesuai"
    of_missed = f"{missed.code} {kind} — menunggu diterima pada"
    assert f"{of_missed} Kepala Kantor, janji Anda terlewat, umur" in mine
    assert f"{of_missed} Anda, janji Sri Mulyati terlewat, umur" in seen
    assert "Calo atau sindikat — diterima oleh Bambang Wijaya (Kepala Kantor), umur" in mine
    assert "— diterima oleh Anda, umur" in seen
    assert "— diterima oleh Hendra (Kasi Dokintalkim), umur" in seen
    await types(officer, "/laporanku", then="diterima oleh Hendra (Kasi Dokintalkim)")
    await office.everybody_reads()

    await office.moves_to(at(27, 7, 30))
    await office.services.anomalies.oversight.morning()

    brief = (await boss.expects("Ringkasan pagi")).text
    assert f"Janji yang sudah terlewat: {missed.code} (Sri Mulyati)" in brief
    brief = (await head.expects("Ringkasan pagi")).text
    assert f"Janji yang sudah terlewat: {missed.code} (Anda)" in brief
    await office.everybody_reads()
