"""Posts change hands with consent, can be taken back, and each change is in the log."""

from collections.abc import Awaitable
from datetime import timedelta

import pytest
from sqlmodel import col, select, update

from office.clock import HandMovedClock
from office.database import Database
from office.errors import NotAllowed
from office.membership import (
    AlreadyDecided,
    InvitationStep,
    LastAdmin,
    Membership,
    MembershipNotice,
    NobodyCanAgree,
)
from office.outbox import OutboxMessage
from office.people import MembershipEntry, People, Role, log
from office.services import verify_histories
from tests.office.membership.conftest import Joins

TIKIM = (Role.SECTION_HEAD, "tikim", None)
BOSS = (Role.HEAD_OF_OFFICE, None, None)
N = MembershipNotice


async def told(database: Database) -> set[tuple[str, int]]:
    """Return who was told what since the last look."""
    async with database.begin() as session:
        rows = (await session.exec(select(OutboxMessage))).all()
        for row in rows:
            await session.delete(row)
    return {(row.kind, row.recipient_id) for row in rows}


async def number_of(made: Awaitable[object]) -> int:
    """Return the number of the entry that an act leaves in the log."""
    entry = getattr(await made, "entry", None)
    return int(entry.number)


async def events(database: Database) -> list[tuple[str, int | None, int | None]]:
    found = await log.page(database, most=100)
    return [(entry.event, entry.actor_id, entry.member_id) for entry in reversed(found)]


async def test_an_admin_alone_does_not_become_head_of_office(
    membership: Membership, people: People, database: Database, joins: Joins
) -> None:
    agus, boss = await joins("Agus", Role.ADMIN), await joins("Bambang", Role.HEAD_OF_OFFICE)
    await told(database)

    number = await number_of(membership.add_post(agus, agus.id, *BOSS))

    assert await people.holders(Role.HEAD_OF_OFFICE) == [boss]
    assert await told(database) == {(N.PROPOSED, boss.id)}
    with pytest.raises(NotAllowed):
        await membership.changes.decide(agus, number, agrees=True)
    await membership.changes.decide(boss, number, agrees=False)
    assert await people.holders(Role.HEAD_OF_OFFICE) == [boss]
    with pytest.raises(AlreadyDecided):
        await membership.changes.decide(boss, number, agrees=True)


async def test_an_admin_does_not_become_head_of_office_by_their_own_invitation(
    membership: Membership, people: People, joins: Joins
) -> None:
    agus, boss = await joins("Agus", Role.ADMIN), await joins("Bambang", Role.HEAD_OF_OFFICE)
    inviting = membership.inviting
    await inviting.begin(agus)
    await inviting.name(agus, "Wakil Kepala")
    await inviting.answer(agus, InvitationStep.ROLE, role=Role.HEAD_OF_OFFICE)
    await inviting.answer(agus, InvitationStep.SECTION, section=None)
    await inviting.answer(agus, InvitationStep.UNIT, unit="kanim")
    await inviting.answer(agus, InvitationStep.EMPLOYMENT)
    (issued,) = await inviting.confirm(agus)

    await people.enrol(issued.code, agus.telegram_id)

    assert await people.holders(Role.HEAD_OF_OFFICE) == [boss]
    (proposal,) = [entry for entry in await log.page(people.database) if entry.event == "diusulkan"]
    await membership.changes.decide(boss, proposal.number, agrees=True)
    assert len(await people.holders(Role.HEAD_OF_OFFICE)) == 2


async def test_who_holds_the_post_agrees_and_everybody_concerned_is_told(
    membership: Membership, people: People, database: Database, joins: Joins
) -> None:
    agus, boss = await joins("Agus", Role.ADMIN), await joins("Bambang", Role.HEAD_OF_OFFICE)
    andi, rina = await joins("Andi", Role.SECTION_HEAD, section="tikim"), await joins("Rina")
    await told(database)

    number = await number_of(membership.add_post(agus, rina.id, *TIKIM))
    again = await number_of(membership.add_post(agus, rina.id, *TIKIM))

    assert again == number
    assert await told(database) == {
        *((N.PROPOSED, member.id) for member in (andi, boss)),
        (N.POSTS, rina.id),
    }
    await membership.changes.decide(andi, number, agrees=True)
    assert await told(database) == {
        *((N.POSTS, member.id) for member in (agus, boss)),
        (N.CHANGED, rina.id),
    }
    assert {member.name for member in await people.holders(Role.SECTION_HEAD)} == {"Andi", "Rina"}


async def test_the_first_admin_fills_vacant_posts_alone(
    membership: Membership, people: People, database: Database, joins: Joins
) -> None:
    agus, rina = await joins("Agus", Role.ADMIN), await joins("Rina")
    await told(database)

    await membership.add_post(agus, rina.id, *BOSS)

    assert [member.name for member in await people.holders(Role.HEAD_OF_OFFICE)] == ["Rina"]
    assert await told(database) == {(N.CHANGED, rina.id)}


async def test_without_a_second_person_nobody_promotes_themselves(
    membership: Membership, joins: Joins
) -> None:
    agus = await joins("Agus", Role.ADMIN)

    with pytest.raises(NobodyCanAgree):
        await membership.add_post(agus, agus.id, *BOSS)


async def test_an_end_is_undone_within_ten_minutes_by_who_acted(
    membership: Membership,
    people: People,
    database: Database,
    clock: HandMovedClock,
    joins: Joins,
) -> None:
    agus, andi = (
        await joins("Agus", Role.ADMIN),
        await joins("Andi", Role.SECTION_HEAD, section="tikim"),
    )
    yuni = await joins("Yuni", Role.ADMIN)
    (post,) = membership.posts(andi)
    proposal = await number_of(membership.end_post(agus, andi.id, post.id))
    ended = await number_of(membership.changes.decide(yuni, proposal, agrees=True))
    assert not await people.holders(Role.SECTION_HEAD)
    await told(database)
    with pytest.raises(NotAllowed):
        await membership.changes.undo(andi, ended)

    clock.advance(timedelta(minutes=10))
    undone = await membership.changes.undo(yuni, ended)

    assert [appointment.id for appointment in membership.posts(undone.member)] == [post.id]
    assert [member.name for member in await people.holders(Role.SECTION_HEAD)] == ["Andi"]
    assert await told(database) == {(N.POSTS, agus.id), (N.CHANGED, andi.id)}
    with pytest.raises(AlreadyDecided):
        await membership.changes.undo(agus, ended)


async def test_after_ten_minutes_or_a_successor_nothing_is_undone(
    membership: Membership, people: People, clock: HandMovedClock, joins: Joins
) -> None:
    agus, rina = await joins("Agus", Role.ADMIN), await joins("Rina")
    given = await number_of(membership.add_post(agus, rina.id, *TIKIM))
    clock.advance(timedelta(minutes=10, seconds=1))
    with pytest.raises(AlreadyDecided):
        await membership.changes.undo(agus, given)

    found = await membership.member(agus, rina.id)
    post = next(
        appointment
        for appointment in membership.posts(found)
        if appointment.role is Role.SECTION_HEAD
    )
    proposal = await number_of(membership.end_post(agus, rina.id, post.id))
    ended = await number_of(membership.changes.decide(rina, proposal, agrees=True))
    yuni = await joins("Yuni")
    await membership.add_post(agus, yuni.id, *TIKIM)

    with pytest.raises(AlreadyDecided):
        await membership.changes.undo(rina, ended)


async def test_a_gift_and_a_proposal_are_taken_back(
    membership: Membership, people: People, database: Database, joins: Joins
) -> None:
    agus, rina = await joins("Agus", Role.ADMIN), await joins("Rina")
    andi = await joins("Andi", Role.SECTION_HEAD, section="tikim")
    given = await number_of(membership.add_post(agus, rina.id, Role.TRAINER, None, None))
    proposal = await number_of(membership.add_post(agus, rina.id, *TIKIM))

    await membership.changes.undo(agus, given)
    await told(database)
    await membership.changes.undo(agus, proposal)

    assert not await people.holders(Role.TRAINER)
    assert await told(database) == {(N.POSTS, andi.id), (N.POSTS, rina.id)}
    with pytest.raises(AlreadyDecided):
        await membership.changes.decide(andi, proposal, agrees=True)


async def test_the_only_admin_left_is_not_undone(membership: Membership, joins: Joins) -> None:
    agus, rina = await joins("Agus", Role.ADMIN), await joins("Rina")
    given = await number_of(membership.add_post(agus, rina.id, Role.ADMIN, None, None))
    (own,) = membership.posts(agus)
    await membership.end_post(agus, agus.id, own.id)

    with pytest.raises(LastAdmin):
        await membership.changes.undo(agus, given)


async def test_a_head_is_dismissed_by_two_and_comes_back_by_undoing(
    membership: Membership, people: People, database: Database, joins: Joins
) -> None:
    agus, boss = await joins("Agus", Role.ADMIN), await joins("Bambang", Role.HEAD_OF_OFFICE)
    andi = await joins("Andi", Role.SECTION_HEAD, section="tikim")

    proposal = await number_of(membership.dismiss(agus, andi.id))

    assert await people.recognise(andi.telegram_id) is not None
    with pytest.raises(NotAllowed):
        await membership.changes.decide(andi, proposal, agrees=False)
    removed = await number_of(membership.changes.decide(boss, proposal, agrees=True))
    assert await people.recognise(andi.telegram_id) is None
    await told(database)
    await membership.changes.undo(agus, removed)
    assert await told(database) == {(N.POSTS, boss.id), (N.CHANGED, andi.id)}
    assert [member.name for member in await people.holders(Role.SECTION_HEAD)] == ["Andi"]


async def test_a_proposal_ends_after_a_week_and_with_the_post_of_its_author(
    membership: Membership, clock: HandMovedClock, joins: Joins
) -> None:
    agus, yuni = await joins("Agus", Role.ADMIN), await joins("Yuni", Role.ADMIN)
    andi, rina = await joins("Andi", Role.SECTION_HEAD, section="tikim"), await joins("Rina")
    first = await number_of(membership.add_post(agus, rina.id, *TIKIM))
    (own,) = membership.posts(agus)
    await membership.end_post(agus, agus.id, own.id)
    with pytest.raises(AlreadyDecided):
        await membership.changes.decide(andi, first, agrees=True)

    second = await number_of(membership.add_post(yuni, rina.id, *TIKIM))
    clock.advance(timedelta(days=7, seconds=1))
    with pytest.raises(AlreadyDecided):
        await membership.changes.decide(andi, second, agrees=True)


async def test_all_that_was_done_is_in_the_log_and_a_changed_row_is_named(
    membership: Membership, people: People, database: Database, joins: Joins
) -> None:
    agus, rina = await joins("Agus", Role.ADMIN), await joins("Rina")
    await membership.set_unit(agus, rina.id, "ukk-oku")
    given = await number_of(membership.add_post(agus, rina.id, *TIKIM))
    await membership.changes.undo(agus, given)
    await membership.inviting.move(agus, rina.id)
    await membership.dismiss(agus, rina.id)
    await people.dismiss(agus.id)

    assert await events(database) == [
        ("diundang", None, None),
        ("masuk", agus.id, agus.id),
        ("diundang", None, None),
        ("masuk", rina.id, rina.id),
        ("pindah_unit", agus.id, rina.id),
        ("jabatan_diberikan", agus.id, rina.id),
        ("diurungkan", agus.id, rina.id),
        ("tautan_akun", agus.id, rina.id),
        ("dikeluarkan", agus.id, rina.id),
        ("dikeluarkan", None, agus.id),
    ]
    assert await verify_histories(database) == []
    async with database.begin() as session:
        await session.exec(
            update(MembershipEntry)
            .where(col(MembershipEntry.number) == given)
            .values(actor_id=rina.id)
        )
    (broken,) = await verify_histories(database)
    assert str(broken).startswith(f"membership: entry {given} was changed")
