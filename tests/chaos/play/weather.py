"""Carries a storm out: kills, freezes, refuses, loses, floods, fills the disk, moves the clock."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from sqlmodel import select

from botapi_emulator import Emulator, Fault, Person
from office.inbox.models import InboxUpdate
from tests.chaos.judging.causes import Cause, Flights
from tests.chaos.judging.witness import Witness
from tests.chaos.machines.fleet import Fleet
from tests.chaos.machines.keys import Rotation
from tests.chaos.machines.storage import Storage
from tests.chaos.play.flight import in_flight
from tests.chaos.play.storm import (
    ONLY_ON_POSTGRESQL,
    ONLY_ON_SQLITE,
    ONLY_WITH_KEYS,
    Disturbance,
    Kind,
    Storm,
)
from tests.program import Program
from tests.shifted_clock import ShiftedClock

# Nobody prepares a message longer than this; a longer jump makes what is in hand look abandoned.
_LEASE_AT_LEAST = timedelta(seconds=15)
_LATE_SECONDS = 0.25
# What a frozen process had sent off to the database arrives within this.
_ON_ITS_WAY_SECONDS = 0.2
_ALONE_FROZEN_SECONDS = 4.0
_TYPED_AT_ONCE, _TYPED_EVERY = 15, 0.5
# An update that five processes have died of is put aside: fewer deaths are no reason to.
_SHORT_LIVES = 3
_STOPS = ("fast", "immediate")


@dataclass
class Weather:
    """What goes wrong in one round, and what was in flight when it did."""

    telegram: Emulator
    witness: Witness
    fleet: Fleet
    clock: ShiftedClock
    storage: Storage
    flooder: Person
    rotation: Rotation | None = None
    flights: Flights = field(default_factory=Flights)
    struck: Counter[Kind] = field(default_factory=Counter)
    # What was received before a leap, and may be forgotten after it.
    old: set[int] = field(default_factory=set)
    unflushed: int = 0
    # Of what another process writes nobody notes what is flushed: it begins once no cut can come.
    _power_is_safe: asyncio.Event = field(default_factory=asyncio.Event)

    async def rages(self, storm: Storm) -> None:
        """Let all of the storm happen, each thing at its time, one over the other.

        It sleeps by the machine's clock, like the processes that it strikes.
        """
        if Kind.POWER_CUT in self._impossible:
            self._power_is_safe.set()
        async with asyncio.TaskGroup() as tasks:
            for disturbance in storm.disturbances:
                if disturbance.kind not in self._impossible:
                    tasks.create_task(self._strikes(disturbance, storm))
            # A storm lasts in real time, as its processes live in it.
            tasks.create_task(asyncio.sleep(storm.seconds))

    @property
    def _impossible(self) -> frozenset[Kind]:
        found = frozenset() if self.rotation is not None else ONLY_WITH_KEYS
        if self.storage.server is None:
            no_cut = frozenset({Kind.POWER_CUT}) if self.storage.flushed is None else frozenset()
            return found | ONLY_ON_POSTGRESQL | no_cut
        no_disk = frozenset({Kind.FULL_DISK}) if self.storage.server.disk is None else frozenset()
        return found | ONLY_ON_SQLITE | no_disk

    async def _strikes(self, one: Disturbance, storm: Storm) -> None:
        # Each disturbance has its own moment of the storm.
        await asyncio.sleep(one.at)
        if fault := self._fault(one.kind):
            with fault:
                # The fault itself lasts this long.
                await asyncio.sleep(one.amount)
            self.struck[one.kind] += 1
        else:
            struck = await self._does(one, storm)
            # Only now: two of a kind may overlap, and neither count may overwrite the other.
            self.struck[one.kind] += struck

    def _fault(self, kind: Kind) -> Fault | None:
        """What Telegram can do wrong."""
        faults = self.telegram.faults
        match kind:
            case Kind.OUTAGE:
                return faults.fail(502)
            case Kind.TORN:
                return faults.lose()
            case Kind.PATIENCE:
                return faults.storm(retry_after=1)
            case Kind.LATE:
                return faults.delay(_LATE_SECONDS)
            case _:
                return None

    async def _does(self, one: Disturbance, storm: Storm) -> int:
        """Do what is not Telegram's fault; return how often it struck."""
        match one.kind:
            case Kind.LOST:
                self.witness.loses_answers = True
                # The fault itself lasts this long.
                await asyncio.sleep(one.amount)
                self.witness.loses_answers = False
            case Kind.KILL:
                victims = self.fleet.chosen(one.whom)
                await self._kills(victims, one.amount)
                return len(victims)
            case Kind.CRASH_LOOP:
                await self._dies_again_and_again(one)
            case Kind.POWER_CUT:
                await self._cuts_the_power(one.amount)
            case Kind.FREEZE:
                victims = self.fleet.chosen(max(one.whom, 1))
                for program in victims:
                    await self._freezes(program, one.amount)
                return len(victims)
            case Kind.FLOOD:
                await self._floods(one.amount)
            case Kind.SLOW_DISK:
                async with self.storage.at_hand:
                    await self.storage.is_held(one.amount)
            case Kind.FULL_DISK:
                await self._fills_the_disk(one.amount, also_the_log=bool(one.whom % 2))
            case Kind.RESTART:
                await self._restarts(_STOPS[one.whom % len(_STOPS)], one.amount)
            case Kind.KEYS:
                await self._changes_the_key(one.amount)
            case Kind.FORWARD:
                await self._jumps(timedelta(minutes=one.amount))
            case Kind.BACK:
                await self._jumps(timedelta(seconds=-one.amount))
            case Kind.LEAP:
                await self._leaps(storm, int(one.amount))
        return 1

    async def _kills(self, victims: list[Program], down_seconds: float) -> None:
        """kill -9; what was in flight is read before anybody can have taken it over."""
        await self.fleet.kill(victims)
        async with self.storage.at_hand:
            for program in victims:
                await self._notes(Cause.KILL, program.pid)
        # The outage itself lasts this long.
        await asyncio.sleep(down_seconds)
        async with self.storage.at_hand:
            self.fleet.start(victims)

    async def _dies_again_and_again(self, one: Disturbance) -> None:
        """Killed, and again each time right after the start."""
        await self._kills(self.fleet.chosen(one.whom), down_seconds=0)
        for _ in range(_SHORT_LIVES):
            # A life itself lasts this long.
            await asyncio.sleep(one.amount)
            await self._kills(self.fleet.chosen(one.whom), down_seconds=0)

    async def _cuts_the_power(self, down_seconds: float) -> None:
        """The process and all that no flush has reached are gone."""
        async with self.storage.at_hand:
            victims = self.fleet.up
            await self.fleet.kill(self.fleet.programs)
            self.unflushed += await self.storage.loses_power()
            await self._notes(Cause.KILL)
        self._power_is_safe.set()
        # The outage itself lasts this long.
        await asyncio.sleep(down_seconds)
        async with self.storage.at_hand:
            self.fleet.start(victims)

    async def _freezes(self, program: Program, seconds: float) -> None:
        if self.fleet.is_alone:
            # Nobody takes over, and everybody waits.
            seconds = min(seconds, _ALONE_FROZEN_SECONDS)
        with self.fleet.frozen(program):
            # What it has sent before it froze may still be on its way.
            await asyncio.sleep(_ON_ITS_WAY_SECONDS)
            async with self.storage.at_hand:
                await self._notes(Cause.FREEZE, program.pid)
            # The fault itself lasts this long.
            await asyncio.sleep(seconds)

    async def _fills_the_disk(self, seconds: float, *, also_the_log: bool) -> None:
        """What arrived meanwhile could not be noted."""
        if self.storage.is_sqlite:
            with self.fleet.full_disk():
                # The fault itself lasts this long.
                await asyncio.sleep(seconds)
                await self._notes(Cause.FULL_DISK)
            return
        async with self.storage.at_hand:
            await self._notes(Cause.FULL_DISK)
            await self.storage.is_full(seconds, also_its_log=also_the_log)
            await self._notes(Cause.FULL_DISK)

    async def _restarts(self, how: str, down_seconds: float) -> None:
        async with self.storage.at_hand:
            await self._notes(Cause.RESTART)
            await self.storage.restarts(how, down_seconds)
            await self._notes(Cause.RESTART)

    async def _changes_the_key(self, seconds: float) -> None:
        """Each is started again with a new key; then what is sealed is changed, and interrupted."""
        assert self.rotation is not None
        await self._power_is_safe.wait()
        self.rotation.hands_out_the_key()
        for number in range(1, len(self.fleet.programs) + 1):
            await self._kills(self.fleet.chosen(number), down_seconds=0)
        self.rotation.begins()
        # The change of keys runs in a process of its own, for this long.
        await asyncio.sleep(seconds)
        await self.rotation.is_broken_off()

    async def _floods(self, seconds: float) -> None:
        """Somebody types the same command again and again."""
        for _ in range(_TYPED_AT_ONCE):
            await self.flooder.types("/bantuan")
        for _ in range(round(seconds / _TYPED_EVERY)):
            # People type at this pace.
            await asyncio.sleep(_TYPED_EVERY)
            await self.flooder.types("/bantuan")

    async def _leaps(self, storm: Storm, number: int) -> None:
        await self._notes_what_is_old_then()
        await self._jumps(storm.morning.leaps_to[number] - self.clock.now())
        await self._notes_what_is_old_then()

    async def _notes_what_is_old_then(self) -> None:
        """What was received before a leap is old after it: once it is done it may be forgotten."""
        async with self.storage.at_hand, self.storage.services.database.read() as session:
            self.old.update((await session.exec(select(InboxUpdate.update_id))).all())

    async def _jumps(self, by: timedelta) -> None:
        if by > _LEASE_AT_LEAST:
            async with self.storage.at_hand:
                await self._notes(Cause.JUMP)
        self.clock.move(by)

    async def _notes(self, cause: Cause, pid: int | None = None) -> None:
        self.flights.note(cause, await in_flight(self.storage.url, pid))
