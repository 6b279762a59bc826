"""A head presses Terima in the instant in which the report climbs: exactly one of both wins."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from office.anomalies.audit import verify
from office.anomalies.drafts import Answers
from office.anomalies.ladder import Urgency
from office.anomalies.models import Event, Outcome, State
from office.errors import AlreadyAcknowledged
from office.people import Member, Role
from tests.office.anomalies.conftest import Bench

RACES = 200
ANSWERS = Answers(
    category="dokumen",
    text="KK tampak hasil suntingan",
    unit="kanim",
    urgency=Urgency.URGENT,
    concerns="",
)


async def acknowledged(bench: Bench, anomaly_id: int, head: Member, after: float = 0) -> bool:
    if after:
        await asyncio.sleep(after)
    try:
        await bench.handling.acknowledge(anomaly_id, head)
    except AlreadyAcknowledged:
        return False
    return True


@pytest.mark.timeout(180)
async def test_taking_and_climbing_in_the_same_instant_never_both_win(bench: Bench) -> None:
    """The head of section has two turns of five minutes; the second is over when he presses."""
    officer = await bench.enrols("Rina", Role.OFFICER)
    head = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    winners: Counter[str] = Counter()
    for number in range(RACES):
        report = await bench.reporting.file(officer, ANSWERS)
        bench.clock.advance(timedelta(minutes=5))
        await bench.sweep.escalate_due()
        bench.clock.advance(timedelta(minutes=5))
        is_head_first = bool(number % 2)
        racers = [
            # Else around the time that a sweep takes to see what is due.
            acknowledged(bench, report.id, head, 0 if is_head_first else (number % 20) / 1000),
            bench.sweep.escalate_due(),
            bench.sweep.escalate_due(),
        ]
        # Both orders of arrival are tried; what the database makes of them is the test.
        await asyncio.gather(*(racers if is_head_first else racers[::-1]))

        after = await bench.looking.reread(report.id)
        assert after is not None
        assert after.state is State.ACKNOWLEDGED
        assert after.holder_id == head.id
        events = await bench.events(report.id)
        climbed = events[Event.ESCALATED]
        assert events[Event.ACKNOWLEDGED] == 1
        assert climbed <= 1, "two sweeps moved the same report"
        cards = await bench.cards(report.id)
        assert all(count == 1 for _, _, count in cards), cards
        # Who won is told by the card of the head of office: it is there if and only if it climbed.
        assert any(member == boss.id for member, _, _ in cards) == bool(climbed)
        winners["ladder" if climbed else "head"] += 1
        # Else its promises would fall due in the races that follow.
        await bench.handling.resolve(report.id, head, Outcome.UNFOUNDED, "")
    assert min(winners["ladder"], winners["head"]) > 0, f"no race at all: {winners}"
    assert await verify(bench.database) == []


@pytest.mark.timeout(180)
async def test_of_two_heads_who_press_at_once_exactly_one_takes_it(bench: Bench) -> None:
    officer = await bench.enrols("Rina", Role.OFFICER)
    head = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    for _ in range(RACES):
        report = await bench.reporting.file(officer, ANSWERS)

        took = await asyncio.gather(
            acknowledged(bench, report.id, head), acknowledged(bench, report.id, boss)
        )

        assert sorted(took) == [False, True]
        after = await bench.looking.reread(report.id)
        assert after is not None
        assert after.holder_id == (head.id if took[0] else boss.id)
    assert await verify(bench.database) == []
