"""What every handler can reach: the office's services, its content, the commands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from bot.content.rules import coordinated_units
from bot.metrics.metrics import Metrics
from bot.screens import answers as answer_screens
from bot.screens import forms
from bot.screens.announcements import card as announcement_card
from bot.screens.announcements.approval import ApprovalCards
from bot.screens.announcements.card import AnnouncementCards
from bot.screens.anomalies.buttons import CardButton
from bot.screens.anomalies.card import ReportCards, people_in
from bot.screens.anomalies.form import ReportForm
from bot.screens.anomalies.menus import CardMenus
from bot.screens.anomalies.standing import Standing
from bot.screens.answers import AnswerCards
from bot.screens.changes import ChangeCards
from bot.screens.own_questions import OwnQuestionCards
from bot.screens.questions import Renderer
from bot.screens.revisions import cards as revision_screens
from bot.screens.revisions.cards import RevisionCards
from bot.screens.sops.browse import Browser
from bot.screens.suggestions import SuggestionCards
from bot.screens.verifications import card as verification_card
from bot.screens.verifications.card import VerificationCards
from bot.screens.verifications.form import OpeningForm
from bot.telegram.menus import Command, Menus
from bot.telegram.screen import Screen, confidential
from bot.texts.anomalies import report as texts
from bot.texts.answers import PASSAGE_GONE
from bot.texts.help import Groups
from bot.watchdog import Watchdog
from knowledge.reading.office.categories import Categories, Category, offered_for
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.deadline import Deadline, deadline
from knowledge.search.issuers import Issuers
from knowledge.shelf import Shelf
from office.announcements import Announcement, AnnouncementEntry, AnnouncementNotice
from office.anomalies import CASE_WORDS, promises
from office.anomalies.case_words import Purpose
from office.anomalies.models import Anomaly, Entry
from office.anomalies.promises import PromiseOption
from office.answers import HeadAnswer
from office.errors import Refusal
from office.privacy import Kind
from office.revisions import Revision, RevisionDraft
from office.services import Services
from office.verifications.models import Verification, VerificationEntry


@dataclass
class BotData:
    """Shared by all handlers. What changes in it need not be stored."""

    services: Services
    shelf: Shelf
    zone: ZoneInfo
    commands: tuple[Command, ...]
    help: Groups
    menus: Menus
    refusals: Mapping[type[Refusal], Callable[[Any], str] | str]
    metrics: Metrics = field(default_factory=Metrics)
    watchdog: Watchdog = field(default_factory=Watchdog)
    # Lets a handler that waits give its place to another chat. Set once the chat queues are open.
    resting: Callable[[], AbstractAsyncContextManager[None]] = nullcontext
    # Whether updates come in.
    is_open: bool = False
    failures: dict[int, Exception] = field(default_factory=dict)
    # Questions that were answered while nothing could be stored. They are recorded later, without
    # another answer.
    unrecorded: set[int] = field(default_factory=set)
    # The faults of the files on disk that each member was told.
    told_faults: dict[int, frozenset[str]] = field(default_factory=dict)
    # Updates whose sender was told that they wait for space on the disk.
    told_unstored: set[int] = field(default_factory=set)
    masked: ContextVar[tuple[Kind, ...]] = field(
        default_factory=lambda: ContextVar("masked", default=())
    )

    def refusal(self, error: Refusal) -> str:
        """Put a refusal of the office into a polite sentence."""
        phrase = self.refusals[type(error)]
        return phrase if isinstance(phrase, str) else phrase(error)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Note for the length of the block that updates come in."""
        self.is_open = True
        try:
            yield
        finally:
            self.is_open = False

    @property
    def directory(self) -> Directory:
        return self.shelf.directory

    @property
    def categories(self) -> Categories:
        return self.shelf.categories

    def categories_for(self, sop_id: str) -> tuple[Category, ...]:
        """Return the categories that a report under that SOP can have, the likeliest first."""
        return offered_for(self.categories, sop_id)

    def has_script(self, sop_id: str) -> bool:
        """Whether there are words for an applicant whose case under that SOP cannot go on."""
        return bool(self.shelf.training.scripts_for(sop_id))

    def renderer(self, unit: str | None) -> Renderer:
        """The screens of answers for a reader of that unit today."""
        shelf, today = self.shelf, self.services.people.today()
        return Renderer(shelf.library, self.directory, shelf.recipients, today, unit)

    @property
    def browser(self) -> Browser:
        """The screens of the shelf today."""
        today = self.services.people.today()
        return Browser(self.shelf.library, self.directory, today, self.has_script)

    @property
    def report_form(self) -> ReportForm:
        """The screens of the report's form."""
        coordinated = coordinated_units(self.directory)
        return ReportForm(self.categories, self.directory, self.zone, coordinated)

    async def cards(
        self,
        *reports: Anomaly,
        viewer: int | None = None,
        entries: Sequence[Entry] = (),
        others: Iterable[int] = (),
    ) -> ReportCards:
        """Return the screens of these reports, and of their histories' entries, for a viewer.

        `others` are members who are named there, too. Without a viewer there are no buttons.
        """
        names = await self.services.people.names({*people_in(reports, entries), *others})
        now = self.services.clock.now()
        outlooks = await self.services.anomalies.queries.outlooks(reports, viewer)
        return ReportCards(
            Standing(self.categories, self.directory, self.zone, names, now, outlooks)
        )

    async def menu(self, report: Anomaly, viewer: int, opened: str) -> Screen:
        """Return a menu on a report's card. `opened` is the button that opens it and its argument.

        Raises:
            NotYourTurn: the viewer cannot give the report to anybody.
        """
        name, _, argument = opened.partition(":")
        is_about_people = name in (CardButton.ASSIGN, CardButton.ASSIGN_TO)
        directing = self.services.anomalies.directing
        menus = CardMenus(
            await self.cards(report, viewer=viewer),
            viewer,
            await directing.candidates(report, viewer) if is_about_people else (),
            self.promise_options(report),
            self.snoozes(report),
        )
        return menus.named(report, name, argument)

    async def announcement_cards(
        self, *shown: Announcement | AnnouncementEntry | None
    ) -> AnnouncementCards:
        """Return the screens of announcements at this moment, with the names that `shown` needs."""
        names = await self.services.people.names(announcement_card.people_in(*shown))
        return AnnouncementCards(self.directory, self.zone, names, self.services.clock.now())

    async def announcement_progress(self, subject: Announcement) -> Screen:
        """How far an announcement has come, and whom it cannot reach."""
        services = self.services
        progress = await services.announcements.reading.progress(subject.id)
        kind = AnnouncementNotice.MESSAGE
        gone = await services.outbox.batches.blocked(kind, subject.id) if progress.blocked else ()
        names = await services.people.names(gone)
        cards = await self.announcement_cards()
        return cards.progress(subject, progress, sorted(names.values()))

    async def approval_cards(
        self, *shown: Announcement | AnnouncementEntry | None
    ) -> ApprovalCards:
        """Return the screens of approvals at this moment, with the names that `shown` needs."""
        return ApprovalCards(await self.announcement_cards(*shown))

    @property
    def issuers(self) -> Issuers:
        """Who issues which kind of document."""
        return Issuers(self.shelf.library, self.shelf.content.vocabulary)

    @property
    def deadline(self) -> Deadline | None:
        """Return how long the law gives the office for a passport, if the shelf says so."""
        return deadline(self.shelf.library)

    def opening_form(self, unit: str) -> OpeningForm:
        """The screens of the form that opens a verification."""
        today = self.services.people.today()
        return OpeningForm(self.issuers, self.shelf.recipients, self.deadline, today, unit)

    async def verification_cards(
        self, *shown: Verification, entries: Sequence[VerificationEntry] = ()
    ) -> VerificationCards:
        """The screens of these verifications, and of entries of their histories."""
        people = self.services.people
        names = await people.names(verification_card.people_in(shown, entries))
        hours = self.services.rules().hours
        return VerificationCards(
            self.issuers, self.directory, self.deadline, hours, self.zone, names, people.today()
        )

    async def answer_cards(self, *shown: HeadAnswer | None) -> AnswerCards:
        """The screens of questions to heads, with the names of those who gave these answers."""
        names = await self.services.people.names(answer_screens.people_in(*shown))
        return AnswerCards(self.directory, self.zone, names, self.services.clock.now())

    async def own_question_cards(self, *shown: HeadAnswer | None) -> OwnQuestionCards:
        """The same for those who have asked."""
        return OwnQuestionCards(await self.answer_cards(*shown))

    def said_in(self, answer: HeadAnswer | None) -> str:
        """What a head has answered, in short: the words, or the name of the passage."""
        if answer is None or not answer.passage:
            return escape(answer.text) if answer is not None else ""
        passage = self.shelf.passage(answer.passage)
        if passage is None:
            return PASSAGE_GONE
        return escape(f"{passage.sop.title} — {passage.section.heading}")

    async def revision_cards(self, *shown: RevisionDraft | Revision) -> RevisionCards:
        """The screens of these drafts and revisions, with the names that stand in them."""
        names = await self.services.people.names(revision_screens.people_in(*shown))
        return RevisionCards(self.directory, self.zone, names, self.services.clock.now())

    @property
    def suggestion_cards(self) -> SuggestionCards:
        """Return the screens of suggestions."""
        return SuggestionCards(self.shelf, self.zone)

    @property
    def change_cards(self) -> ChangeCards:
        """The screens of changed SOPs at this moment."""
        return ChangeCards(self.shelf, self.zone, self.services.clock.now())

    def pointed_at(
        self, answer: HeadAnswer, question_id: int = 0, unit: str | None = None
    ) -> Screen | None:
        """Return the passage that a head has chosen as the answer, if it is still on the shelf.

        With the id of a question its asker can judge the passage.
        """
        passage = self.shelf.passage(answer.passage)
        return self.renderer(unit).passage(passage, question_id) if passage is not None else None

    def promise_options(self, report: Anomaly) -> dict[PromiseOption, datetime]:
        """Return the promises that a head can give for the report now."""
        now, hours = self.services.clock.now(), self.services.rules().hours
        return promises.options(now, hours, report.urgency)

    def snoozes(self, report: Anomaly) -> dict[str, datetime]:
        """Return until when its holder can silence their reminders of the report."""
        now, hours = self.services.clock.now(), self.services.rules().hours
        return promises.snoozes(now, hours, report.urgency)

    def prompt(self, report: Anomaly, purpose: Purpose, receivers: str = "") -> Screen:
        """Ask for the sentence that a button needs. `receivers` get the report with it."""
        first = f"<b>{report.code}</b>\n{receivers}\n" if receivers else f"<b>{report.code}</b>\n"
        html = f"{first}{texts.WRITE[str(purpose)]}"
        return confidential(html, ((forms.cancel(CASE_WORDS.topic),),))
