"""What is measured, each in a new office: the pace, kills, urgent reports, and a flood."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from random import Random

from benchmarks.announce.office import prepares_report
from benchmarks.announce.stage import Stage
from benchmarks.announce.trainer import announces
from botapi_emulator import Person

_LONGEST_WAIT_SECONDS = 30.0
# Each call is two messages to the one head, whose chat takes one a second.
_CALLS_TO_REPORTS = 2
# A kill comes at most this long after a delivery: at 80 ms and 30/s that can be any moment.
_KILL_WITHIN_SECONDS = 0.1
# Reports are filed up to this share, so that the announcement still runs when the last one is sent.
_MOSTLY = 0.95
# More than anybody reads: first so many at once, then one by one while the announcement runs.
_FLOODERS, _FLOOD_AT_ONCE, _FLOOD_EVERY_SECONDS = 3, 15, 0.5


@dataclass(frozen=True)
class Plan:
    """How much is measured. The same seed kills and files at the same places."""

    recipients: int
    kills: int
    reports: int
    seed: int


@dataclass(frozen=True)
class Kill:
    """One `kill -9`: what Telegram had not answered, and the chats whose rows were being sent."""

    in_flight: int
    marked: frozenset[int]


@dataclass(frozen=True)
class Goals:
    """Within how many seconds the head's phone has it: 95 of 100, and all."""

    p95: float
    longest: float = math.inf


BESIDE_COPIES, A_CALL, IN_A_FLOOD = Goals(0.6), Goals(1.0), Goals(2.0, 3.0)


@dataclass(frozen=True)
class Outcome:
    """The result of one announcement. Times are in seconds."""

    recipients: int
    per_second: float
    per_second_with_edits: float
    refused: int
    lost: int
    repeated: int
    repeated_unmarked: int
    seconds: float
    kills: tuple[Kill, ...] = ()
    to_the_head: tuple[float, ...] = ()
    goals: Goals = BESIDE_COPIES


Act = Callable[[Stage, Plan], Awaitable[Outcome]]


async def undisturbed(scene: Stage, plan: Plan) -> Outcome:
    """Let the announcement run from the first copy to the last."""
    await announces(scene.people.trainer)
    return await _outcome(scene, plan)


async def killed(scene: Stage, plan: Plan) -> Outcome:
    """Kill a process at random moments and start it again at once."""
    chance, kills = Random(plan.seed), []
    moments = sorted(chance.sample(range(1, plan.recipients - plan.kills), plan.kills))
    await announces(scene.people.trainer)
    for copies in moments:
        await scene.wire.until_delivered(copies)
        await asyncio.sleep(chance.uniform(0, _KILL_WITHIN_SECONDS))
        kills.append(await _kill(scene, chance.randrange(len(scene.nodes))))
    return await _outcome(scene, plan, kills=tuple(kills))


async def _kill(scene: Stage, number: int) -> Kill:
    node = scene.nodes.pop(number)
    in_flight = scene.wire.in_flight
    node.kill()
    marked = await scene.marked_as_going_out(node)
    await scene.start()
    return Kill(in_flight, frozenset(marked))


async def overtaken(scene: Stage, plan: Plan) -> Outcome:
    """File urgent reports one by one at random moments before the announcement's end."""
    chance, waits = Random(plan.seed), []
    reporters = chance.sample(scene.people.officers, plan.reports)
    moments = sorted(chance.sample(range(1, int(plan.recipients * _MOSTLY)), plan.reports))
    for number, officer in enumerate(reporters):
        await _opens_draft(scene, officer, number)
    await announces(scene.people.trainer)
    for officer, copies in zip(reporters, moments, strict=True):
        await scene.wire.until_delivered(copies)
        if len(scene.wire.told) < plan.recipients:
            waits.append(await _files(scene, officer))
    return await _outcome(scene, plan, to_the_head=tuple(waits))


async def called(scene: Stage, plan: Plan) -> Outcome:
    """Let officers call for silent help one by one while the announcement runs."""
    chance, waits = Random(plan.seed), []
    count = max(1, plan.reports // _CALLS_TO_REPORTS)
    callers = chance.sample(scene.people.officers, count)
    moments = sorted(chance.sample(range(1, int(plan.recipients * _MOSTLY)), count))
    await announces(scene.people.trainer)
    for officer, copies in zip(callers, moments, strict=True):
        await scene.wire.until_delivered(copies)
        if len(scene.wire.told) < plan.recipients:
            waits.append(await _calls(scene, officer))
    return await _outcome(scene, plan, to_the_head=tuple(waits), goals=A_CALL)


async def flooded(scene: Stage, plan: Plan) -> Outcome:
    """File the same while three other officers type `/bantuan` without a pause."""
    reporters = Random(plan.seed).sample(scene.people.officers, plan.reports)
    others = [person for person in scene.people.officers if person not in reporters]
    async with _flooding(others[:_FLOODERS]):
        return replace(await overtaken(scene, plan), goals=IN_A_FLOOD)


@asynccontextmanager
async def _flooding(officers: Sequence[Person]) -> AsyncIterator[None]:
    floods = [asyncio.create_task(_floods(person)) for person in officers]
    try:
        yield
    finally:
        for flood in floods:
            flood.cancel()
        await asyncio.gather(*floods, return_exceptions=True)


async def _floods(officer: Person) -> None:
    for _ in range(_FLOOD_AT_ONCE):
        await officer.types("/bantuan")
    while True:
        await asyncio.sleep(_FLOOD_EVERY_SECONDS)
        await officer.types("/bantuan")


async def _opens_draft(scene: Stage, officer: Person, number: int) -> None:
    await prepares_report(scene.services, officer, number)
    await officer.types("/lapor")
    await officer.expects("draf", within=_LONGEST_WAIT_SECONDS)
    await officer.taps("Lanjutkan draf")
    await officer.expects("Penerima:", within=_LONGEST_WAIT_SECONDS)


async def _calls(scene: Stage, officer: Person) -> float:
    """Call, and say at once that all is well. Return the seconds until the head's phone has it."""
    card = asyncio.ensure_future(scene.wire.arrival(scene.people.head.id, "minta didampingi"))
    await asyncio.sleep(0)  # lets the listener start
    called_at = time.perf_counter()
    await officer.types("/dampingi")
    took = await card - called_at
    await officer.expects("Berkas sedang diperiksa", within=_LONGEST_WAIT_SECONDS)
    await officer.taps("Aman")
    return took


async def _files(scene: Stage, officer: Person) -> float:
    """Confirm a report. Return the seconds until the card is on the head's phone."""
    card = asyncio.ensure_future(
        scene.wire.arrival(scene.people.head.id, f"Pelapor: {officer.name}\n")
    )
    await asyncio.sleep(0)  # lets the listener start
    filed_at = time.perf_counter()
    await officer.taps("Kirim laporan")
    return await card - filed_at


async def _outcome(
    scene: Stage,
    plan: Plan,
    kills: tuple[Kill, ...] = (),
    to_the_head: tuple[float, ...] = (),
    goals: Goals = BESIDE_COPIES,
) -> Outcome:
    """Wait for the end, and count."""
    await scene.wire.until_delivered(1)
    await scene.until_over()
    wire = scene.wire
    marks = Counter(chat for kill in kills for chat in kill.marked)
    unmarked = sum(max(0, copies - 1 - marks[chat]) for chat, copies in wire.told.items())
    return Outcome(
        recipients=plan.recipients,
        per_second=wire.per_second,
        per_second_with_edits=wire.per_second_with_edits,
        refused=scene.limits.refused,
        lost=plan.recipients - len(wire.told),
        repeated=wire.repeats,
        repeated_unmarked=unmarked,
        seconds=wire.sent_at[-1] - wire.sent_at[0],
        kills=kills,
        to_the_head=to_the_head,
        goals=goals,
    )
