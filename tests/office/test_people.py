"""People are invited once, recognised while they belong here, and strangers otherwise."""

from datetime import timedelta

import pytest

from office.clock import HandMovedClock
from office.people import (
    AlreadyEnrolled,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
    NewMember,
    People,
    Role,
)
from tests.office.rows import row

BUDI = NewMember("Budi", "kanim", (Role.OFFICER, Role.TRAINER))


async def test_an_invitation_makes_a_member_with_its_roles(people: People) -> None:
    await people.enrol(await people.invite(BUDI), telegram_id=7)

    member = await people.recognise(7)
    assert member.name == "Budi"
    assert people.roles(member) == {Role.OFFICER, Role.TRAINER}


async def test_only_the_names_that_are_asked_for_are_looked_up(people: People) -> None:
    budi = await people.enrol(await people.invite(BUDI), telegram_id=7)
    await people.enrol(await people.invite(NewMember("Rina", "kanim", (Role.OFFICER,))), 8)

    assert await people.names({budi.id, 0}) == {budi.id: "Budi"}
    assert sorted((await people.names()).values()) == ["Budi", "Rina"]


async def test_an_invitation_lets_one_person_in(people: People) -> None:
    code = await people.invite(BUDI)
    await people.enrol(code, telegram_id=7)

    with pytest.raises(InvitationUsed):
        await people.enrol(code, telegram_id=8)
    assert await people.recognise(8) is None


async def test_the_same_update_handled_twice_enrols_once(people: People) -> None:
    code = await people.invite(BUDI)

    first = await people.enrol(code, telegram_id=7)
    again = await people.enrol(code, telegram_id=7)

    assert first.id == again.id
    assert len(again.appointments) == 2


async def test_an_invitation_expires_after_a_week(people: People, clock: HandMovedClock) -> None:
    code = await people.invite(BUDI)
    clock.advance(timedelta(days=7))

    with pytest.raises(InvitationExpired):
        await people.enrol(code, telegram_id=7)


async def test_a_guessed_code_lets_nobody_in(people: People) -> None:
    with pytest.raises(InvitationUnknown):
        await people.enrol("0" * 32, telegram_id=7)


async def test_a_trainer_can_be_appointed_for_a_further_unit(people: People) -> None:
    for unit in ("ukk-oku", "ukk-musi-rawas", "ukk-oku"):
        code = await people.invite(NewMember("Maya", unit, (Role.TRAINER,)))
        maya = await people.enrol(code, telegram_id=77)

    assert [post.unit for post in maya.appointments] == ["ukk-oku", "ukk-musi-rawas"]
    assert maya.unit == "ukk-oku"


async def test_a_further_invitation_adds_its_posts(people: People) -> None:
    await people.enrol(await people.invite(BUDI), telegram_id=7)

    await people.enrol(await people.invite(NewMember("Budi", "kanim", (Role.ADMIN,))), 7)

    member = await people.recognise(7)
    assert member is not None
    assert people.roles(member) == {Role.OFFICER, Role.TRAINER, Role.ADMIN}
    assert len(member.appointments) == 3


async def test_a_member_who_mistypes_a_code_stays_who_they_are(people: People) -> None:
    await people.enrol(await people.invite(BUDI), telegram_id=7)

    with pytest.raises(AlreadyEnrolled):
        await people.enrol("0" * 32, telegram_id=7)


async def test_only_the_hash_of_a_code_is_kept(people: People) -> None:
    code = await people.invite(BUDI)

    from office.people.models import Invitation

    invitation = await row(people.database, Invitation, 1)
    assert code not in invitation.model_dump_json()
    assert 26 ** len(code) >= 2**128


async def test_a_deactivated_member_is_a_stranger_until_invited_again(people: People) -> None:
    await people.enrol(await people.invite(BUDI), telegram_id=7)
    await people.deactivate(7)
    assert await people.recognise(7) is None

    await people.enrol(await people.invite(NewMember("Budi", "ukk-oku", (Role.OFFICER,))), 7)

    member = await people.recognise(7)
    assert (member.unit, people.roles(member)) == ("ukk-oku", {Role.OFFICER})


async def test_the_holders_of_a_role_are_found(people: People) -> None:
    await people.enrol(await people.invite(NewMember("Ani", "kanim", (Role.ADMIN,))), 1)
    await people.enrol(await people.invite(BUDI), 2)

    assert [member.name for member in await people.holders(Role.ADMIN)] == ["Ani"]


async def test_a_stranger_is_told_once_an_hour(people: People, clock: HandMovedClock) -> None:
    assert await people.may_tell_stranger(7)
    clock.advance(timedelta(minutes=59))
    assert not await people.may_tell_stranger(7)
    clock.advance(timedelta(minutes=1))
    assert await people.may_tell_stranger(7)
