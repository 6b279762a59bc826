"""A checklist is its officers' for a day: marks are the list's, the code opens it, and it goes."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from office.checklists import ChecklistGone, Checklists, MarkState, NothingToUndo
from office.checklists.models import Checklist, ChecklistMark, ChecklistVisit
from office.clock import HandMovedClock
from office.database import Database, open_database
from office.errors import NotAllowed
from office.people import Member, NewMember, People, Role
from tests.conftest import WIB
from tests.office.foundation import foundation_of
from tests.office.rows import rows

CHOSEN = {"usia": frozenset({"anak"})}


@pytest.fixture
def lists(database: Database, clock: HandMovedClock) -> Checklists:
    return Checklists(foundation_of(database, clock))


async def enrol(lists: Checklists, number: int, *roles: Role) -> Member:
    people = People(lists.database, lists.clock, WIB)
    section = "dokintalkim" if Role.SECTION_HEAD in roles else None
    code = await people.invite(NewMember(f"Orang {number}", "kanim", roles, section))
    return await people.enrol(code, number)


@pytest.fixture
async def budi(lists: Checklists) -> Member:
    return await enrol(lists, 7, Role.OFFICER)


@pytest.fixture
async def yuni(lists: Checklists) -> Member:
    return await enrol(lists, 8, Role.OFFICER)


async def test_answers_are_kept_in_their_order_and_taken_back(
    lists: Checklists, budi: Member
) -> None:
    code = (await lists.begin(budi, "paspor", CHOSEN)).code

    await lists.choose(code, "alasan", frozenset({"hilang"}))
    again = await lists.back(code)

    assert again.chosen == CHOSEN


async def test_two_officers_mark_one_list(lists: Checklists, budi: Member, yuni: Member) -> None:
    code = (await lists.begin(budi, "paspor", CHOSEN)).code
    await lists.mark(budi, code, "ktp", MarkState.HAS)
    await lists.mark(yuni, code, "kk", MarkState.LACKS)

    assert (await lists.open(budi, code.lower())).marks == {
        "ktp": MarkState.HAS,
        "kk": MarkState.LACKS,
    }


async def test_who_opens_the_list_of_another_is_logged_once(
    lists: Checklists, budi: Member, yuni: Member
) -> None:
    code = (await lists.begin(budi, "paspor", CHOSEN)).code

    for member in (budi, yuni, yuni):
        await lists.open(member, code)

    visits = await rows(lists.database, select(ChecklistVisit))
    assert [(visit.code, visit.member_id) for visit in visits] == [(code, yuni.id)]


async def test_each_takes_back_their_own_last_mark(
    lists: Checklists, budi: Member, yuni: Member, clock: HandMovedClock
) -> None:
    code = (await lists.begin(budi, "paspor", CHOSEN)).code
    await lists.mark(budi, code, "ktp", MarkState.HAS)
    clock.advance(timedelta(seconds=1))
    await lists.mark(budi, code, "ktp", MarkState.LACKS)
    await lists.mark(yuni, code, "kk", MarkState.HAS)

    undone = await lists.undo(budi, code)

    assert undone.marks == {"ktp": MarkState.HAS, "kk": MarkState.HAS}
    with pytest.raises(NothingToUndo):
        await lists.undo(budi, code)


async def test_a_list_of_yesterday_is_gone_with_its_marks(
    lists: Checklists, budi: Member, yuni: Member, clock: HandMovedClock
) -> None:
    code = (await lists.begin(budi, "paspor", CHOSEN)).code
    await lists.mark(budi, code, "ktp", MarkState.HAS)
    await lists.open(yuni, code)
    clock.advance(timedelta(days=1))

    with pytest.raises(ChecklistGone):
        await lists.open(budi, code)
    assert await lists.forget_days() == 1
    assert await rows(lists.database, select(Checklist)) == []
    assert await rows(lists.database, select(ChecklistMark)) == []
    assert len(await rows(lists.database, select(ChecklistVisit))) == 1, (
        "who opened it stays logged"
    )


async def test_only_a_head_lets_lists_be_printed(lists: Checklists, budi: Member) -> None:
    head = await enrol(lists, 9, Role.SECTION_HEAD)

    with pytest.raises(NotAllowed):
        await lists.set_handout(budi, "dokintalkim", is_allowed=True)
    await lists.set_handout(head, "dokintalkim", is_allowed=True)

    assert await lists.may_hand_out("dokintalkim")
    await lists.set_handout(head, "dokintalkim", is_allowed=False)
    assert not await lists.may_hand_out("dokintalkim")


async def test_two_replicas_tick_one_list(
    database_url: str, lists: Checklists, budi: Member, yuni: Member, clock: HandMovedClock
) -> None:
    """Each replica has its own connections; what one marks the other shows."""
    other = open_database(database_url)
    try:
        there = Checklists(foundation_of(other, clock))
        code = (await lists.begin(budi, "paspor", CHOSEN)).code

        await there.mark(yuni, code, "kk", MarkState.LACKS)
        await asyncio.gather(
            lists.mark(budi, code, "ktp", MarkState.HAS),
            there.mark(yuni, code, "akta", MarkState.DOUBTED),
        )

        seen = {"kk": MarkState.LACKS, "ktp": MarkState.HAS, "akta": MarkState.DOUBTED}
        assert (await lists.open(budi, code)).marks == seen
        assert (await there.open(yuni, code)).marks == seen
    finally:
        await other.close()
