"""Who had a report learns that it has risen to others, once, and what they can still do."""

from botapi_emulator import Person
from tests.cast.steps import shows
from tests.journeys.conftest import Office
from tests.journeys.reports import at, files, member

ROSE = "sudah diteruskan kepada Kepala Kantor"


async def test_who_missed_a_promise_learns_once_that_the_report_has_risen(
    office: Office, head: Person
) -> None:
    report = await files(office, office.counter_officer)
    await office.services.anomalies.actions.promise(
        report.id, await member(office, head), at(25, 15)
    )
    for moment in (at(25, 15), at(25, 15, 30)):
        await office.moves_to(moment)
    await office.everybody_reads()
    assert not any(ROSE in message.text for message in head.chat)

    await office.moves_to(at(26, 7, 30))

    shows(
        await head.expects(ROSE, buttons=["Dorong", "Catatan dalam", "Riwayat"]),
        f"{report.code} {ROSE}, karena janji Anda terlewat.",
    )
    await office.moves_to(at(26, 12))
    await office.everybody_reads()
    assert len([message for message in head.chat if ROSE in message.text]) == 1
    assert not any(ROSE in message.text for message in office.head_of_office.chat)


async def test_who_took_it_at_the_last_step_learns_at_once_that_it_has_risen(
    office: Office,
) -> None:
    """After the second reminder nobody below is left to wait for."""
    head, actions = office.head_of_inteldakim, office.services.anomalies.actions
    report = await files(office, office.counter_officer)
    await office.moves_to(at(25, 10))
    await actions.acknowledge(report.id, await member(office, head))
    await office.moves_to(at(25, 11))
    await office.everybody_reads()

    await office.moves_to(at(25, 11, 30))

    shows(await head.expects(ROSE, buttons=["Dorong"]), "karena belum ada janji dari Anda")
    await office.everybody_reads()


async def test_what_somebody_has_taken_meanwhile_is_not_told_as_risen(office: Office) -> None:
    head, actions = office.head_of_inteldakim, office.services.anomalies.actions
    report = await files(office, office.counter_officer)
    await office.moves_to(at(25, 10))
    await actions.acknowledge(report.id, await member(office, head))
    await office.moves_to(at(25, 11))
    await head.blocks()
    await office.moves_to(at(25, 11, 30))
    await actions.acknowledge(report.id, await member(office, office.head_of_office))
    await office.everybody_reads()

    await head.unblocks()

    await office.everybody_reads()
    assert not any(ROSE in message.text for message in head.chat)
