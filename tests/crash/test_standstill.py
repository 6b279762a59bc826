"""Whatever one person sends, the others are answered, and the bot can be watched and stopped."""

import asyncio
import signal

import aiohttp
import pytest

from botapi_emulator import Emulator, Person
from office.people import Role
from office.settings import Settings
from tests.cast.steps import taps, types
from tests.crash.cast import enrols, nothing_is_left, opened
from tests.journeys.conftest import ANSWER, SURE
from tests.ports import free_port
from tests.program import Program, program
from tests.standstill import DEAF, ENDLESS, Standstill
from tests.waiting import until

BRACKETS = "[" * 5000 + "x" + "](" * 5000
SOON = Standstill(interrupted=3.0, killed=60.0)
ASIDE = "Pesannya saya sisihkan"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings of a bot that is watched."""
    return settings.model_copy(update={"metrics_port": free_port()})


async def staffed(telegram: Emulator, settings: Settings) -> tuple[Person, Person, Person]:
    """A keeper, an officer and an admin, made without the bot."""
    keeper, officer, admin = map(telegram.person, ("Maya", "Rina", "Ayu"))
    async with opened(settings) as services:
        await enrols(services, keeper, Role.SOP_KEEPER, "dokintalkim")
        await enrols(services, officer, Role.OFFICER)
        await enrols(services, admin, Role.ADMIN)
    return keeper, officer, admin


async def healthz(settings: Settings) -> tuple[int, str]:
    url = f"http://127.0.0.1:{settings.metrics_port}/healthz"
    patience = aiohttp.ClientTimeout(total=20)
    async with aiohttp.ClientSession(timeout=patience) as session, session.get(url) as answer:
        return answer.status, await answer.text()


@pytest.mark.crash
async def test_a_small_file_stops_nobody(telegram: Emulator, settings: Settings) -> None:
    keeper, officer, _ = await staffed(telegram, settings)
    async with program(settings) as bot:
        await types(keeper, "/sop_tulis paspor hilang", then="Bagian mana")
        await taps(keeper, "Seluruh SOP", then="kirim kembali sebagai berkas")
        await keeper.sends_document(BRACKETS.encode(), name="kurung.md")
        await types(officer, SURE, then=ANSWER)

        assert (await healthz(settings))[0] == 200
        await keeper.expects("tautan tidak dipakai di sini")
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0


@pytest.mark.crash
@pytest.mark.timeout(180)
async def test_an_update_under_which_the_loop_stands_is_put_aside_and_the_others_are_answered(
    telegram: Emulator, settings: Settings
) -> None:
    keeper, officer, admin = await staffed(telegram, settings)
    async with program(settings, standstill=SOON) as bot, opened(settings) as services:
        await keeper.types(f"{ENDLESS}?")
        status, said = await _while_it_stands(settings)
        await types(officer, SURE, then=ANSWER)
        await keeper.expects(ASIDE, within=60)
        await admin.expects("Dua kali bot berhenti melayani semua orang")
        await types(keeper, SURE, then=ANSWER)
        await nothing_is_left(services)

        assert (status, "stood still" in said, "updates in hand: " in said) == (503, True, True)
        assert (await healthz(settings))[0] == 200
    assert bot.log.read_text().count("the event loop stood still under an update") == 2


# The test above waits for a loop that stands in every run.
@pytest.mark.slow
@pytest.mark.crash
async def test_the_bot_can_be_stopped_while_its_loop_stands(
    telegram: Emulator, settings: Settings
) -> None:
    keeper, _, _ = await staffed(telegram, settings)
    async with program(settings, standstill=SOON) as bot:
        await keeper.types(f"{ENDLESS}?")
        await _while_it_stands(settings)
        bot.send_signal(signal.SIGTERM)

        assert await bot.wait() == 0


@pytest.mark.crash
@pytest.mark.timeout(300)
@pytest.mark.slow  # five starts
async def test_what_hears_no_interruption_is_ended_and_does_not_stop_the_bot_for_ever(
    telegram: Emulator, settings: Settings
) -> None:
    keeper, officer, _ = await staffed(telegram, settings)
    bot = Program(settings, standstill=Standstill(interrupted=1.0, killed=2.0))
    await keeper.types(f"{DEAF}?")
    ends = list[int]()
    async with opened(settings) as services:

        async def is_over() -> bool:
            return not bot.is_running or (bool(ends) and not await services.inbox.count_open())

        while not ends or await services.inbox.count_open():
            bot.start()
            await until(is_over, within=60, every=0.1)
            if not bot.is_running:
                ends.append(await bot.wait())
    await types(officer, SURE, then=ANSWER)
    await bot.end()

    assert set(ends) == {-9}
    assert "is ended, to be started again" in bot.log.read_text()


@pytest.mark.slow  # it stands frozen for three seconds
@pytest.mark.crash
async def test_a_bot_that_is_frozen_is_left_alone(telegram: Emulator, settings: Settings) -> None:
    _, officer, _ = await staffed(telegram, settings)
    async with program(settings, standstill=Standstill(interrupted=0.5, killed=1.0)) as bot:
        await types(officer, SURE, then=ANSWER)
        bot.send_signal(signal.SIGSTOP)
        await asyncio.sleep(3)  # a frozen process does nothing that could be waited for
        bot.send_signal(signal.SIGCONT)
        await types(officer, SURE, then=ANSWER)


async def _while_it_stands(settings: Settings) -> tuple[int, str]:
    """What is answered on the port for machines once the loop stands."""
    found = (0, "")

    async def stands() -> bool:
        nonlocal found
        try:
            found = await healthz(settings)
        except aiohttp.ClientError:
            return False
        return found[0] == 503

    await until(stands, within=60, every=0.1)
    return found
