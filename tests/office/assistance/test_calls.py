"""A silent call reaches somebody or shows that nobody can be reached; and what is kept of it."""

import asyncio
from datetime import timedelta
from random import Random

import pytest
from sqlmodel import col, delete, select, update

from office.assistance import (
    HelpCall,
    HelpCallUnknown,
    HelpEnding,
    HelpNotice,
    HelpState,
)
from office.assistance.models import HelpCallEntry
from office.assistance.service import figures
from office.calendar import Period
from office.hash_chain import Broken
from office.outbox import MessageState, OutboxMessage, Priority, Trouble
from office.people import Appointment, AppointmentKind, Leave, Member, Role
from office.records import Retention, Rule
from office.services import verify_histories
from tests.conftest import NINE
from tests.office.archive import Archive

DAY = timedelta(days=1)
TODAY = NINE.date()
UNITS = ("kanim", "ukk-musi-rawas")
POSTS = (
    (Role.COORDINATOR, None),
    (Role.SECTION_HEAD, "inteldakim"),
    (Role.SECTION_HEAD, "tikim"),
    (Role.HEAD_OF_OFFICE, None),
)


async def called(archive: Archive, call: HelpCall) -> set[int]:
    """To whom a message of the call is on its way or has been lost."""
    about = select(OutboxMessage.recipient_id).where(
        OutboxMessage.about == call.id,
        col(OutboxMessage.kind).in_([HelpNotice.CALLED, HelpNotice.RINGS]),
    )
    return set(await archive.rows(about))


async def waits(archive: Archive, seconds: float) -> None:
    archive.clock.advance(timedelta(seconds=seconds))
    await archive.services.assistance.due.run()


async def stands(archive: Archive, call: HelpCall) -> HelpCall:
    found = await archive.services.assistance.calls.reread(call.id)
    assert found is not None
    return found


async def shuffled(archive: Archive, members: list[Member], lot: Random) -> set[int]:
    """Give the office another state of posts, leaves and phones. Returns who is there at all."""
    today = archive.services.people.today()
    there = {member.id for member in members}
    async with archive.services.database.begin() as session:
        await session.exec(delete(Leave))
        await session.exec(delete(Appointment))
        for member in members:
            is_blocked, is_away = lot.random() < 0.4, lot.random() < 0.4
            values = {
                "unit": lot.choice(UNITS),
                "unreachable_at": archive.clock.now() if is_blocked else None,
                "deactivated_at": archive.clock.now() if lot.random() < 0.2 else None,
            }
            await session.exec(update(Member).where(col(Member.id) == member.id).values(**values))
            if is_away:
                session.add(Leave(member_id=member.id, starts_on=today - DAY, ends_on=today))
            if is_blocked or is_away or values["deactivated_at"]:
                there.discard(member.id)
            for role, section in lot.sample(POSTS, lot.randint(0, 2)):
                first = today + lot.choice((-3, 0, 1)) * DAY
                session.add(
                    Appointment(
                        member_id=member.id,
                        role=role,
                        section=section,
                        unit=lot.choice(UNITS),
                        kind=lot.choice(list(AppointmentKind)),
                        starts_on=first,
                        ends_on=lot.choice((None, today - DAY, today)),
                        accepted_at=lot.choice((None, archive.clock.now())),
                    )
                )
    return there


async def can_be_called(
    archive: Archive, there: set[int], caller: Member, colleague: int | None
) -> set[int]:
    """Whom a call ought to reach: told from the rows, not by the rule that is on trial."""
    today = archive.services.people.today()
    found = set()
    for member in await archive.services.people.everyone():
        of_unit = member.unit == caller.unit or member.id == colleague
        for post in member.appointments:
            is_post = (
                post.role is Role.HEAD_OF_OFFICE
                or (post.role is Role.SECTION_HEAD and post.section == "inteldakim")
                or (post.role is Role.COORDINATOR and post.unit == caller.unit)
            )
            of_unit = of_unit or (is_post and post.is_held_on(today))
        if of_unit and member.id in there and member.id != caller.id:
            found.add(member.id)
    return found


async def test_a_call_reaches_somebody_or_shows_within_a_minute_that_nobody_can_be(
    archive: Archive,
) -> None:
    lot = Random(11)
    rina, *others = [await archive.enrols(f"Orang {n}", Role.OFFICER) for n in range(6)]
    preparing, calls = archive.services.assistance.preparing, archive.services.assistance.calls
    outcomes = set()
    for _ in range(60):
        # Any hour, Sundays and holidays too.
        archive.clock.advance(timedelta(hours=lot.randint(1, 60)))
        there = await shuffled(archive, others, lot)
        colleague = lot.choice([None, *sorted(there)])
        await preparing.name(rina, colleague)
        caller = (await archive.services.people.member(rina.id)) or rina
        ought = await can_be_called(archive, there, caller, colleague)

        call = await calls.make(caller)
        at_once = await called(archive, call)
        assert at_once <= there
        assert (bool(at_once), call.needs_numbers) == (bool(ought), not ought)
        if lot.random() < 0.5:
            # Some of those who were called have blocked the bot, and nobody knew.
            gone = {it for it in at_once if lot.random() < 0.6}
            about = select(OutboxMessage).where(OutboxMessage.about == call.id)
            for message in await archive.rows(about):
                if message.recipient_id in gone:
                    await archive.services.unreached.failed(message, Trouble.UNREACHABLE)
            ought -= gone
        await waits(archive, 60)

        now = await stands(archive, call)
        reached = await called(archive, call) & ought
        assert bool(reached) == bool(ought)
        assert now.needs_numbers == (not ought)
        outcomes.add((bool(ought), now.wave))
        await calls.end(call.id, caller, HelpEnding.SAFE)

    assert {is_reached for is_reached, _ in outcomes} == {True, False}


async def test_a_call_is_before_all_others_and_a_second_tap_calls_nobody_twice(
    archive: Archive, officer: Member
) -> None:
    sri = await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")
    calls = archive.services.assistance.calls

    first, second = await asyncio.gather(calls.make(officer), calls.make(officer, typed=7))

    assert first.id == second.id
    kinds = select(OutboxMessage).where(OutboxMessage.about == first.id)
    put = [(it.kind, it.recipient_id, it.priority) for it in await archive.rows(kinds)]
    assert sorted(put) == sorted(
        [
            (HelpNotice.CALLED, sri.id, Priority.CALL),
            (HelpNotice.RINGS, sri.id, Priority.CALL),
            (HelpNotice.TIDIED, officer.id, Priority.CALL),
        ]
    )
    assert min(Priority) is Priority.CALL


async def test_one_comes_and_who_was_not_called_moves_nothing(
    archive: Archive, officer: Member
) -> None:
    sri = await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")
    andi = await archive.enrols("Andi", Role.SECTION_HEAD, section="tikim")
    calls = archive.services.assistance.calls
    call = await calls.make(officer)

    for forged in (calls.come(call.id, andi), calls.end(call.id, sri, HelpEnding.DONE)):
        with pytest.raises(HelpCallUnknown):
            await forged
    await waits(archive, 60)
    both = await asyncio.gather(calls.come(call.id, sri), calls.come(call.id, andi))
    assert len({it.comer_id for it in both}) == 1
    await waits(archive, 60)
    assert (await stands(archive, call)).state is HelpState.COMING

    await waits(archive, 2 * 3600)
    assert (await stands(archive, call)).ending is HelpEnding.LAPSED


async def test_who_alone_was_called_and_does_not_come_leaves_the_numbers_at_once(
    archive: Archive, officer: Member
) -> None:
    sri = await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")
    calls = archive.services.assistance.calls
    call = await calls.make(officer)
    await calls.come(call.id, sri)

    assert (await calls.stay_away(call.id, sri)).needs_numbers
    # They may still change their mind.
    assert not (await calls.come(call.id, sri)).needs_numbers


async def test_a_call_is_counted_by_nobodys_name_and_its_history_holds(
    archive: Archive, officer: Member
) -> None:
    sri = await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")
    calls = archive.services.assistance.calls
    for ending in (HelpEnding.MISTAKE, HelpEnding.SAFE, HelpEnding.DONE):
        call = await calls.make(officer)
        archive.clock.advance(timedelta(seconds=30))
        if ending is HelpEnding.DONE:
            await calls.come(call.id, sri)
        await calls.end(call.id, officer, ending)

    async with archive.services.database.read() as session:
        counted = await figures(session, NINE - DAY, NINE + DAY)
    assert (counted.calls, counted.false_alarms, counted.answered) == (3, 2, 1)
    assert counted.median_seconds == 30
    assert counted.is_few
    counting, today = archive.services.figures.counting, Period(TODAY, TODAY)
    boss = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    assert (await counting.seen_by(boss, today)).help_calls == counted
    assert (await counting.seen_by(sri, today)).help_calls is None
    assert (await counting.of_office(today)).help_calls is None
    assert await verify_histories(archive.services.database) == []

    async with archive.services.database.begin() as session:
        await session.exec(update(HelpCallEntry).values(actor_id=sri.id))
    broken = await verify_histories(archive.services.database)
    assert broken == [Broken(f"PD-000{number}", 1) for number in (1, 2, 3)]


async def test_a_call_goes_whole_when_it_is_old(archive: Archive, officer: Member) -> None:
    call = await archive.services.assistance.calls.make(officer)
    await archive.services.assistance.calls.end(call.id, officer, HelpEnding.SAFE)
    exported = await archive.services.data_protection.personal_data.export(officer.id)
    assert len(exported["own"]["help_call"]) == 1

    archive.clock.advance(40 * DAY)
    archive.services.data_protection.retention.retention = lambda: Retention(
        (Rule("assistance", "ended", 31),)
    )
    await archive.services.data_protection.retention.run()

    assert await archive.rows(select(HelpCall)) == await archive.rows(select(HelpCallEntry)) == []


async def test_the_self_test_runs_weekly_and_says_whom_it_has_not_reached(
    archive: Archive, officer: Member
) -> None:
    sri = await archive.enrols("Sri", Role.SECTION_HEAD, section="inteldakim")
    boss = await archive.enrols("Bambang", Role.HEAD_OF_OFFICE)
    admin = await archive.enrols("Agus", Role.ADMIN)
    selftest = archive.services.assistance.selftest

    assert await selftest.run() == 1
    assert await selftest.run() == 0
    assert sorted(await archive.told(HelpNotice.TRIED)) == sorted([sri.id, boss.id])
    async with archive.services.database.begin() as session:
        arrived = {"state": MessageState.SENT, "sent_at": archive.clock.now()}
        await session.exec(
            update(OutboxMessage)
            .where(col(OutboxMessage.recipient_id) == boss.id)
            .values(**arrived)
        )
        await session.exec(
            update(OutboxMessage)
            .where(col(OutboxMessage.recipient_id) == sri.id)
            .values(state=MessageState.DEAD)
        )
    archive.clock.advance(timedelta(minutes=2))
    assert await selftest.run() == 1
    last = await selftest.last()

    assert last is not None
    assert await selftest.has_failed()
    assert await selftest.not_reached(last.id) == (sri.id,)
    assert await archive.told(HelpNotice.TEST_FAILED) == [admin.id]
    assert await selftest.next_due() == last.started_at + timedelta(hours=6)
