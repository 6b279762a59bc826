"""What is asked one after the other is kept apart, unless a section was shown for both."""

from collections.abc import AsyncIterator, Callable

import pytest

from bot.content.rules import OfficeRules
from office.answering import FoundAnswer
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
    shelf = shelf_of(CONTENT)
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(settings, clock, rules, shelf=OfficeShelf(shelf)) as services:
        yield services


@pytest.fixture
async def rina(services: Services) -> Member:
    code = await services.people.invite(NewMember("Rina", "kanim", (Role.OFFICER,)))
    return await services.people.enrol(code, 7)


@pytest.fixture
def asks(services: Services, rina: Member) -> Callable[[str], object]:
    numbers = iter(range(1, 99))

    async def ask(text: str) -> int:
        looked = await services.answering.look(text, rina)
        assert isinstance(looked, FoundAnswer)
        number = next(numbers)
        await services.answering.record(number, rina, looked)
        return number

    return ask


async def test_three_unrelated_gaps_are_three_questions_in_their_own_words(
    services: Services, rina: Member, asks: Callable[[str], object]
) -> None:
    asked = ("kunci gudang hilang", "galon habis", "stempelnya dimana")

    numbers = [await asks(text) for text in asked]

    kept = [await services.questions.asked(number, rina) for number in numbers]
    assert [(gap.band, gap.read_as) for gap in kept] == [("none", text) for text in asked]
    plan = await services.answers.forwarding.plan(numbers[-1], rina, "tu")
    assert (plan.text, plan.after) == ("stempelnya dimana", "")


async def test_what_was_shown_for_two_questions_together_tells_the_head_of_both(
    services: Services, rina: Member, asks: Callable[[str], object]
) -> None:
    await asks("paspor hilang syaratnya apa")
    number = await asks("biayanya?")

    question = await services.questions.asked(number, rina)
    assert question.sop_id is not None
    plan = await services.answers.forwarding.plan(number, rina, "dokintalkim")
    assert (plan.text, plan.after) == ("biayanya?", "paspor hilang syaratnya apa")


async def test_a_question_that_none_of_the_offers_answers_builds_on_nothing(
    services: Services, rina: Member, asks: Callable[[str], object]
) -> None:
    await asks("paspor keliling ke desa")
    number = await asks("tendanya berapa")
    assert not (await services.questions.asked(number, rina)).stands_alone

    await services.questions.mark_gap(number, rina)

    assert (await services.questions.asked(number, rina)).stands_alone
