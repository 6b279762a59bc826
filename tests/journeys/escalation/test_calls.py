"""Whom to call: at once where there may be a victim, and when nobody takes what is urgent."""

from botapi_emulator import Person
from office.escalation.policy import Urgency
from tests.cast.steps import shows, taps
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, at, files


async def test_a_possible_victim_brings_the_numbers_at_once(office: Office) -> None:
    await files(office, office.counter_officer, category="tppo", urgency=Urgency.URGENT)

    receipt = await office.counter_officer.expects("sudah terkirim")
    card = await office.head_of_inteldakim.expects(DOUBT)

    for told in (receipt, card):
        shows(told, "SAPA (perempuan dan anak): 129", "Polisi (bahaya seketika): 110")
    await office.everybody_reads()


async def test_who_waits_for_an_urgent_report_gets_the_numbers_after_the_first_tier(
    office: Office,
    officer: Person,
    head: Person,
) -> None:
    await files(office, office.counter_officer, urgency=Urgency.URGENT)
    receipt = await officer.expects("sudah terkirim")
    card = await head.expects(DOUBT)
    assert "Polisi" not in receipt.text + card.text

    await office.moves_to(at(25, 9, 5))

    shows(await officer.expects("mendesak dan belum ada yang menerimanya"), "Polisi")
    await head.expects("Polisi", buttons=["Terima"])
    await office.moves_to(at(25, 9, 10))
    await officer.expects("dinaikkan kepada Kepala Kantor")
    await office.head_of_office.expects("Polisi", buttons=["Terima"])
    await office.moves_to(at(25, 10))
    assert sum("belum ada yang menerimanya" in message.text for message in officer.chat) == 1
    await office.everybody_reads()


async def test_who_has_taken_it_in_time_gives_nobody_numbers(office: Office, head: Person) -> None:
    await files(office, office.counter_officer, urgency=Urgency.URGENT)
    await head.expects(DOUBT)
    await taps(head, "Terima", then="Kapan ada kemajuan?")

    await office.moves_to(at(25, 9, 30))

    assert not any(
        "Polisi" in message.text for message in [*office.counter_officer.chat, *head.chat]
    )
    await office.everybody_reads()
