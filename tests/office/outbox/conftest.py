"""An outbox of either kind, and members to write to."""

import pytest

from office.clock import HandMovedClock
from office.database import Database
from office.outbox import Outbox
from office.outbox.pacing import Pacing
from office.people.models import Member


@pytest.fixture
def outbox(database: Database, clock: HandMovedClock) -> Outbox:
    """Its pace runs by the hand-moved clock, too."""
    return Outbox(database, clock, Pacing(database, clock, pace_clock=clock))


@pytest.fixture
async def members(database: Database, clock: HandMovedClock) -> list[int]:
    """The ids of sixty members; member number n has the Telegram account 1000 + n."""
    people = [
        Member(telegram_id=1000 + number, name=f"P{number}", unit="kanim", enrolled_at=clock.now())
        for number in range(60)
    ]
    async with database.begin() as session:
        session.add_all(people)
    return [person.id for person in people]
