"""An admin, and nobody else, invites people, moves their accounts and changes their posts."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from knowledge.reading.office import directory
from office.clock import HandMovedClock
from office.database import Database
from office.errors import NotAllowed
from office.forms.errors import IncompleteDraft, NoForm
from office.inbox.models import InboxUpdate
from office.membership import (
    FaultyList,
    InvitationStep,
    LastAdmin,
    Membership,
    MembershipNotice,
    MemberUnknown,
)
from office.outbox import Outbox
from office.people import (
    AccountIsAnothers,
    InvitationUnknown,
    InvitationUsed,
    Member,
    NewMember,
    People,
    Role,
)
from office.setup import MOST_BEFORE_READY, NotReady, OfficeContent, Setup
from tests.office.rows import all_told, rows
from tests.places import ROOT

S = InvitationStep
EMPTY = OfficeContent(directory.load(ROOT / "offices" / "contoh" / "office.toml"), ())
NEW_ACCOUNT = 70


@pytest.fixture
async def agus(people: People) -> Member:
    agus = NewMember("Agus", "kanim", (Role.ADMIN,))
    return await people.enrol(await people.invite(agus), 1)


@pytest.fixture
async def rina(people: People) -> Member:
    rina = NewMember("Rina", "kanim", (Role.OFFICER, Role.TRAINER))
    return await people.enrol(await people.invite(rina), 7)


async def fill_in(
    membership: Membership, by: Member, role: Role = Role.OFFICER, name: str = "Budi"
) -> None:
    inviting = membership.inviting
    await inviting.begin(by)
    await inviting.name(by, name)
    await inviting.answer(by, S.ROLE, role=role)
    await inviting.answer(by, S.SECTION, section=None)
    await inviting.answer(by, S.UNIT, unit="ukk-oku")
    await inviting.answer(by, S.EMPLOYMENT)


async def test_a_link_lets_one_person_in(
    membership: Membership, people: People, agus: Member
) -> None:
    await fill_in(membership, agus)
    (issued,) = await membership.inviting.confirm(agus)
    await membership.inviting.finish(agus)

    budi = await people.enrol(issued.code, 8)

    assert (budi.name, budi.unit, people.roles(budi)) == ("Budi", "ukk-oku", {Role.OFFICER})
    with pytest.raises(InvitationUsed):
        await people.enrol(issued.code, 9)
    with pytest.raises(NoForm):
        await membership.inviting.confirm(agus)


async def test_what_was_made_before_a_crash_gets_a_new_code_and_no_second_invitation(
    membership: Membership, people: People, agus: Member
) -> None:
    await fill_in(membership, agus)
    (lost,) = await membership.inviting.confirm(agus)

    (shown,) = await membership.inviting.confirm(agus)

    assert [invitation.name for invitation in await people.unopened()] == ["Budi"]
    with pytest.raises(InvitationUnknown):
        await people.enrol(lost.code, 8)
    assert (await people.enrol(shown.code, 8)).name == "Budi"


async def test_two_admins_at_once_do_not_pass_the_limit_of_an_office_that_is_not_ready(
    membership: Membership,
    people: People,
    database: Database,
    clock: HandMovedClock,
    agus: Member,
    rina: Member,
) -> None:
    outbox = Outbox(database, clock)
    membership.inviting.limited_by(Setup(database, clock, people, outbox, lambda: EMPTY))
    tuti = await people.enrol(await people.invite(NewMember("Tuti", "kanim", (Role.ADMIN,))), 2)
    for number in range(4, MOST_BEFORE_READY):
        await people.invite(NewMember(f"Orang {number}", "kanim", (Role.OFFICER,)))
    for admin, name in ((agus, "Budi"), (tuti, "Sari")):
        await fill_in(membership, admin, name=name)

    ends = await asyncio.gather(
        *(membership.inviting.confirm(admin) for admin in (agus, tuti)), return_exceptions=True
    )

    assert [type(end) for end in ends if isinstance(end, Exception)] == [NotReady]
    people_now = [*await people.active(), *await people.unopened()]
    assert len(people_now) == MOST_BEFORE_READY


async def test_a_head_is_invited_with_their_section_only(
    membership: Membership, people: People, agus: Member
) -> None:
    await fill_in(membership, agus, Role.SECTION_HEAD)

    with pytest.raises(IncompleteDraft):
        await membership.inviting.confirm(agus)
    assert not await people.unopened()


async def test_a_name_that_is_taken_needs_an_initial(
    membership: Membership, agus: Member, rina: Member
) -> None:
    await membership.inviting.begin(agus)

    with pytest.raises(FaultyList):
        await membership.inviting.name(agus, rina.name.upper())


async def test_a_new_link_makes_the_old_one_worthless(
    membership: Membership, people: People, clock: HandMovedClock, agus: Member
) -> None:
    await fill_in(membership, agus)
    (old,) = await membership.inviting.confirm(agus)
    clock.advance(timedelta(days=8))
    (invitation,) = await people.unopened()

    new = await membership.inviting.renew(agus, invitation.id)

    with pytest.raises(InvitationUnknown):
        await people.enrol(old.code, 8)
    assert (await people.enrol(new.code, 8)).name == "Budi"
    with pytest.raises(InvitationUnknown):
        await membership.inviting.renew(agus, invitation.id)


async def test_an_invitation_can_be_taken_back(
    membership: Membership, people: People, agus: Member
) -> None:
    await fill_in(membership, agus)
    (issued,) = await membership.inviting.confirm(agus)
    (invitation,) = await people.unopened()

    await membership.inviting.withdraw(agus, invitation.id)

    with pytest.raises(InvitationUnknown):
        await people.enrol(issued.code, 8)
    with pytest.raises(InvitationUnknown):
        await membership.inviting.withdraw(agus, invitation.id)


async def test_a_member_moves_to_a_new_account_with_all_that_is_theirs(
    membership: Membership, people: People, database: Database, agus: Member, rina: Member
) -> None:
    issued = await membership.inviting.move(agus, rina.id)
    assert await all_told(database) == [(MembershipNotice.MOVE_OFFERED, rina.id)]
    assert not await people.unopened()

    moved = await people.enrol(issued.code, NEW_ACCOUNT)
    again = await people.enrol(issued.code, NEW_ACCOUNT)

    assert moved.id == again.id == rina.id
    assert people.roles(moved) == {Role.OFFICER, Role.TRAINER}
    assert await people.recognise(7) is None
    found = await people.recognise(NEW_ACCOUNT)
    assert found.id == rina.id
    assert await all_told(database) == [
        (MembershipNotice.MOVE_OFFERED, rina.id),
        (MembershipNotice.MOVED, agus.id),
    ]


async def test_what_the_old_account_has_written_stays_known_of_the_member(
    membership: Membership,
    people: People,
    database: Database,
    clock: HandMovedClock,
    agus: Member,
    rina: Member,
) -> None:
    now = clock.now()
    async with database.begin() as session:
        session.add(InboxUpdate(update_id=1, chat_id=7, payload="{}", received_at=now, done_at=now))
        session.add(InboxUpdate(update_id=2, chat_id=7, payload="{}", received_at=now))
    issued = await membership.inviting.move(agus, rina.id)

    await people.enrol(issued.code, NEW_ACCOUNT)

    kept = await rows(database, select(InboxUpdate.update_id, InboxUpdate.chat_id))
    # What nobody has handled is a stranger's by now.
    assert dict(kept) == {1: NEW_ACCOUNT, 2: 7}


async def test_nobody_moves_to_the_account_of_somebody_else(
    membership: Membership, people: People, agus: Member, rina: Member
) -> None:
    yuni = await people.enrol(await people.invite(NewMember("Yuni", "kanim", (Role.OFFICER,))), 5)
    await people.dismiss(yuni.id)
    issued = await membership.inviting.move(agus, rina.id)

    for account in (1, 5):
        with pytest.raises(AccountIsAnothers):
            await people.enrol(issued.code, account)
    assert (await people.enrol(issued.code, NEW_ACCOUNT)).id == rina.id


async def test_a_member_who_was_dismissed_meanwhile_moves_nowhere(
    membership: Membership, people: People, agus: Member, rina: Member
) -> None:
    issued = await membership.inviting.move(agus, rina.id)
    await people.dismiss(rina.id)

    with pytest.raises(InvitationUnknown):
        await people.enrol(issued.code, NEW_ACCOUNT)
    with pytest.raises(MemberUnknown):
        await membership.inviting.move(agus, rina.id)


async def test_work_as_an_officer_goes_along_to_another_unit_and_other_posts_do_not(
    membership: Membership, people: People, database: Database, agus: Member, rina: Member
) -> None:
    moved = await membership.set_unit(agus, rina.id, "ukk-oku")
    await membership.set_unit(agus, rina.id, "ukk-oku")

    assert moved.unit == "ukk-oku"
    assert sorted((post.role, post.unit) for post in membership.posts(moved)) == [
        (Role.TRAINER, "kanim"),
        (Role.OFFICER, "ukk-oku"),
    ]
    assert await all_told(database) == [(MembershipNotice.CHANGED, rina.id)]


async def test_a_post_is_given_once_and_ended(
    membership: Membership, people: People, agus: Member, rina: Member
) -> None:
    for _ in range(2):
        held = await membership.add_post(agus, rina.id, Role.SECTION_HEAD, "tikim", None)
    (head,) = [
        appointment
        for appointment in membership.posts(held.member)
        if appointment.role is Role.SECTION_HEAD
    ]

    asked = await membership.end_post(agus, rina.id, head.id)
    assert asked.entry is not None
    ended = await membership.changes.decide(rina, asked.entry.number, agrees=True)

    assert people.roles(ended.member) == {Role.OFFICER, Role.TRAINER}
    found = await people.recognise(7)
    assert found is not None
    assert people.roles(found) == {Role.OFFICER, Role.TRAINER}


async def test_the_last_admin_stays(membership: Membership, agus: Member, rina: Member) -> None:
    (post,) = membership.posts(agus)
    with pytest.raises(LastAdmin):
        await membership.end_post(agus, agus.id, post.id)

    await membership.add_post(agus, rina.id, Role.ADMIN, None, None)
    ended = await membership.end_post(agus, agus.id, post.id)

    assert not membership.posts(ended.member)


Act = Callable[[Membership, Member, Member], Awaitable[object]]
ACTS: dict[str, Act] = {
    "find": lambda office, by, _: office.find(by),
    "member": lambda office, by, other: office.member(by, other.id),
    "invitation": lambda office, by, _: office.invitation(by, 1),
    "begin": lambda office, by, _: office.inviting.begin(by),
    "name": lambda office, by, _: office.inviting.name(by, "Budi"),
    "answer": lambda office, by, _: office.inviting.answer(by, S.UNIT, unit="kanim"),
    "confirm": lambda office, by, _: office.inviting.confirm(by),
    "renew": lambda office, by, _: office.inviting.renew(by, 1),
    "withdraw": lambda office, by, _: office.inviting.withdraw(by, 1),
    "move": lambda office, by, other: office.inviting.move(by, other.id),
    "set unit": lambda office, by, other: office.set_unit(by, other.id, "ukk-oku"),
    "add post": lambda office, by, other: office.add_post(by, other.id, Role.ADMIN, None, None),
    "end post": lambda office, by, other: office.end_post(by, other.id, 1),
    "dismiss": lambda office, by, other: office.dismiss(by, other.id),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
async def test_nobody_else_may(
    membership: Membership, agus: Member, rina: Member, act: Act
) -> None:
    with pytest.raises(NotAllowed):
        await act(membership, rina, agus)
