"""The admin lets people in and keeps the bot running; what they report is not his to read."""

import pytest

from bot.telegram.callback_data import Action, pack
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, files


async def test_an_admin_reads_no_report_in_chat(office: Office) -> None:
    report = await files(office, office.counter_officer)
    await office.everybody_reads()

    await office.admin.types(f"/riwayat {report.code}")
    await office.admin.expects("tidak termasuk tugas Anda")
    await office.admin.types("/tugas")
    await office.admin.expects("Tidak ada laporan terbuka")
    await office.admin.types("/kesehatan")
    await office.admin.expects("Keadaan bot")

    assert all(DOUBT not in one.text for one in office.admin.chat)


@pytest.mark.parametrize("command", ["v", "h", "a", "n", "r"])
async def test_a_forged_button_shows_an_admin_no_report(office: Office, command: str) -> None:
    report = await files(office, office.counter_officer)
    await office.everybody_reads()
    admin = office.admin

    await office.forges(admin, pack(Action.TRIAGE, command, report.id))

    await admin.expects("tidak termasuk tugas Anda")
    assert all(DOUBT not in one.text for one in admin.chat)
