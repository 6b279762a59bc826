"""A head presses Terima in the instant in which the report climbs: exactly one of both wins."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from office.anomalies.errors import AlreadyAcknowledged
from office.anomalies.models import Event, Outcome, State
from office.anomalies.words.report_form import ReportAnswers
from office.escalation.policy import Urgency
from office.people import Member, Role
from office.services import verify_histories
from tests.cast.closing import resolves
from tests.office.anomalies.conftest import Bench

SEED = 4
races_of_each = pytest.mark.parametrize("races", [25, pytest.param(100, marks=pytest.mark.slow)])
# About as many turns of the loop as the due jobs need to see what is due.
MOST_TURNS = 12
ANSWERS = ReportAnswers(
    category="dokumen",
    text="KK tampak hasil suntingan",
    unit="kanim",
    urgency=Urgency.URGENT,
    concerns="",
)


async def started(
    *racers: Callable[[], Awaitable[object]], dice: random.Random, head_start: int = 0
) -> list[object]:
    """Start all at one barrier, in a random order, each up to so many turns of the loop later.

    On SQLite everything happens in one loop: the first to start would always win.
    """
    barrier = asyncio.Barrier(len(racers))

    async def run(racer: Callable[[], Awaitable[object]], turns: int) -> object:
        await barrier.wait()
        for _ in range(turns):
            await asyncio.sleep(0)
        return await racer()

    tasks: dict[int, asyncio.Task[object]] = {}
    for place in dice.sample(range(len(racers)), len(racers)):
        turns = dice.randint(0, head_start)
        tasks[place] = asyncio.create_task(run(racers[place], turns))
    return list(await asyncio.gather(*(tasks[place] for place in range(len(racers)))))


async def acknowledged(bench: Bench, anomaly_id: int, head: Member, looks: int = 0) -> bool:
    """Take the report, after some queries at it: the due job has to look before it moves, too."""
    for _ in range(looks):
        await bench.queries.reread(anomaly_id)
    try:
        await bench.actions.acknowledge(anomaly_id, head)
    except AlreadyAcknowledged:
        return False
    return True


@pytest.mark.timeout(300)
@races_of_each
async def test_taking_and_climbing_in_the_same_instant_never_both_win(
    bench: Bench, races: int, officer: Member, head: Member
) -> None:
    """The head of section has two turns of five minutes; the second is over when they press."""
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    winners: Counter[str] = Counter()
    dice = random.Random(SEED)
    for _ in range(races):
        report = await bench.reporting.file(officer, ANSWERS)
        bench.clock.advance(timedelta(minutes=5))
        await bench.due.escalate_due()
        bench.clock.advance(timedelta(minutes=5))
        await started(
            lambda report=report: acknowledged(bench, report.id, head, dice.randint(0, 2)),
            bench.due.escalate_due,
            bench.due.escalate_due,
            dice=dice,
            head_start=MOST_TURNS,
        )

        after = await bench.queries.reread(report.id)
        assert after.state is State.ACKNOWLEDGED
        assert after.holder_id == head.id
        events = await bench.events(report.id)
        climbed = events[Event.ESCALATED]
        assert events[Event.ACKNOWLEDGED] == 1
        assert climbed <= 1, "two due jobs moved the same report"
        cards = await bench.cards(report.id)
        assert all(count == 1 for _, _, count in cards), cards
        # Who won is told by the card of the head of office: it is there if and only if it climbed.
        assert any(member == boss.id for member, _, _ in cards) == bool(climbed)
        winners["time" if climbed else "head"] += 1
        # Else its promises would fall due in the races that follow.
        await resolves(bench.anomalies, report.id, head, Outcome.UNFOUNDED, "")
    print(f"of {races} races {dict(winners)}")
    assert min(winners["time"], winners["head"]) > 0, f"no race at all: {winners}"
    assert await verify_histories(bench.database) == []


@pytest.mark.timeout(300)
@races_of_each
async def test_of_two_heads_who_press_at_once_exactly_one_takes_it(
    bench: Bench, races: int, officer: Member, head: Member
) -> None:
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    dice, winners = random.Random(SEED), Counter[str]()
    for _ in range(races):
        report = await bench.reporting.file(officer, ANSWERS)

        took = await started(
            lambda report=report: acknowledged(bench, report.id, head),
            lambda report=report: acknowledged(bench, report.id, boss),
            dice=dice,
            head_start=MOST_TURNS,
        )

        assert sorted(took) == [False, True]
        after = await bench.queries.reread(report.id)
        assert after.holder_id == (head.id if took[0] else boss.id)
        winners["head" if took[0] else "boss"] += 1
    print(f"of {races} races {dict(winners)}")
    assert min(winners["head"], winners["boss"]) > 0, f"no race at all: {winners}"
    assert await verify_histories(bench.database) == []
