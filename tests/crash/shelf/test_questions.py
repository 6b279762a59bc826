"""The real program is killed with questions in flight; after a restart every one is answered."""

from collections import Counter

import pytest

from botapi_emulator import Emulator, Person
from office.people import Role
from office.settings import Settings
from tests.crash.cast import answers, enrols, nothing_is_left, opened
from tests.journeys.conftest import ANSWER, SURE
from tests.program import program
from tests.waiting import until

MEMBERS = 50
PARALLEL = 16


async def enrolled(telegram: Emulator, settings: Settings) -> list[Person]:
    """Fifty officers with a membership each, made without the bot."""
    officers = [telegram.person(f"Petugas {number}") for number in range(MEMBERS)]
    async with opened(settings) as services:
        for officer in officers:
            await enrols(services, officer, Role.OFFICER)
    return officers


@pytest.mark.crash
@pytest.mark.timeout(120)
@pytest.mark.parametrize("answers_before_the_kill", [pytest.param(1, marks=pytest.mark.slow), 20])
async def test_kill_9_loses_no_question(
    telegram: Emulator, settings: Settings, answers_before_the_kill: int
) -> None:
    settings = settings.model_copy(update={"parallel_chats": PARALLEL})
    officers = await enrolled(telegram, settings)
    async with program(settings) as bot:
        telegram.faults.delay(0.03, method="sendMessage")
        for officer in officers:
            await officer.types(SURE)
        await until(
            lambda: len(telegram.calls["sendMessage"]) >= answers_before_the_kill, every=0.001
        )
        bot.kill()
        await bot.wait()
    answered_at_the_kill = sum(bool(answers(officer)) for officer in officers)
    assert answered_at_the_kill < MEMBERS, "the kill came too late to prove anything"

    async with program(settings), opened(settings) as services:
        for officer in officers:
            await officer.expects(ANSWER, within=30)
        await nothing_is_left(services)

    counts = Counter(answers(officer) for officer in officers)
    assert set(counts) <= {1, 2}, counts
    assert counts[2] <= PARALLEL, "more was repeated than was in flight at the kill"
