"""A head presses Terima in the instant in which the report climbs: exactly one of both wins."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, func, select

from bot.rules import OfficeRules
from knowledge.shelf import Shelf
from office.anomalies import store
from office.anomalies.audit import verify
from office.anomalies.drafting import Drafting
from office.anomalies.drafts import Answers
from office.anomalies.ladder import Urgency
from office.anomalies.ledger import Ledger
from office.anomalies.models import Event, Outcome, State
from office.anomalies.notices import Notice
from office.anomalies.service import Anomalies
from office.anomalies.sweep import Sweep
from office.clock import HandMovedClock
from office.database import Database
from office.errors import AlreadyAcknowledged
from office.inbox import Inbox
from office.outbox import Outbox, OutboxMessage
from office.people import Member, NewMember, People, Role

RACES = 200
KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
WIB = ZoneInfo("Asia/Jakarta")
ANSWERS = Answers(
    category="dokumen",
    text="KK tampak hasil suntingan",
    unit="kanim",
    urgency=Urgency.URGENT,
    concerns="",
)


class Bench:
    """The services of the reports on one database, and the people that they need."""

    def __init__(self, database: Database, clock: HandMovedClock, shelf: Shelf) -> None:
        self.database, self.clock = database, clock
        inbox = Inbox(database, clock)
        self.people = People(database, clock, WIB)
        ledger = Ledger(clock, Outbox(database, clock), self.people, OfficeRules(shelf, WIB))
        self.anomalies = Anomalies(database, clock, inbox, ledger)
        self.sweep = Sweep(database, clock, ledger, Drafting(database, clock, inbox))

    async def enrols(self, name: str, role: Role, section: str | None = None) -> Member:
        code = await self.people.invite(NewMember(name, "kanim", (role,), section))
        return await self.people.enrol(code, abs(hash(name)) % 10**9)

    async def events(self, anomaly_id: int) -> Counter[Event]:
        async with self.database.read() as session:
            return Counter(one.event for one in await store.history(session, anomaly_id))

    async def cards(self, anomaly_id: int) -> Sequence[tuple[int, str, int]]:
        """How often each member is sent a card of the same tier."""
        async with self.database.read() as session:
            found = await session.exec(
                select(OutboxMessage.recipient_id, OutboxMessage.detail, func.count())
                .where(OutboxMessage.about == anomaly_id, OutboxMessage.kind == Notice.CARD)
                .group_by(col(OutboxMessage.recipient_id), col(OutboxMessage.detail))
            )
            return found.all()


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(KNOWLEDGE)


@pytest.fixture
def bench(database: Database, clock: HandMovedClock, shelf: Shelf) -> Bench:
    return Bench(database, clock, shelf)


async def acknowledged(bench: Bench, anomaly_id: int, head: Member, after: float = 0) -> bool:
    await asyncio.sleep(after)
    try:
        await bench.anomalies.acknowledge(anomaly_id, head)
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
        report = await bench.anomalies.report(officer, ANSWERS)
        bench.clock.advance(timedelta(minutes=5))
        await bench.sweep.escalate_due()
        bench.clock.advance(timedelta(minutes=5))
        racers = [
            # Around the time that a sweep takes to see what is due.
            acknowledged(bench, report.id, head, after=(number % 20) / 1000),
            bench.sweep.escalate_due(),
            bench.sweep.escalate_due(),
        ]
        # Both orders of arrival are tried; what the database makes of them is the test.
        await asyncio.gather(*(racers if number % 2 else racers[::-1]))

        after = await bench.anomalies.reread(report.id)
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
        await bench.anomalies.resolve(report.id, head, Outcome.UNFOUNDED, "")
    assert min(winners["ladder"], winners["head"]) > 0, f"no race at all: {winners}"
    assert await verify(bench.database) == []


@pytest.mark.timeout(180)
async def test_of_two_heads_who_press_at_once_exactly_one_takes_it(bench: Bench) -> None:
    officer = await bench.enrols("Rina", Role.OFFICER)
    head = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    boss = await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)
    for _ in range(RACES):
        report = await bench.anomalies.report(officer, ANSWERS)

        took = await asyncio.gather(
            acknowledged(bench, report.id, head), acknowledged(bench, report.id, boss)
        )

        assert sorted(took) == [False, True]
        after = await bench.anomalies.reread(report.id)
        assert after is not None
        assert after.holder_id == (head.id if took[0] else boss.id)
    assert await verify(bench.database) == []
