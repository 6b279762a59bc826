"""A photo stays in its sender's chat until somebody else has it. Then it is offered once."""

from sqlmodel import col, update

from office.anomalies import File
from office.anomalies.models import Attachment
from office.anomalies.notices import Notice
from office.outbox import MessageState, OutboxMessage
from office.people import Member, Role
from tests.office.archive import Archive

FROM_MESSAGE = 41


async def arrives(archive: Archive, kind: Notice) -> None:
    async with archive.services.database.begin() as session:
        await session.exec(
            update(OutboxMessage)
            .where(col(OutboxMessage.kind) == kind)
            .values(state=MessageState.SENT)
        )


async def filed(archive: Archive) -> Member:
    rina = await archive.enrols("Rina Wulandari", Role.OFFICER)
    await archive.enrols("Sri Mulyati", Role.SECTION_HEAD, section="inteldakim")
    report = await archive.files(rina)
    async with archive.services.database.begin() as session:
        await session.exec(
            update(Attachment)
            .where(col(Attachment.anomaly_id) == report.id)
            .values(message_id=FROM_MESSAGE)
        )
    return rina


async def test_nothing_is_offered_before_the_card_has_arrived(archive: Archive) -> None:
    await filed(archive)

    assert await archive.services.anomalies.arrived_files.offer_arrived() == 0
    assert await archive.told(Notice.FILES_ARRIVED) == []


async def test_its_sender_is_offered_it_once(archive: Archive) -> None:
    rina = await filed(archive)
    offering = archive.services.anomalies.arrived_files
    await arrives(archive, Notice.CARD)

    assert await offering.offer_arrived() == 1
    assert await offering.offer_arrived() == 0

    assert await archive.told(Notice.FILES_ARRIVED) == [rina.id]


async def test_a_file_that_came_later_waits_for_its_own_message(archive: Archive) -> None:
    rina = await filed(archive)
    (report,) = await archive.services.anomalies.queries.mine(rina)
    offering = archive.services.anomalies.arrived_files
    await arrives(archive, Notice.CARD)
    await offering.offer_arrived()
    later = File("photo", "photo-2", message_id=57)
    await archive.services.anomalies.reporting.add(report.id, rina, "lagi", [later], None)

    assert await offering.offer_arrived() == 0
    await arrives(archive, Notice.ANSWER)
    assert await offering.offer_arrived() == 1
