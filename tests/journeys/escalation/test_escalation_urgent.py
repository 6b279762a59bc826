"""An urgent report knows no closing time: every clock of it runs on real minutes."""

from datetime import datetime

import pytest

from bot.screens.anomalies.actions import TRIAGE_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.anomalies.models import Anomaly, State
from office.escalation.policy import Urgency
from tests.cast.steps import shows, taps
from tests.journeys.conftest import Office
from tests.journeys.reports import at, files, member, report_now

VICTIM = "Paspornya dipegang orang lain, jawabannya seperti dihafal"

WHEN = [
    pytest.param(at(25, 10, 43, month=12), "25 Desember", id="holiday"),
    pytest.param(at(28, 21, 43), "28 November", id="saturday-night"),
    pytest.param(at(27, 15, 43), "27 November", id="friday-before-closing"),
]


async def accepted(office: Office, moment: datetime) -> Anomaly:
    """An urgent report that the head of Inteldakim has just accepted."""
    await office.moves_to(moment)
    report = await files(
        office, office.counter_officer, VICTIM, category="tppo", urgency=Urgency.URGENT
    )
    await office.counter_officer.expects("sudah terkirim")
    await office.head_of_inteldakim.expects(VICTIM, buttons=["Terima"])
    await taps(
        office.head_of_inteldakim, "Terima", then="Kapan ada kemajuan?", buttons=["Dalam 1 jam"]
    )
    await office.counter_officer.expects("diterima oleh Sri Mulyati")
    return report


def read_in(*people: Person) -> str:
    return "\n".join(message.text for person in people for message in person.chat)


@pytest.mark.parametrize(("filed", "day"), WHEN)
async def test_a_missed_promise_is_told_at_once_and_climbs_the_same_night(
    office: Office, filed: datetime, day: str, officer: Person, head: Person, boss: Person
) -> None:
    report = await accepted(office, filed)
    await head.taps("Dalam 1 jam")
    missed = f"{day} pukul {filed.hour + 1}.43"
    returns = f"{day} pukul {filed.hour + 2}.13"
    await officer.expects(f"ada kemajuan sebelum {day} 2026 pukul {filed.hour + 1}.43")
    await boss.expects_nothing()

    await office.moves_to(filed.replace(hour=filed.hour + 1))

    shows(
        await head.expects("sudah lewat", buttons=["Ditindaklanjuti"]),
        f"Tanpa kabar sampai {returns}",
        "juga sudah disampaikan kepada Kepala Kantor. Laporannya tetap pada Anda",
    )
    told = await officer.expects("disampaikan juga kepada Kepala Kantor")
    shows(told, f"janji {missed} terlewat, kabarnya ditunggu sampai {returns}", "telepon sekarang")
    shows(
        await boss.expects(VICTIM, buttons=["Ambil untuk"]),
        "Janji Sri Mulyati untuk laporan ini terlewat.",
    )
    assert (await report_now(office, report)).state is State.ACKNOWLEDGED

    await office.moves_to(filed.replace(hour=filed.hour + 2, minute=13))

    told = await officer.expects("menunggu diterima lagi: janji Sri Mulyati terlewat")
    assert "telepon sekarang" in told.text
    await head.expects("Janji Anda terlewat", buttons=["Terima"])
    await boss.expects(
        "Janji Sri Mulyati untuk laporan ini terlewat; ia menunggu diterima lagi.",
        buttons=["Terima"],
    )
    assert "jam kerja" not in read_in(officer, head, boss)
    assert "menit kerja" not in read_in(officer, head, boss)
    await office.everybody_reads()


@pytest.mark.parametrize(("filed", "day"), WHEN)
async def test_silence_after_accepting_is_told_at_once(
    office: Office, filed: datetime, day: str, officer: Person, head: Person, boss: Person
) -> None:
    report = await accepted(office, filed)

    await office.moves_to(filed.replace(hour=filed.hour + 1))

    await head.expects("belum ada janji")
    told = await officer.expects("disampaikan juga kepada Kepala Kantor")
    returns = f"{day} pukul {filed.hour + 2}.13"
    assert f"belum ada janji, kabarnya ditunggu sampai {returns}" in told.text
    shows(
        await boss.expects(VICTIM, buttons=["Dorong"]),
        "Sri Mulyati menerima laporan ini, tetapi belum memberi janji.",
    )

    await office.moves_to(filed.replace(hour=filed.hour + 2, minute=13))

    await officer.expects("menunggu diterima lagi: belum ada janji dari Sri Mulyati")
    assert (await report_now(office, report)).state is State.NEW
    await office.everybody_reads()


@pytest.mark.parametrize("option", ["buka", "besok-2812"])
async def test_a_promise_by_the_calendar_from_an_old_card_is_asked_again(
    office: Office, option: str, head: Person
) -> None:
    report = await accepted(office, at(25, 10, 43, month=12))
    await office.moves_to(at(25, 10, 50, month=12))

    await head.sends_callback(head.last, pack(TRIAGE_BUTTON, "p", report.id, option))

    await head.expects("Kapan ada kemajuan?", buttons=["Dalam 24 jam"])
    assert (await report_now(office, report)).promised_at is None
    await office.everybody_reads()


async def test_who_has_snoozed_the_reminder_learns_that_an_urgent_report_has_risen(
    office: Office,
) -> None:
    head, filed = office.head_of_inteldakim, at(25, 10, 43, month=12)
    report = await accepted(office, filed)
    await taps(head, "Dalam 1 jam", then="janji 25 Desember")
    sri = await member(office, head)
    later = filed.replace(hour=filed.hour + 1, minute=50)
    await office.services.anomalies.directing.snooze(report.id, sri, later)

    await office.moves_to(filed.replace(hour=filed.hour + 1))

    shows(
        await head.expects(f"{report.code}: Karena mendesak", buttons=["Ditindaklanjuti"]),
        "kepada Kepala Kantor. Laporannya tetap pada Anda",
    )
    assert not any("sudah lewat" in message.text for message in head.chat)
    await office.everybody_reads()
