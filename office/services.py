"""All the services of the office, opened together on one database and one clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from office import announcements as news
from office.anomalies.drafting import Drafting
from office.anomalies.ledger import Ledger
from office.anomalies.oversight import Oversight
from office.anomalies.rules import Rules
from office.anomalies.service import Anomalies
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
    anomalies: Anomalies
    sweep: Sweep
    oversight: Oversight
    substitutes: Substitutes
    announcement_drafts: news.Drafting
    publishing: news.Publishing
    amending: news.Amending
    announcements: news.Reading
    announcement_sweep: news.Sweep
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
        anomalies = Anomalies(database, clock, inbox, ledger)
        register = news.Register(clock, people, rules)
        dispatch = news.Dispatch(clock, outbox, register)
        people.on_enrolment(dispatch.welcome)
        yield Services(
            database=database,
            clock=clock,
            people=people,
            inbox=inbox,
            outbox=outbox,
            questions=Questions(database, clock, inbox),
            drafting=drafting,
            anomalies=anomalies,
            sweep=Sweep(database, clock, ledger, drafting),
            oversight=Oversight(database, clock, ledger, anomalies),
            substitutes=Substitutes(database, clock, inbox, outbox, people),
            announcement_drafts=news.Drafting(database, clock, inbox, register),
            publishing=news.Publishing(database, clock, inbox, dispatch),
            amending=news.Amending(database, clock, inbox, dispatch),
            announcements=news.Reading(database, clock, inbox, dispatch),
            announcement_sweep=news.Sweep(database, clock, dispatch),
            rules=rules,
        )
    finally:
        await database.close()
