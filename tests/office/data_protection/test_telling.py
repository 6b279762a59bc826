"""Every member was told the privacy notice in force, and which version that was is stored."""

from hashlib import sha256

import pytest
from sqlmodel import delete, select

from bot.texts.data_protection import privacy
from office.data_protection import VERSION, PrivacyNotice, telling
from office.data_protection.told_models import PrivacyTold
from office.outbox import OutboxMessage
from office.people import Member, Role
from tests.office.archive import Archive

# Words that change need a new version. Then this changes, too.
WORDS_OF = {"2": "3b65757af7b0d170"}


async def versions(archive: Archive, member: Member) -> list[str]:
    async with archive.services.database.read() as session:
        rows = await session.exec(select(PrivacyTold).where(PrivacyTold.member_id == member.id))
        return [row.version for row in rows]


async def notices(archive: Archive) -> list[str]:
    async with archive.services.database.read() as session:
        rows = await session.exec(
            select(OutboxMessage).where(OutboxMessage.kind == PrivacyNotice.CHANGED)
        )
        return [row.detail for row in rows]


async def test_a_newcomer_has_it_with_the_welcome_and_is_told_nothing_more(
    archive: Archive,
) -> None:
    rina = await archive.enrols("Rina Wulandari", Role.OFFICER)

    await archive.services.data_protection.telling.tell_all()

    assert await versions(archive, rina) == [VERSION]
    assert await notices(archive) == []


async def test_a_new_version_goes_to_everybody_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    rina = await archive.enrols("Rina Wulandari", Role.OFFICER)
    monkeypatch.setattr(telling, "VERSION", "next")
    service = archive.services.data_protection.telling

    assert await service.tell_all() == 1
    service._done_on = None  # as after a restart
    assert await service.tell_all() == 0

    assert await versions(archive, rina) == [VERSION, "next"]
    assert await notices(archive) == ["next"]


async def test_who_was_enrolled_before_there_was_a_notice_is_told(archive: Archive) -> None:
    rina = await archive.enrols("Rina Wulandari", Role.OFFICER)
    async with archive.services.database.begin() as session:
        await session.exec(delete(PrivacyTold))

    await archive.services.data_protection.telling.tell_all()

    assert await versions(archive, rina) == [VERSION]
    assert await notices(archive) == [VERSION]


def test_other_words_have_another_version() -> None:
    digest = sha256(privacy.at_enrolment().encode()).hexdigest()[:16]

    assert {VERSION: digest} == WORDS_OF
