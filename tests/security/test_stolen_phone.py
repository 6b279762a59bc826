"""A phone in the wrong hands shows what its owner saw, and nothing once they are dismissed."""

from bot.screens.anomalies.actions import TRIAGE_BUTTON
from bot.telegram import pack
from office.anomalies.models import Anomaly
from tests.cast.steps import sends_callback, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, events, files


async def test_a_case_cannot_be_forwarded_or_saved_from_a_phone(office: Office) -> None:
    await files(office, office.counter_officer)

    card = await office.head_of_inteldakim.expects(DOUBT)

    assert card.json["has_protected_content"]
    await office.everybody_reads()


async def test_after_a_dismissal_the_phone_shows_and_moves_nothing(
    office: Office, report: Anomaly
) -> None:
    await office.everybody_reads()
    thief, head = office.head_of_inteldakim, await _id(office, "Sri Mulyati")
    before = await events(office, report)

    card = thief.last
    assert await office.services.people.dismiss(head) == "Sri Mulyati"
    await thief.expects("Keanggotaan Anda di Pandu sudah berakhir")
    await sends_callback(
        thief, card, pack(TRIAGE_BUTTON, "a", report.id), then="akun ini bukan anggota"
    )
    await types(thief, "halo", then="hanya melayani petugas")
    for command in ("/dataku", "/tugas", f"/riwayat {report.code}"):
        await thief.types(command)
    await office.settles()

    assert await events(office, report) == before
    await thief.expects_nothing()


async def _id(office: Office, name: str) -> int:
    names = await office.services.people.names()
    return next(id for id, one in names.items() if one == name)
