"""The admin lets people in and keeps the bot running; the admin does not read what they report."""

import pytest

from bot.screens.anomalies.actions import TRIAGE_BUTTON
from bot.screens.people.actions import MEMBERS_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.anomalies.models import Anomaly
from tests.cast.steps import opens, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, member


async def test_an_admin_reads_no_report_in_chat(office: Office, report: Anomaly) -> None:
    await office.everybody_reads()

    await types(office.admin, f"/riwayat {report.code}", then="tidak termasuk tugas Anda")
    await types(office.admin, "/tugas", then="Tidak ada yang menunggu tindakan Anda")
    await types(office.admin, "/kesehatan", then="Keadaan bot")

    assert all(DOUBT not in message.text for message in office.admin.chat)


@pytest.mark.parametrize("command", ["v", "h", "a", "n", "r"])
async def test_a_forged_button_shows_an_admin_no_report(
    office: Office, command: str, admin: Person, report: Anomaly
) -> None:
    await office.everybody_reads()

    await office.forges(admin, pack(TRIAGE_BUTTON, command, report.id))

    await admin.expects("tidak termasuk tugas Anda")
    assert all(DOUBT not in message.text for message in admin.chat)


async def test_whose_account_an_admin_would_take_over_is_told_before_it_is_moved(
    office: Office,
) -> None:
    victim = office.head_of_inteldakim
    sri, agus = await member(office, victim), await member(office, office.admin)

    await office.forges(office.admin, pack(MEMBERS_BUTTON, "mk", sri.id))

    await victim.expects("Bila Anda tidak memintanya, segera hubungi Kepala Kantor")
    # The account that made the link is an admin's already: it becomes nobody else.
    issued = await office.services.membership.inviting.move(agus, sri.id)
    await opens(office.admin, start=issued.code, then="tercatat atas nama orang lain")
    assert (await member(office, victim)).id == sri.id
    await office.everybody_reads()
