"""All the services of the office, opened together on one database and one clock."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from office.clock import Clock
from office.database import Database, migrate, open_database
from office.inbox import Inbox
from office.people import People
from office.questions import Questions
from office.settings import Settings


@dataclass(frozen=True)
class Services:
    """What the edge may ask the office to do."""

    database: Database
    clock: Clock
    people: People
    inbox: Inbox
    questions: Questions


@asynccontextmanager
async def open_services(settings: Settings, clock: Clock) -> AsyncIterator[Services]:
    """Open the database, bring its schema up to date, and close it at the end."""
    database = open_database(settings.database_url)
    try:
        await migrate.upgrade(database)
        inbox = Inbox(database, clock)
        yield Services(
            database=database,
            clock=clock,
            people=People(database, clock, settings.zone),
            inbox=inbox,
            questions=Questions(database, clock, inbox),
        )
    finally:
        await database.close()
