"""One round: an office at work, a storm, the calm after it, and the judgement."""

import asyncio
import random
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.content.rules import OfficeRules
from emulator import Emulator, Limits
from office.announcements.states import State
from office.services import Services, open_services
from office.settings import Settings, load
from tests.chaos import forgetting, judgement, picture
from tests.chaos.human import Deeds, Evening
from tests.chaos.people import enrolled, humans
from tests.chaos.picture import Picture
from tests.chaos.storm import Kind, Storm
from tests.chaos.timeline import recorded
from tests.chaos.weather import Weather
from tests.chaos.witness import Witness
from tests.places import ROOT
from tests.program import Program
from tests.shelves import shelf_of
from tests.shifted_clock import ShiftedClock

TOKEN = "123456:TEST-TOKEN"
# As Telegram does on a good day; so something is in flight at any moment.
_ANSWERS_AFTER = 0.06
# What has begun in the storm may end; then nothing may be left.
_EVENING_SECONDS = 60.0
_CALM_SECONDS = 90.0
_STILL_FOR_SECONDS = 1.5
_LOOKS_EVERY = 0.2


@dataclass(frozen=True)
class Result:
    """What a round came to. `faults` is empty if everything held."""

    storm: Storm
    engine: str
    processes: int
    struck: Counter[Kind]
    updates: int
    questions: int
    reports: int
    verifications: int
    rings: int
    deliveries: int
    tally: judgement.Tally
    unfinished: int
    given_up: Counter[str]
    faults: tuple[str, ...]
    seconds: float

    @property
    def holds(self) -> bool:
        return not self.faults


async def play(storm: Storm, url: str, folder: Path, processes: int) -> Result:
    """Play a round on the database at that address, which is empty."""
    began_at = time.monotonic()
    async with AsyncExitStack() as stack:
        # As slow as Telegram is, or a storm of 429 of its own making would go unnoticed.
        telegram = await stack.enter_async_context(Emulator(limits=Limits()))
        telegram.add_bot(token=TOKEN)
        settings = _settings(telegram, url, folder)
        clock, log = ShiftedClock(folder / "clock"), folder / "log"
        clock.put_to(storm.morning.begins)
        services = await stack.enter_async_context(_services(settings, clock))
        people = await enrolled(telegram, services)
        timelines = await stack.enter_async_context(recorded(telegram))
        witness = Witness(random.Random(storm.seed))
        telegram.faults.watch(witness)
        telegram.faults.delay(_ANSWERS_AFTER)
        programs = [Program(settings, clock=clock, log=log) for _ in range(processes)]
        for program in programs:
            await stack.enter_async_context(_running(program))
        weather = Weather(telegram, witness, programs, clock, url, folder)
        deeds, evening = Deeds(), Evening()
        lives = [
            asyncio.create_task(one.lives(), name=one.person.name)
            for one in humans(people, timelines, storm.seed, evening, deeds)
        ]
        await people[-1].blocks()
        await weather.rages(storm)
        evening.comes()
        unfinished = await _ended(lives)
        is_calm = await _calmed(telegram, services, clock)
        # Read once nothing writes any more: what is still on its way would count as lost.
        seen = await picture.taken(services)
        tally = judgement.tally(seen, witness, deeds, weather.at_kills, weather.at_jumps)
        faults = [
            *judgement.faults(seen, witness, deeds, log.read_text(errors="replace")),
            *(f"repeated for no known reason: {one}" for one in tally.unexplained),
            *(f"never arrived: {one}" for one in tally.lost),
            *(f"{name} could not finish what he began" for name in unfinished),
            *await forgetting.faults(people, services, clock, seen, deeds),
            *(() if is_calm else (f"not calm after {_CALM_SECONDS:.0f} s",)),
        ]
    return Result(
        storm=storm,
        engine="PostgreSQL" if url.startswith("postgresql") else "SQLite",
        processes=processes,
        struck=weather.struck,
        updates=len(seen.updates),
        questions=deeds.questions.total(),
        reports=len(seen.anomalies),
        verifications=len(seen.verifications),
        rings=judgement.rings(seen),
        deliveries=len(seen.deliveries),
        tally=tally,
        unfinished=len(unfinished) + len(seen.unsent) + _open_updates(seen),
        given_up=deeds.given_up,
        faults=tuple(faults),
        seconds=time.monotonic() - began_at,
    )


def _settings(telegram: Emulator, url: str, folder: Path) -> Settings:
    """Content as it is, but for the training: its cards would come to all at eight."""
    content = folder / "knowledge"
    ignored = shutil.ignore_patterns("*.py", "__pycache__")
    shutil.copytree(ROOT / "knowledge", content, ignore=ignored)
    office = content / "office.toml"
    lines = office.read_text().split("[training]\n")
    office.write_text(lines[0] + lines[1].partition("\n\n")[2])
    return load(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=telegram.url,
        database_url=url,
        knowledge_dir=content,
    )


@asynccontextmanager
async def _services(settings: Settings, clock: ShiftedClock) -> AsyncIterator[Services]:
    rules = OfficeRules(shelf_of(settings.knowledge_dir), settings.zone)
    async with open_services(settings, clock, rules, retention=rules.retention) as services:
        yield services


@asynccontextmanager
async def _running(program: Program) -> AsyncIterator[None]:
    program.start()
    try:
        yield
    finally:
        if program.is_running:
            program.kill()
        await program.wait()


async def _ended(lives: list[asyncio.Task[None]]) -> list[str]:
    """Let everybody finish; return who had to be sent home. A mistake of theirs is ours."""
    done, late = await asyncio.wait(lives, timeout=_EVENING_SECONDS)
    for life in late:
        life.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    for life in done:
        life.result()
    return [life.get_name() for life in late]


async def _calmed(telegram: Emulator, services: Services, clock: ShiftedClock) -> bool:
    """Wait until nothing is left to do in a working hour, and nothing has come for a while."""
    hours = services.rules().hours
    now = clock.now()
    if not hours.is_open(now):
        clock.put_to(hours.next_opening(now) + timedelta(seconds=1))
    still_since = time.monotonic()
    calls = len(telegram.calls)
    try:
        async with asyncio.timeout(_CALM_SECONDS):
            while time.monotonic() - still_since < _STILL_FOR_SECONDS:
                await asyncio.sleep(_LOOKS_EVERY)
                if await _is_busy(telegram, services) or len(telegram.calls) - calls > 2:
                    still_since, calls = time.monotonic(), len(telegram.calls)
    except TimeoutError:
        return False
    return True


async def _is_busy(telegram: Emulator, services: Services) -> bool:
    (bot,) = telegram.world.bots.values()
    seen = await picture.taken(services)
    return bool(
        len(bot.updates)
        or _open_updates(seen)
        or seen.unsent
        or any(one.due_at and one.due_at <= seen.at for one in seen.anomalies.values())
        or any(one.due_at and one.due_at <= seen.at for one in seen.verifications)
        or any(one.state in {State.RUNNING, State.SCHEDULED} for one in seen.announcements.values())
    )


def _open_updates(seen: Picture) -> int:
    return sum(one.done_at is None for one in seen.updates.values())
