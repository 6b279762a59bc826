"""All the services of the office, opened together on one database and one clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from office.anomalies.awaiting import Awaiting
from office.anomalies.drafting import Drafting
from office.anomalies.handling import Handling
from office.anomalies.handover import Handover
from office.anomalies.ledger import Ledger
from office.anomalies.looking import Looking
from office.anomalies.oversight import Oversight
from office.anomalies.reporting import Reporting
from office.anomalies.rights import Rights
from office.anomalies.rules import Rules
from office.anomalies.sweep import Sweep
from office.clock import Clock
from office.database import Database, migrate, open_database
from office.inbox import Inbox
from office.outbox import Outbox
from office.people import People
from office.questions import Questions
from office.settings import Settings
from office.substitutes import Substitutes


@dataclass(frozen=True)
class Services:
    """What the edge may ask the office to do."""

    database: Database
    clock: Clock
    people: People
    inbox: Inbox
    outbox: Outbox
    questions: Questions
    drafting: Drafting
    awaiting: Awaiting
    reporting: Reporting
    handling: Handling
    looking: Looking
    sweep: Sweep
    handover: Handover
    oversight: Oversight
    substitutes: Substitutes
    rules: Callable[[], Rules]


def _no_rules() -> Rules:
    raise RuntimeError("these services were opened without the office's rules")


@asynccontextmanager
async def open_services(
    settings: Settings, clock: Clock, rules: Callable[[], Rules] = _no_rules
) -> AsyncIterator[Services]:
    """Open the database, bring its schema up to date, and close it at the end.

    `rules` gives the rules in force; inviting people and the like needs none.
    """
    database = open_database(settings.database_url)
    try:
        await migrate.upgrade(database)
        inbox = Inbox(database, clock)
        outbox = Outbox(database, clock)
        people = People(database, clock, settings.zone)
        ledger = Ledger(clock, outbox, people, rules)
        drafting = Drafting(database, clock, inbox)
        rights = Rights(ledger)
        looking = Looking(database, ledger, rights)
        yield Services(
            database=database,
            clock=clock,
            people=people,
            inbox=inbox,
            outbox=outbox,
            questions=Questions(database, clock, inbox),
            drafting=drafting,
            awaiting=Awaiting(database, clock),
            reporting=Reporting(database, clock, inbox, ledger, rights),
            handling=Handling(database, clock, inbox, ledger, rights),
            looking=looking,
            sweep=Sweep(database, clock, ledger, rights, drafting),
            handover=Handover(database, clock, ledger),
            oversight=Oversight(database, clock, ledger, looking),
            substitutes=Substitutes(database, clock, inbox, outbox, people),
            rules=rules,
        )
    finally:
        await database.close()
