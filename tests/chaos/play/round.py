"""One round: an office at work, a storm, the calm after it, and the judgement."""

import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from collections.abc import Set as AbstractSet
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bot.content.rules import OfficeRules
from botapi_emulator import Emulator, Limits
from office.services import Services, open_services
from office.settings import Settings, load
from tests.chaos.human import Day, Deeds, numbers_of, typed
from tests.chaos.judging import drills, ending, judgement, numbers
from tests.chaos.judging.ending import Ending
from tests.chaos.judging.picture import Picture
from tests.chaos.judging.record import Record
from tests.chaos.judging.timeline import recorded
from tests.chaos.judging.witness import Witness
from tests.chaos.machines import keys, replicas
from tests.chaos.machines.fleet import Fleet
from tests.chaos.machines.gate import Gate
from tests.chaos.machines.keys import Keys, Rotation, with_keys
from tests.chaos.machines.postgres import Server
from tests.chaos.machines.pulse import Pulse
from tests.chaos.machines.storage import Storage
from tests.chaos.people import enrolled, flooder, lives
from tests.chaos.play import drilling, forgetting
from tests.chaos.play.storm import Kind, Storm
from tests.chaos.play.weather import Weather
from tests.journeys.machine.test_webhook import SECRET
from tests.places import copied_layers
from tests.ports import free_port
from tests.program import Program
from tests.shelves import shelf_of
from tests.shifted_clock import ShiftedClock
from tests.waiting import until

TOKEN = "123456:TEST-TOKEN"
# As Telegram does on a good day; so something is in flight at any moment.
_ANSWERS_AFTER = 0.06
# What nobody had occasion to do by then, chance has left out.
_REHEARSAL_SECONDS = 150.0


@dataclass(frozen=True)
class Result:
    """What a round came to. `faults` is empty if everything held."""

    storm: Storm
    engine: str
    processes: int
    struck: Counter[Kind]
    revived: int
    unflushed: int
    seen: Picture
    deeds: Deeds
    tally: judgement.Tally
    ending: Ending
    slowness: tuple[float, float]
    faults: tuple[str, ...]
    seconds: float

    @property
    def holds(self) -> bool:
        return not self.faults

    @property
    def unfinished(self) -> int:
        """What was left undone for good."""
        return len(self.ending.unfinished) + len(self.seen.unsent) + self.seen.open_updates


async def play(
    storm: Storm,
    url: str,
    record: Record,
    processes: int,
    server: Server | None = None,
    *,
    rehearsed: AbstractSet[tuple[str, str]] = frozenset(),
) -> Result:
    """Play a round on the database at that address, which is empty; `server` is PostgreSQL's.

    The storm breaks once these deeds were done, if that does not take too long.
    """
    began_at = time.monotonic()
    folder = record.folder
    async with AsyncExitStack() as stack:
        # As slow as Telegram is, or a storm of 429 of its own making would go unnoticed.
        telegram = await stack.enter_async_context(Emulator(limits=Limits()))
        telegram.add_bot(TOKEN, "pandu_bot", "Pandu")
        pulse = Pulse(folder)
        await stack.enter_async_context(pulse.taken())
        witness = Witness(random.Random(storm.seed))
        lock = Keys.fresh() if storm.has_keys else Keys()
        plain = _settings(telegram, url, folder)
        settings = [with_keys(plain, lock.prepared)] * processes
        if storm.has_webhook:
            settings = await stack.enter_async_context(
                _behind_a_gate(settings[0], processes, witness)
            )
        settings = [
            setting.model_copy(update={"metrics_port": free_port()}) for setting in settings
        ]
        clock = ShiftedClock(folder / "clock")
        clock.put_to(storm.morning.begins)
        async with _services(with_keys(plain, lock.old), clock) as services:
            people = await enrolled(telegram, services)
            await drilling.planned(services, clock)
        services = await stack.enter_async_context(_services(settings[0], clock))
        timelines = await stack.enter_async_context(recorded(telegram))
        telegram.faults.watch(witness)
        telegram.faults.delay(_ANSWERS_AFTER)
        stack.callback(lambda: record.keeps_calls(telegram.calls))
        stack.enter_context(record.logging())
        storage = Storage(url, folder, services, server)
        fleet = Fleet([_program(setting, storm, clock, record, storage) for setting in settings])
        await stack.enter_async_context(fleet.running())
        rotation = _rotation(lock, settings, fleet, record, clock) if storm.has_keys else None
        weather = Weather(telegram, witness, fleet, clock, storage, flooder(people), rotation)
        day = Day(pulse)
        tasks = lives(people, timelines, storm.seed, day, telegram)
        await people[-1].blocks()
        with suppress(TimeoutError):
            await until(lambda: rehearsed <= set(day.deeds.done), within=_REHEARSAL_SECONDS)
        await weather.rages(storm)
        day.evening.comes()
        end = await ending.awaited(tasks, telegram, services, clock, pulse)
        is_rotated = rotation is None or await rotation.ends()
        services = await stack.enter_async_context(_services(with_keys(plain, lock.new), clock))
        # Read once nothing writes any more: what is still on its way would count as lost.
        seen = await ending.picture_of_calm(telegram, services, pulse)
        day.deeds.typed = typed(people, day.deeds.said)
        day.deeds.numbers = numbers_of(people, day.deeds)
        tally = judgement.tally(seen, witness, day.deeds, weather.flights)
        places = [
            *await numbers.in_database(services),
            *numbers.at_telegram(telegram.calls),
            *numbers.in_log(record.log),
        ]
        faults = [
            *judgement.faults(seen, witness, day.deeds, record.log, weather.old),
            *(f"repeated for no known reason: {one}" for one in tally.unexplained),
            *(f"never arrived: {one}" for one in tally.lost),
            *(f"{name} could not finish what they began" for name in end.unfinished),
            *await drills.figures(seen, services),
            *numbers.leaks(day.deeds.numbers, places),
            *await replicas.faults(seen, settings, pulse.slowness),
            *await forgetting.faults(people, services, clock, seen, day.deeds),
            *([fault async for fault in keys.faults(services)] if storm.has_keys else ()),
            *(() if is_rotated else ("the change to the new key does not end",)),
            *(() if end.is_calm else ("something is never done",)),
        ]
    return Result(
        storm=storm,
        engine="SQLite" if storage.is_sqlite else "PostgreSQL",
        processes=processes,
        struck=weather.struck,
        revived=fleet.revived,
        unflushed=weather.unflushed,
        seen=seen,
        deeds=day.deeds,
        tally=tally,
        ending=end,
        slowness=(pulse.usual, pulse.worst),
        faults=tuple(faults),
        seconds=time.monotonic() - began_at,
    )


def _settings(telegram: Emulator, url: str, folder: Path) -> Settings:
    """Content as it is, but for the training: its cards would come to all at eight."""
    content = copied_layers(folder)
    office = content.office_file
    lines = office.read_text().split("[training]\n")
    office.write_text(lines[0] + lines[1].partition("\n\n")[2])
    return load(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=telegram.url,
        database_url=url,
        knowledge_dir=content.national,
        office_dir=content.office,
    )


@asynccontextmanager
async def _behind_a_gate(
    settings: Settings, processes: int, witness: Witness
) -> AsyncIterator[list[Settings]]:
    """One public address for all processes, each of which listens on a port of its own."""
    public, *ports = (free_port() for _ in range(processes + 1))
    async with Gate(ports, "/telegram", witness).open(public):
        yield [
            settings.model_copy(
                update={
                    "webhook_url": f"http://127.0.0.1:{public}/telegram",
                    "webhook_secret": type(settings.webhook_secret)(SECRET),
                    "webhook_port": port,
                }
            )
            for port in ports
        ]


def _program(
    settings: Settings, storm: Storm, clock: ShiftedClock, record: Record, storage: Storage
) -> Program:
    how = ("run", "--webhook") if storm.has_webhook else ("run",)
    return Program(settings, *how, clock=clock, log=record.pipe, flushed=storage.flushed)


def _rotation(
    lock: Keys, settings: list[Settings], fleet: Fleet, record: Record, clock: ShiftedClock
) -> Rotation:
    changed = [with_keys(setting, lock.changed) for setting in settings]
    program = Program(changed[0], "keys", "rotate", clock=clock, log=record.pipe)
    return Rotation(program, fleet.programs, changed)


@asynccontextmanager
async def _services(settings: Settings, clock: ShiftedClock) -> AsyncIterator[Services]:
    rules = OfficeRules(shelf_of(settings.layers), settings.zone)
    async with open_services(settings, clock, rules, retention=rules.retention) as services:
        yield services
