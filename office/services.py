"""All services of the office, opened together on one database and one clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from office.announcements import ANNOUNCEMENT, ANNOUNCEMENT_WORDS, Announcements
from office.anomalies import Anomalies
from office.anomalies.case_words import CASE_WORDS
from office.anomalies.office_rules import Rules
from office.anomalies.report_form import REPORT
from office.anomalies.unsorted import UNSORTED
from office.answers import ANSWER, FOLLOW_UP, Answers
from office.changes import Changes
from office.changes.facts import ContentFacts, NoContent
from office.clock import Clock
from office.data_protection import DataProtection
from office.data_protection.retention_plan import Retention
from office.database import Database, migrate, open_database, sealing
from office.figures import OfficeFigures
from office.forms import Forms
from office.inbox import Inbox
from office.inbox.telling import Telling
from office.interviews import INTERVIEW, Interviews
from office.membership import INVITATION, Membership
from office.outbox import Outbox
from office.people import People
from office.posts import APPOINTMENT, Posts
from office.questions import Questions
from office.replicas import Identity, Replicas
from office.revisions import REVIEW_WORDS, SOP_TEXT, Revisions
from office.revisions.facts import FileFacts, NoFiles
from office.settings import Settings
from office.suggestions import Suggestions
from office.training import Catalogue, Training
from office.training.form import SCHEDULE
from office.training.shared import Shared
from office.unreached import Unreached
from office.verifications import VERIFICATION, VERIFICATION_WORDS, Verifications

FLOWS = (
    REPORT,
    CASE_WORDS,
    UNSORTED,
    INTERVIEW,
    ANNOUNCEMENT,
    ANNOUNCEMENT_WORDS,
    APPOINTMENT,
    SCHEDULE,
    INVITATION,
    VERIFICATION,
    VERIFICATION_WORDS,
    ANSWER,
    FOLLOW_UP,
    SOP_TEXT,
    REVIEW_WORDS,
)


@dataclass(frozen=True)
class Services:
    """What the bot and the terminal may ask the office to do."""

    database: Database
    clock: Clock
    replicas: Replicas
    inbox: Inbox
    people: People
    outbox: Outbox
    posts: Posts
    membership: Membership
    forms: Forms
    anomalies: Anomalies
    interviews: Interviews
    verifications: Verifications
    announcements: Announcements
    training: Training
    questions: Questions
    figures: OfficeFigures
    answers: Answers
    suggestions: Suggestions
    revisions: Revisions
    changes: Changes
    data_protection: DataProtection
    unreached: Unreached
    rules: Callable[[], Rules]
    catalogue: Callable[[], Catalogue]


def no_rules() -> Rules:
    """Stand in for the rules where none are needed."""
    raise RuntimeError("these services were opened without the office's rules")


def no_retention() -> Retention:
    """Keep everything: the retention of an office without rules."""
    return Retention()


@asynccontextmanager
async def open_services(
    settings: Settings,
    clock: Clock,
    rules: Callable[[], Rules] = no_rules,
    catalogue: Callable[[], Catalogue] = Catalogue,
    retention: Callable[[], Retention] = no_retention,
    facts: Callable[[], ContentFacts] = NoContent,
    files: Callable[[], FileFacts] = NoFiles,
) -> AsyncIterator[Services]:
    """Open the database, bring its schema up to date, and close it at the end.

    `rules` gives the rules in force; inviting people, for example, needs none.
    `catalogue` gives what there is to learn; without one there is no training.
    `facts` gives what suggestions, changes and figures must know of the shelf; without it nothing
    is similar.
    `files` gives what revisions must know of the content files; without it there are none.
    `retention` says how long which data are kept; without it nothing is removed.

    Raises:
        KeyMissing: texts are sealed with a key that the settings do not give.
    """
    database = open_database(settings.database_url, settings.keys)
    try:
        await migrate.upgrade(database)
        await sealing.check(database)
        identity = Identity()
        outbox = Outbox(database, clock, identity=identity)
        people = People(database, clock, settings.zone)
        inbox = Inbox(database, clock, identity, Telling(outbox, people))
        forms = Forms(database, clock, inbox, FLOWS)
        anomalies = Anomalies.of(database, clock, forms, outbox, people, rules)
        verifications = Verifications.of(database, clock, outbox, people, rules)
        announcements = Announcements.of(database, clock, forms, outbox, people, rules)
        people.on_enrolment(announcements.dispatch.welcome)
        suggestions = Suggestions.of(database, clock, outbox, people, rules, facts)
        revisions = Revisions.of(database, clock, outbox, people, rules, files)
        replicas = Replicas(database, identity, {"inbox": inbox, "outbox": outbox.claims}, inbox)
        changes = Changes.of(database, clock, outbox, people, rules, facts, suggestions, replicas)
        answers = Answers.of(database, clock, outbox, people, rules)
        posts = Posts(database, clock, forms, outbox, people)
        unreached = Unreached.of(
            database,
            outbox,
            people,
            anomalies,
            answers,
            announcements,
            posts,
            revisions,
            verifications,
        )
        learning = Shared(database, clock, outbox, people, rules, catalogue)
        yield Services(
            database=database,
            clock=clock,
            replicas=replicas,
            inbox=inbox,
            people=people,
            outbox=outbox,
            posts=posts,
            membership=Membership(database, clock, forms, outbox, people),
            forms=forms,
            anomalies=anomalies,
            interviews=Interviews.of(database, clock, forms, outbox, people, anomalies),
            verifications=verifications,
            announcements=announcements,
            training=Training.of(learning, forms),
            questions=Questions(database, clock, people),
            figures=OfficeFigures.of(
                database, outbox, anomalies.shared, learning, suggestions.gathering
            ),
            data_protection=DataProtection.of(
                database, clock, people, anomalies, verifications.redaction, retention
            ),
            answers=answers,
            revisions=revisions,
            suggestions=suggestions,
            changes=changes,
            unreached=unreached,
            rules=rules,
            catalogue=catalogue,
        )
    finally:
        await database.close()
