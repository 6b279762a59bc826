"""The services of the reports on a database of either kind, without Telegram."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import col, func, select

from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.anomalies.casework import AnomalyCasework
from office.anomalies.due import DueJobs
from office.anomalies.models import Event
from office.anomalies.moves.actions import Actions
from office.anomalies.moves.directing import Directing
from office.anomalies.moves.handover import AnomalyHandover
from office.anomalies.moves.reporting import Reporting
from office.anomalies.notices import Notice
from office.anomalies.queries import Queries
from office.anomalies.reading.paper_record import PaperRecords
from office.anomalies.rights import Rights
from office.anomalies.store import REPORTS
from office.anomalies.words.case_words import CASE_WORDS
from office.anomalies.words.report_form import REPORT
from office.anomalies.words.taking_back import TakingBack
from office.anomalies.words.thread import Thread
from office.anomalies.words.unsorted import UNSORTED
from office.clock import HandMovedClock
from office.database import Database
from office.forms import Forms
from office.inbox import Inbox
from office.outbox import Outbox, OutboxMessage
from office.people import Member, NewMember, People, Role
from tests.conftest import WIB
from tests.office.rows import rows

FLOWS = (REPORT, CASE_WORDS, UNSORTED)


class Bench:
    """The services of the reports on one database, and the people that they need."""

    def __init__(self, database: Database, clock: HandMovedClock, shelf: Shelf) -> None:
        self.database, self.clock = database, clock
        self.forms = Forms(database, clock, Inbox(database, clock), FLOWS)
        self.people = People(database, clock, WIB)
        shared = AnomalyCasework(
            clock, Outbox(database, clock), self.people, OfficeRules(shelf, WIB)
        )
        rights = Rights(shared)
        parts = (database, self.forms, shared, rights)
        self.reporting = Reporting(*parts)
        self.actions = Actions(*parts)
        self.directing = Directing(*parts)
        self.queries = Queries(database, self.forms, shared, rights)
        self.taking_back = TakingBack(*parts)
        self.thread = Thread(*parts)
        self.paper_records = PaperRecords(database, clock, shared, self.thread)
        self.handover = AnomalyHandover(*parts)
        self.due = DueJobs(*parts)

    async def enrols(
        self, name: str, role: Role, section: str | None = None, unit: str = "kanim"
    ) -> Member:
        code = await self.people.invite(NewMember(name, unit, (role,), section))
        return await self.people.enrol(code, abs(hash(name)) % 10**9)

    async def rows(self, query: Any) -> list[Any]:
        """All that a query finds."""
        return await rows(self.database, query)

    async def events(self, anomaly_id: int) -> Counter[Event]:
        async with self.database.read() as session:
            return Counter(entry.event for entry in await REPORTS.history(session, anomaly_id))

    async def cards(self, anomaly_id: int) -> Sequence[tuple[int, str, int]]:
        """How often each member is sent a card of the same tier."""
        return await self.rows(
            select(OutboxMessage.recipient_id, OutboxMessage.detail, func.count())
            .where(OutboxMessage.about == anomaly_id, OutboxMessage.kind == Notice.CARD)
            .group_by(col(OutboxMessage.recipient_id), col(OutboxMessage.detail)),
        )


@pytest.fixture
def bench(database: Database, clock: HandMovedClock, shelf: Shelf) -> Bench:
    return Bench(database, clock, shelf)


@pytest.fixture
async def officer(bench: Bench) -> Member:
    return await bench.enrols("Rina", Role.OFFICER)


@pytest.fixture
async def sri(bench: Bench) -> Member:
    return await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")


@pytest.fixture
async def boss(bench: Bench) -> Member:
    return await bench.enrols("Bambang", Role.HEAD_OF_OFFICE)


head = sri
