"""The services of the reports on a database of either kind, without Telegram."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from sqlmodel import col, func, select

from bot.content.rules import OfficeRules
from knowledge.shelf import Shelf
from office.anomalies import Anomalies
from office.anomalies.models import Event
from office.anomalies.notices import Notice
from office.anomalies.store import REPORTS
from office.clock import HandMovedClock
from office.database import Database
from office.outbox import OutboxMessage
from office.people import Member, NewMember, Role
from tests.conftest import WIB
from tests.office.foundation import foundation_of
from tests.office.rows import rows


class Bench:
    """The services of the reports on one database, and the people that they need."""

    def __init__(self, database: Database, clock: HandMovedClock, shelf: Shelf) -> None:
        self.database, self.clock = database, clock
        self.foundation = foundation_of(database, clock, OfficeRules(shelf, WIB))
        self.forms, self.people = self.foundation.forms, self.foundation.people
        self.anomalies = Anomalies(self.foundation)

    def __getattr__(self, name: str) -> Any:
        """A service of the reports by its name."""
        return getattr(self.anomalies, name)

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
