"""What the bot can do is answered and kept on both databases, and is no gap."""

from collections.abc import AsyncIterator

import pytest

from knowledge.search.answer import Band
from knowledge.search.words.smalltalk import SmallTalk
from office.answering import Chosen, FoundAnswer, NoQuestion
from office.clock import HandMovedClock
from office.people import Member, NewMember, Role
from office.services import Services, open_services
from office.settings import load
from office.shelf.office_shelf import OfficeShelf
from tests.places import CONTENT
from tests.shelves import shelf_of


@pytest.fixture
async def services(database_url: str, clock: HandMovedClock) -> AsyncIterator[Services]:
    settings = load(_env_file=None, database_url=database_url)
    shelf = OfficeShelf(shelf_of(CONTENT))
    async with open_services(settings, clock, shelf=shelf) as services:
        yield services


async def enrolled(services: Services, number: int, *roles: Role) -> Member:
    newcomer = NewMember(f"Petugas {number}", "kanim", (Role.OFFICER, *roles))
    return await services.people.enrol(await services.people.invite(newcomer), number)


async def test_it_is_kept_like_a_section_and_leads_on(services: Services) -> None:
    budi = await enrolled(services, 7)

    looked = await services.answering.look("besok libur ga", budi)
    assert isinstance(looked, FoundAnswer)
    assert looked.ability is not None
    await services.answering.record(1, budi, looked)

    asked = await services.questions.asked(1, budi)
    assert (asked.band, asked.sop_id) == (Band.SURE, "/libur")
    after = await services.answering.look("senin libur ga", budi)
    assert isinstance(after, FoundAnswer)
    assert after.ability == looked.ability
    assert await services.questions.gaps() == []


async def test_who_may_not_see_it_finds_a_gap_at_most(services: Services) -> None:
    budi, admin = await enrolled(services, 7), await enrolled(services, 8, Role.ADMIN)

    seen = await services.answering.look("undang anggota", admin)
    unseen = await services.answering.look("undang anggota", budi)

    assert isinstance(seen, FoundAnswer)
    assert seen.ability is not None
    assert isinstance(unseen, FoundAnswer)
    assert "/anggota" not in {hit.sop.id for hit in unseen.answer.hits}


async def test_a_number_chooses_it_for_who_may_see_it(services: Services) -> None:
    budi = await enrolled(services, 7)
    looked = await services.answering.look("besok libur ga", budi)
    assert isinstance(looked, FoundAnswer)
    hits = looked.answer.hits
    await services.answering.record(1, budi, _offered(looked))

    chosen = await services.answering.look("1", budi)

    assert isinstance(chosen, Chosen)
    assert chosen.ability == looked.ability
    await services.answering.record(2, budi, chosen)
    assert (await services.questions.asked(1, budi)).sop_id == hits[0].sop.id


def _offered(looked: FoundAnswer) -> FoundAnswer:
    answer = looked.answer
    choice = type(answer)(Band.CHOICE, answer.question, 0.3, None, answer.hits[:3])
    return FoundAnswer(looked.text, choice)


async def test_small_talk_is_nothing_to_keep(services: Services) -> None:
    budi = await enrolled(services, 7)

    assert await services.answering.look("tolong!!", budi) == NoQuestion(SmallTalk.CRY)
    assert await services.answering.look("makasih ya pandu", budi) == NoQuestion(SmallTalk.THANKS)
