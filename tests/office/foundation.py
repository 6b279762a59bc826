"""The foundation of an office without Telegram, for tests that open one noun on it."""

from collections.abc import Callable

from office.clock import HandMovedClock
from office.database import Database
from office.forms import Forms
from office.foundation import Foundation
from office.inbox import Inbox
from office.outbox import Outbox
from office.outbox.pacing import Pacing
from office.people import People
from office.rules import Rules
from office.services import FLOWS, no_rules, no_shelf
from tests.conftest import WIB


def foundation_of(
    database: Database,
    clock: HandMovedClock,
    rules: Callable[[], Rules] = no_rules,
    pacing: Pacing | None = None,
) -> Foundation:
    """Lay it on a database."""
    return Foundation(
        database,
        clock,
        Forms(database, clock, Inbox(database, clock), FLOWS),
        Outbox(database, clock, pacing),
        People(database, clock, WIB),
        rules,
        no_shelf,
    )
