"""All the services of the office, opened together on one database and one clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from office import announcements as news
from office.anomalies.actions import Handling
from office.anomalies.awaiting import Awaiting
from office.anomalies.drafting import Drafting
from office.anomalies.due import Sweep
from office.anomalies.handover import Handover
from office.anomalies.oversight import Oversight
from office.anomalies.queries import Looking
from office.anomalies.redaction import Erasing
from office.anomalies.reporting import Reporting
from office.anomalies.rights import Rights
from office.anomalies.rules import Rules
from office.anomalies.shared import Ledger
from office.clock import Clock
from office.data_protection import PersonalData
from office.data_protection.retention import Retaining
from office.database import Database, migrate, open_database, sealing
from office.inbox import Inbox
from office.outbox import Outbox
from office.pending import Pending
from office.people import People
from office.posts import Substitutes
from office.questions import Questions
from office.replicas import Identity, Replicas
from office.settings import Settings
from office.training import Catalogue, Training
from office.training.shared import Book


@dataclass(frozen=True)
class Services:
    """What the edge may ask the office to do."""

    database: Database
    clock: Clock
    people: People
    replicas: Replicas
    inbox: Inbox
    outbox: Outbox
    questions: Questions
    pending: Pending
    drafting: Drafting
    awaiting: Awaiting
    reporting: Reporting
    handling: Handling
    looking: Looking
    sweep: Sweep
    handover: Handover
    oversight: Oversight
    substitutes: Substitutes
    announcement_drafts: news.Drafting
    publishing: news.Publishing
    approving: news.Approving
    amending: news.Amending
    announcements: news.Reading
    announcement_sweep: news.Sweep
    training: Training
    personal_data: PersonalData
    erasing: Erasing
    retaining: Retaining
    rules: Callable[[], Rules]
    catalogue: Callable[[], Catalogue]


def no_rules() -> Rules:
    """Stand in for the rules where none are needed."""
    raise RuntimeError("these services were opened without the office's rules")


@asynccontextmanager
async def open_services(
    settings: Settings,
    clock: Clock,
    rules: Callable[[], Rules] = no_rules,
    catalogue: Callable[[], Catalogue] = Catalogue,
) -> AsyncIterator[Services]:
    """Open the database, bring its schema up to date, and close it at the end.

    `rules` gives the rules in force; inviting people and the like needs none.
    `catalogue` gives what there is to learn; without one there is no training.

    Raises:
        KeyMissing: texts are sealed with a key that is not among the settings'.
    """
    database = open_database(settings.database_url, settings.keys)
    try:
        await migrate.upgrade(database)
        await sealing.check(database)
        identity = Identity()
        inbox = Inbox(database, clock, identity)
        outbox = Outbox(database, clock, identity=identity)
        people = People(database, clock, settings.zone)
        ledger = Ledger(clock, outbox, people, rules)
        erasing = Erasing(database, ledger)
        drafting = Drafting(database, clock, inbox)
        rights = Rights(ledger)
        looking = Looking(database, ledger, rights)
        register = news.Register(clock, people, rules)
        dispatch = news.Dispatch(clock, outbox, register)
        approving = news.Approving(database, clock, inbox, dispatch)
        people.on_enrolment(dispatch.welcome)
        book = Book(database, clock, inbox, outbox, people, rules, catalogue)
        yield Services(
            database=database,
            clock=clock,
            people=people,
            replicas=Replicas(database, identity, {"inbox": inbox, "outbox": outbox}, inbox),
            inbox=inbox,
            outbox=outbox,
            questions=Questions(database, clock, inbox),
            pending=Pending(database),
            drafting=drafting,
            awaiting=Awaiting(database, clock),
            reporting=Reporting(database, clock, inbox, ledger, rights),
            handling=Handling(database, clock, inbox, ledger, rights),
            looking=looking,
            sweep=Sweep(database, clock, ledger, rights, drafting),
            handover=Handover(database, clock, ledger),
            oversight=Oversight(database, clock, ledger, looking),
            substitutes=Substitutes(database, clock, inbox, outbox, people),
            announcement_drafts=news.Drafting(database, clock, inbox, register),
            publishing=news.Publishing(database, clock, inbox, dispatch, approving),
            approving=approving,
            amending=news.Amending(database, clock, inbox, dispatch),
            announcements=news.Reading(database, clock, inbox, dispatch),
            announcement_sweep=news.Sweep(database, clock, dispatch),
            training=Training.of(book),
            personal_data=PersonalData(database, clock, people),
            erasing=erasing,
            retaining=Retaining(database, clock, ledger, erasing, lambda: rules().retention),
            rules=rules,
            catalogue=catalogue,
        )
    finally:
        await database.close()
