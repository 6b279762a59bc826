"""All services of the office, opened together on one database and one clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from office.announcements import NOUN as ANNOUNCEMENTS
from office.announcements import Announcements
from office.anomalies import NOUN as ANOMALIES
from office.anomalies import Anomalies
from office.answers import NOUN as ANSWERS
from office.answers import Answers
from office.arrangements import NOUN as ARRANGEMENTS
from office.arrangements import Arrangements
from office.assistance import NOUN as ASSISTANCE
from office.assistance import Assistance
from office.care import NOUN as CARE
from office.care import Care
from office.changes import NOUN as CHANGES
from office.changes import Changes
from office.checklists import NOUN as CHECKLISTS
from office.checklists import Checklists
from office.clock import Clock
from office.confirmations import NOUN as CONFIRMATIONS
from office.confirmations import Confirmations
from office.data_protection import NOUN as DATA_PROTECTION
from office.data_protection import DataProtection
from office.database import Database, Table, migrate, open_database, sealing
from office.database.sealing import SealProof
from office.drills import NOUN as DRILLS
from office.drills import Drills
from office.figures import NOUN as FIGURES
from office.figures import OfficeFigures
from office.forms import Forms
from office.forms.records import RECORDS as _FORMS
from office.foundation import Foundation
from office.hash_chain import Broken
from office.inbox import Inbox
from office.inbox.records import RECORDS as _INBOX
from office.inbox.telling import Telling
from office.interviews import NOUN as INTERVIEWS
from office.interviews import Interviews
from office.membership import NOUN as MEMBERSHIP
from office.membership import Membership
from office.outbox import Outbox
from office.outbox.records import RECORDS as _OUTBOX
from office.people import People
from office.people.records import RECORDS as _PEOPLE
from office.posts import NOUN as POSTS
from office.posts import Posts
from office.questions import NOUN as QUESTIONS
from office.questions import Questions
from office.records import Records, Retention
from office.replicas import Identity, Replicas
from office.replicas.records import RECORDS as _REPLICAS
from office.reviews import NOUN as REVIEWS
from office.reviews import Reviews
from office.revisions import NOUN as REVISIONS
from office.revisions import Revisions
from office.rules import Rules
from office.samples import NOUN as SAMPLES
from office.samples import SampleRequests
from office.settings import Settings
from office.setup import NOUN as SETUP
from office.setup import OfficeContent, Setup, note_arranged
from office.signs import NOUN as SIGNS
from office.signs import LearnedSigns
from office.suggestions import NOUN as SUGGESTIONS
from office.suggestions import Suggestions
from office.training import NOUN as TRAINING
from office.training import Catalogue, ShelfCatalogue, Training
from office.training.coursework import Coursework
from office.unreached import Unreached
from office.verifications import NOUN as VERIFICATIONS
from office.verifications import Verifications

if TYPE_CHECKING:
    from office.answering import Answering
    from office.learning import Learning
    from office.shelf.office_shelf import OfficeShelf

BASE: Final = (
    _INBOX,
    _PEOPLE,
    _OUTBOX,
    _FORMS,
    _REPLICAS,
    Records(tables=(SealProof,)),
)
"""What the packages below the nouns declare of their tables."""

NOUNS: Final = (
    ASSISTANCE,
    ANOMALIES,
    CHECKLISTS,
    INTERVIEWS,
    DRILLS,
    VERIFICATIONS,
    ANNOUNCEMENTS,
    POSTS,
    MEMBERSHIP,
    TRAINING,
    QUESTIONS,
    ANSWERS,
    SUGGESTIONS,
    REVISIONS,
    CHANGES,
    SAMPLES,
    CONFIRMATIONS,
    ARRANGEMENTS,
    REVIEWS,
    SIGNS,
    FIGURES,
    DATA_PROTECTION,
    CARE,
    SETUP,
)
"""Every noun. A test compares them with the directories of the office."""

RECORDS: Final = (*BASE, *(noun.records for noun in NOUNS))
FLOWS: Final = tuple(flow for noun in NOUNS for flow in noun.flows)
OPEN_IN: Final = {noun.name: noun.open_in for noun in NOUNS if noun.open_in is not None}
HISTORIES: Final = tuple(noun.histories for noun in NOUNS if noun.histories is not None)
# Every table is imported by now.
metadata = Table.metadata


class Services:
    """What the bot and the terminal may ask the office to do."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        zone: ZoneInfo,
        rules: Callable[[], Rules],
        retention: Callable[[], Retention],
        shelf: "Callable[[], OfficeShelf]",
    ) -> None:
        self.database, self.clock, self.rules, self.shelf = database, clock, rules, shelf
        identity = Identity()
        self.outbox = outbox = Outbox(database, clock, identity=identity)
        self.people = people = People(database, clock, zone)
        self.inbox = Inbox(database, clock, identity, Telling(outbox, people))
        self.forms = forms = Forms(database, clock, self.inbox, FLOWS)
        self.replicas = Replicas(
            database, identity, {"inbox": self.inbox, "outbox": outbox.claims}, self.inbox
        )
        self.care = Care(database, clock)
        self.posts = Posts(database, clock, forms, outbox, people)
        self.membership = Membership(database, clock, forms, outbox, people)
        foundation = Foundation(database, clock, forms, outbox, people, rules, shelf)
        self.assistance = Assistance(foundation)
        self.anomalies = Anomalies(foundation)
        self.verifications = Verifications(foundation)
        self.announcements = Announcements(foundation)
        people.on_enrolment(self.announcements.dispatch.welcome)
        self.suggestions = Suggestions(foundation)
        self.questions = Questions(foundation)
        self.answers = Answers(foundation)
        self.revisions = Revisions(foundation, self.questions, self.answers)
        self.changes = Changes(foundation, self.suggestions, self.replicas)
        self.samples = SampleRequests(foundation, self.suggestions)
        self.confirmations = Confirmations(foundation, self.revisions)
        self.arrangements = Arrangements(
            foundation, self.revisions.office_file, note_arranged, OPEN_IN
        )
        self.reviews = Reviews(foundation, self.revisions.publishing)
        self.interviews = Interviews(foundation, self.anomalies)
        self.signs = LearnedSigns(foundation, self.interviews, self.revisions)
        self.checklists = Checklists(foundation)
        self.drills = Drills(foundation, self.anomalies)
        catalogue = Catalogue if shelf is no_shelf else ShelfCatalogue(shelf)
        coursework = Coursework(foundation, catalogue)
        self.training = Training(coursework)
        self.figures = OfficeFigures(self.anomalies.shared, coursework, self.suggestions.gathering)
        duties = (
            # Somebody stands at a counter: nothing else is looked at before.
            self.assistance.duties,
            self.anomalies.duties,
            self.verifications.duties,
            self.interviews.duties,
            self.drills.duties,
            self.signs.duties,
            self.checklists.duties,
            self.answers.duties,
            self.suggestions.duties,
            self.samples.duties,
            self.confirmations.duties,
            self.arrangements.duties,
            self.reviews.duties,
            self.revisions.duties,
            self.announcements.duties,
            self.posts.duties,
            self.training.duties,
            self.figures.duties,
        )
        self.unreached = Unreached(database, outbox, people, NOUNS, duties)
        self.data_protection = DataProtection(foundation, retention, RECORDS, HISTORIES, duties)
        people.on_enrolment(self.data_protection.telling.at_enrolment)
        self.setup = Setup(database, clock, people, outbox, self._content)
        self.membership.inviting.limited_by(self.setup)
        # What the nouns do for others, in the order in which the scheduler asks them. The last is
        # the removal of what is old: nobody waits for it.
        self.duties = (*duties, self.data_protection.duties)

    def _content(self) -> OfficeContent:
        held = self.shelf().held
        return OfficeContent(held.directory, self.shelf().lines.settled_sops())

    async def takes_phones(self, telegram_id: int) -> bool:
        """Whether somebody is just asked for telephone numbers of the office."""
        member = await self.people.recognise(telegram_id)
        form = await self.forms.current(member) if member is not None else None
        return form is not None and form.flow.takes_phones(form.answers)

    # Opened when they are first asked: what they import loads the shelf.

    @cached_property
    def answering(self) -> "Answering":
        from office.answering import Answering

        return Answering(self.clock, self.people, self.shelf(), self.questions, self.answers)

    @cached_property
    def learning(self) -> "Learning":
        from office.learning import Learning

        revisions, deciding = self.revisions.queries, self.suggestions.deciding
        return Learning(self.database, self.shelf(), revisions, deciding, self.changes.recording)


def no_rules() -> Rules:
    """Stand in for the rules where none are needed."""
    raise RuntimeError("these services were opened without the office's rules")


def no_shelf() -> "OfficeShelf":
    """Stand in for the shelf where none is needed."""
    raise RuntimeError("these services were opened without the shelf")


def no_retention() -> Retention:
    """Keep everything: the retention of an office without rules."""
    return Retention()


@asynccontextmanager
async def open_services(
    settings: Settings,
    clock: Clock,
    rules: Callable[[], Rules] = no_rules,
    retention: Callable[[], Retention] = no_retention,
    shelf: "Callable[[], OfficeShelf]" = no_shelf,
) -> AsyncIterator[Services]:
    """Open the database, bring its schema up to date, and close it at the end.

    `rules` gives the rules in force; inviting people, for example, needs none.
    `shelf` is asked by what joins the office to what it knows; without it there is no training.
    `retention` says how long which data are kept; without it nothing is removed.

    Raises:
        KeyMissing: texts are sealed with a key that the settings do not give.
    """
    database = open_database(settings.database_url, settings.keys)
    try:
        await migrate.upgrade(database)
        await sealing.check(database)
        yield Services(database, clock, settings.zone, rules, retention, shelf)
    finally:
        await database.close()


async def verify_histories(database: Database) -> list[Broken]:
    """Return every case whose history has a row that was changed afterwards.

    A chain cannot show that its last rows were cut off. Backups can.
    """
    found: list[Broken] = []
    async with database.read() as session:
        for histories in HISTORIES:
            found += await histories.broken(session)
    return found
