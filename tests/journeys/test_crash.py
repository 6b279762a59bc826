"""The real program is killed with questions in flight; after a restart every one is answered."""

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from emulator import Emulator, Person
from office.clock import SystemClock
from office.people import NewMember, Role
from office.services import open_services
from office.settings import Settings
from tests.journeys.conftest import ANSWER, SURE
from tests.program import ROOT, environment

MEMBERS = 50
PARALLEL = 16


@asynccontextmanager
async def process(
    settings: Settings, parallel: int = PARALLEL
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as it runs in production."""
    settings_of_it = {**environment(settings), "PARALLEL_CHATS": str(parallel)}
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "main.py", "run", cwd=ROOT, env=settings_of_it
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.send_signal(signal.SIGTERM)
            await asyncio.wait_for(bot.wait(), 20)


async def enrolled(telegram: Emulator, settings: Settings) -> list[Person]:
    """Fifty officers with a membership each, made without the bot."""
    officers = [telegram.person(f"Petugas {number}") for number in range(MEMBERS)]
    async with open_services(settings, SystemClock()) as services:
        for officer in officers:
            code = await services.people.invite(NewMember(officer.name, "kanim", (Role.OFFICER,)))
            officer.pressed_start()
            await services.people.enrol(code, officer.id)
    return officers


@pytest.mark.crash
@pytest.mark.timeout(120)
@pytest.mark.parametrize("answers_before_the_kill", [1, 20])
async def test_kill_9_loses_no_question(
    telegram: Emulator, settings: Settings, answers_before_the_kill: int
) -> None:
    officers = await enrolled(telegram, settings)
    async with process(settings) as bot:
        telegram.faults.delay(0.03, method="sendMessage")
        for officer in officers:
            await officer.types(SURE)
        while len(telegram.calls["sendMessage"]) < answers_before_the_kill:
            await asyncio.sleep(0.001)
        bot.kill()
        await bot.wait()
    answered_at_the_kill = sum(bool(answers(officer)) for officer in officers)
    assert answered_at_the_kill < MEMBERS, "the kill came too late to prove anything"

    async with process(settings):
        for officer in officers:
            await officer.expects(ANSWER, within=30)
        await asyncio.sleep(0.5)

    counts = Counter(answers(officer) for officer in officers)
    assert set(counts) <= {1, 2}, counts
    assert counts[2] <= PARALLEL, "more was repeated than was in flight at the kill"


def answers(officer: Person) -> int:
    return sum(ANSWER in message.text for message in officer.chat)
