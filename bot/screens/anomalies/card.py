"""A report as heads and reporters see it: the card with its buttons, the list, the history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from textwrap import shorten
from typing import Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens.anomalies import buttons, thread
from bot.screens.anomalies.buttons import CardButton, OwnCardButton, mine, triage
from bot.screens.anomalies.standing import Standing, concerns, section_of
from bot.screens.anomalies.timeline import Timeline
from bot.screens.verifications.card import from_report
from bot.telegram import Button, Screen, confidential, fitted, in_rows
from bot.texts.anomalies import card as words
from bot.texts.anomalies import forms as practice_texts
from bot.texts.anomalies import report as texts
from bot.texts.anomalies import steps as step_words
from knowledge.reading.office.categories import RequiredStep
from office.anomalies import (
    CLOSED,
    Anomaly,
    Entry,
    Event,
    NotTold,
    PromiseOption,
    Reason,
    Returned,
    ToldAt,
    Why,
)
from office.escalation import Urgency

MOST_LISTED = 10
# A card has to fit into a caption, if it has a photo.
_LONGEST_QUOTE = 120
# The SOP of what an issuer is asked.
CHECKS_DOCUMENTS = "verifikasi-dokumen"


def people_in(reports: Iterable[Anomaly], entries: Iterable[Entry] = ()) -> set[int]:
    """Return the ids of all members whom the screens of these reports and entries name."""
    ids = {
        id
        for report in reports
        for id in (report.reporter_id, report.holder_id, report.assigned_by)
    }
    for entry in entries:
        ids.add(entry.actor_id)
        match entry.event:
            case Event.NOTIFIED:
                ids.add(entry.facts(ToldAt).member)
            case Event.NOT_NOTIFIED:
                ids.add(entry.facts(NotTold).member)
            case Event.RETURNED:
                ids.add(entry.facts(Returned).holder)
            case Event.ASSIGNED:
                ids.add(int(entry.detail))
            case _:
                pass
    return {id for id in ids if id is not None}


@dataclass(frozen=True)
class ReportCards:
    """Draws reports for one viewer."""

    standing: Standing

    @classmethod
    async def of(
        cls,
        source: ScreenSource,
        *reports: Anomaly,
        viewer: int | None = None,
        entries: Sequence[Entry] = (),
        others: Iterable[int] = (),
        promisers: Mapping[int, int] | None = None,
    ) -> Self:
        """Draw these reports, and entries of their histories, for a viewer.

        `others` are members who are named there, too. Without a viewer there are no buttons.
        """
        services, shelf, given = source.services, source.shelf, promisers or {}
        named = {*people_in(reports, entries), *others, *given.values()}
        return cls(
            Standing(
                shelf.categories,
                shelf.directory,
                source.zone,
                await services.people.names(named),
                services.clock.now(),
                await services.anomalies.queries.outlooks(reports, viewer),
                viewer,
                given,
            )
        )

    @classmethod
    async def listing(cls, source: ScreenSource, *reports: Anomaly, viewer: int) -> Self:
        """Draw lists of these reports for a viewer: they also say who promised."""
        promisers = await source.services.anomalies.oversight.promisers(reports)
        return await cls.of(source, *reports, viewer=viewer, promisers=promisers)

    def card(self, anomaly: Anomaly, notice: str = "") -> Screen:
        """The report for a head: text and buttons in one message."""
        above, below = words.facts(
            urgency=texts.URGENCIES[str(anomaly.urgency)],
            place=self.place(anomaly),
            reporter=self.standing.name(anomaly.reporter_id),
            reference=anomaly.case_reference or "–",
            came_in=self.standing.time(anomaly.created_at),
            ago=words.ago(self._age(anomaly)),
        )
        lines = [
            self._title(anomaly),
            *above,
            *concerns(anomaly, self.standing.directory),
            "",
            self._text(anomaly),
            "",
            below,
            self.standing.sentence(anomaly),
            *self._steps(anomaly),
            *self._asked_before(anomaly),
            *self._asides(anomaly),
            words.NO_SIGN_OF_GUILT,
        ]
        if notice:
            lines = [f"<b>{notice}</b>", "", *lines]
        rows = buttons.rows(
            anomaly, self.standing.outlook(anomaly), has_document=self.has_document(anomaly)
        )
        return confidential("\n".join(lines), rows)

    def has_document(self, anomaly: Anomaly) -> bool:
        """Whether a document is in doubt, so that its issuer can be asked. Never in a drill."""
        category = self.standing.categories.get(anomaly.category)
        if anomaly.is_drill:
            return False
        return CHECKS_DOCUMENTS in (anomaly.sop_id, *(category.sops if category else ()))

    def _steps(self, anomaly: Anomaly) -> list[str]:
        """How many of the category's steps are done; nothing before the first, or without any."""
        outlook = self.standing.outlook(anomaly)
        if not outlook.steps:
            return []
        return [step_words.progress(len(outlook.steps), len(outlook.required))]

    def _asked_before(self, anomaly: Anomaly) -> list[str]:
        """What the reporter was asked last before it was transferred, and what they answered."""
        asked = self.standing.outlook(anomaly).asked_before
        if asked is None:
            return []
        answer = shorten(asked.answer, _LONGEST_QUOTE, placeholder=" …")
        question = shorten(asked.question, _LONGEST_QUOTE, placeholder=" …")
        return [words.asked_before(question, answer)]

    def _asides(self, anomaly: Anomaly) -> list[str]:
        """What has a line of its own: whom to call, and that reminders are silenced."""
        lines = [self.standing.calls(anomaly)] if self.standing.calls(anomaly) else []
        until = anomaly.snoozed_until
        if (
            self.standing.outlook(anomaly).has_it
            and until is not None
            and until > self.standing.now
        ):
            lines.append(words.snoozed(self.standing.time(until)))
        return lines

    def promises(
        self, anomaly: Anomaly, options: Mapping[PromiseOption, datetime], notice: str = ""
    ) -> Screen:
        """Ask the head who took a report when there will be progress."""
        named = [
            triage(
                f"{texts.PROMISES[str(option)]} ({self._short(due)})",
                CardButton.PROMISE,
                anomaly,
                f"{option}-{day_of(due, self.standing.zone)}",
            )
            for option, due in options.items()
        ]
        ways = buttons.after_taking(anomaly, self.standing.outlook(anomaly))
        ways = (*ways, *buttons.ends_drill(anomaly))
        return confidential(
            f"{self.card(anomaly, notice).html}\n\n{texts.PROMISE}", (*in_rows(named, 1), ways)
        )

    def sections(self, anomaly: Anomaly) -> Screen:
        """Ask to which section a report goes."""
        barred = {anomaly.section, *self.standing.outlook(anomaly).barred_sections}
        others = [
            section
            for section in self.standing.directory.sections.values()
            if section.id not in barred
        ]
        named = [
            triage(section.short, CardButton.TRANSFER, anomaly, section.id) for section in others
        ]
        back = (triage(texts.BACK, CardButton.SEE, anomaly),)
        note = f"\n{texts.STAYS_ABOVE}" if anomaly.stays_above else ""
        return confidential(
            f"{self.card(anomaly).html}\n\n{texts.WHICH_SECTION}{note}", (*fitted(named), back)
        )

    def outcomes(self, anomaly: Anomaly) -> Screen:
        """Ask how a report ended."""
        named = [
            triage(label.capitalize(), CardButton.CHOOSE_FOLLOWED, anomaly, str(outcome))
            for outcome, label in texts.OUTCOMES.items()
        ]
        back = (triage(texts.BACK, CardButton.SEE, anomaly),)
        return confidential(
            f"{self.card(anomaly).html}\n\n{texts.WHICH_OUTCOME}", (*in_rows(named), back)
        )

    def followed(self, anomaly: Anomaly, outcome: str) -> Screen:
        """Ask what followed from the outcome that was chosen."""
        ways = [(step_words.on_button(one), str(one)) for one in step_words.FOLLOWED]
        named = [
            triage(label, CardButton.RESOLVE, anomaly, f"{outcome}-{value}")
            for label, value in (*ways, (step_words.NOTHING_YET, ""))
        ]
        back = (triage(texts.BACK, CardButton.CHOOSE_OUTCOME, anomaly),)
        question = f"{self.card(anomaly).html}\n\n{step_words.WHICH_FOLLOWED}"
        return confidential(question, (*in_rows(named), back))

    def own(
        self,
        anomaly: Anomaly,
        notice: str = "",
        *,
        happened: Sequence[str] = (),
        may_withdraw: bool,
        may_ask_to_reopen: bool = False,
        is_reporter: bool = True,
        is_asked: bool = False,
    ) -> Screen:
        """The report for its reporter, in plain words: who has it, and what has happened.

        Those who joined it see how it stands, but not what the first reporter wrote.
        """
        lines = [
            self._title(anomaly),
            *words.own_facts(
                self.standing.time(anomaly.created_at),
                section_of(anomaly, self.standing.directory),
            ),
            self.standing.sentence(anomaly),
        ]
        if notice:
            lines = [f"<b>{notice}</b>", "", *lines]
        if is_reporter:
            lines += [*concerns(anomaly, self.standing.directory), "", self._text(anomaly)]
        if happened:
            lines += ["", texts.HAPPENED, *happened]
        rows: list[Button] = []
        if anomaly.state not in CLOSED:
            add = (
                (words.ANSWER, OwnCardButton.ANSWER) if is_asked else (words.ADD, OwnCardButton.ADD)
            )
            rows.append(mine(*add, anomaly))
            if self.has_document(anomaly):
                rows.append(from_report(anomaly.id))
        if may_withdraw:
            rows.append(mine(words.WITHDRAW_REPORT, OwnCardButton.WITHDRAW, anomaly))
        rows += buttons.ends_drill(anomaly)
        if may_ask_to_reopen:
            rows.append(thread.ask_to_reopen(anomaly))
        rows.append(thread.see(anomaly))
        return confidential("\n".join(lines), in_rows(rows))

    def list_own(self, reports: Sequence[Anomaly]) -> Screen:
        """A member's own reports. A tap opens one."""
        return self._listed(
            texts.MY_REPORTS, reports, lambda report, label: mine(label, OwnCardButton.OPEN, report)
        )

    def list_tasks(self, reports: Sequence[Anomaly]) -> Screen:
        """The open reports of a head. A tap opens one."""
        return self._listed(
            texts.MY_TASKS, reports, lambda task, label: triage(label, CardButton.OPEN, task)
        )

    def _listed(self, title: str, reports: Sequence[Anomaly], button) -> Screen:  # type: ignore[no-untyped-def]
        shown = reports[:MOST_LISTED]
        lines = [self.line(number, report) for number, report in enumerate(shown, 1)]
        if len(reports) > MOST_LISTED:
            lines.append(words.more(len(reports) - MOST_LISTED))
        listed = [
            button(report, f"{number}. {report.code}") for number, report in enumerate(shown, 1)
        ]
        return confidential("\n".join([title, *lines]), in_rows(listed))

    def line(self, number: int, anomaly: Anomaly) -> str:
        return words.line(
            number=number,
            code=anomaly.code,
            category=self.category(anomaly),
            state=self._in_a_list(anomaly),
        )

    def _in_a_list(self, anomaly: Anomaly) -> str:
        """How it stands, and since when; of one that was closed, how long that took."""
        if anomaly.is_solo:
            return practice_texts.IN_LIST[anomaly.is_open]
        state = self.standing.with_whom(anomaly)
        if anomaly.state not in CLOSED:
            return words.is_open(state, self._age(anomaly), self.standing.due(anomaly))
        ended_at = self.standing.outlook(anomaly).ended_at
        if ended_at is None:
            return state
        return words.ended_within(state, age(ended_at - anomaly.created_at))

    def history(self, anomaly: Anomaly, entries: Sequence[Entry]) -> Screen:
        title = texts.HISTORY.format(code=anomaly.code)
        head = [title, *concerns(anomaly, self.standing.directory)]
        back = triage(texts.BACK, CardButton.SEE, anomaly)
        ways = (back, thread.see(anomaly))
        return confidential("\n".join([*head, *self.timeline(anomaly).lines(entries)]), (ways,))

    def timeline(self, anomaly: Anomaly) -> Timeline:
        """Tells what has happened to a report."""
        standing = self.standing
        names = dict(standing.names)
        if standing.viewer is not None:
            names[standing.viewer] = words.YOU
        labels = {step.id: step.label for step in self.steps(anomaly)}
        return Timeline(standing.directory, standing.zone, names, labels, anomaly.stays_above)

    def why_handed_over(self, anomaly: Anomaly) -> str:
        """Why the new holder of a post has an untaken report, which may wait at another tier."""
        is_turn = self.standing.outlook(anomaly).own_posts
        return words.WHY_HANDED_OVER if is_turn else words.WHY_PASSED_BY

    def why(self, anomaly: Anomaly, found: Reason) -> str:
        """Why the viewer has an untaken report now: it is new, or somebody sent it."""
        by = self.standing.name(found.by)
        match found.why:
            case Why.RAISED:
                return words.why_raised(by)
            case Why.BROKEN_PROMISE:
                return words.why_broken_promise(by, is_back=True)
            case Why.YOUR_BROKEN_PROMISE:
                return words.WHY_YOUR_PROMISE
            case Why.SILENCE:
                return words.why_silence(by, is_back=True)
            case Why.YOUR_SILENCE:
                return words.WHY_YOUR_SILENCE
            case Why.GIVEN_BACK if found.by is None:
                return words.WHY_NOT_ASSIGNED
            case Why.GIVEN_BACK:
                return words.why_given_back(by)
            case Why.TRANSFERRED:
                return words.why_transferred(by, found.words)
            case Why.UNANSWERED:
                return words.WHY_UNANSWERED
            case Why.STILL_YOURS:
                return words.WHY_STILL_YOURS
            case Why.FILED:
                return words.WHY_URGENT if anomaly.urgency is Urgency.URGENT else ""

    def _text(self, anomaly: Anomaly) -> str:
        is_gone = anomaly.is_text_gone
        return f"<i>{texts.ERASED}</i>" if is_gone else escape(anomaly.text)

    def _title(self, anomaly: Anomaly) -> str:
        title = f"<b>{anomaly.code} — {escape(self.category(anomaly))}</b>"
        return f"{title}\n{practice_texts.DRILL_HEAD}" if anomaly.is_drill else title

    def category(self, anomaly: Anomaly) -> str:
        category = self.standing.categories.get(anomaly.category)
        return category.label if category else anomaly.category

    def steps(self, anomaly: Anomaly) -> Sequence[RequiredStep]:
        """What the report's category asks for."""
        category = self.standing.categories.get(anomaly.category)
        return category.steps if category else ()

    def place(self, anomaly: Anomaly) -> str:
        """Where it happened."""
        name = self.standing.directory.unit_name(anomaly.unit)
        return f"{name}, {anomaly.counter}" if anomaly.counter else name

    def _age(self, anomaly: Anomaly) -> str:
        return age(self.standing.now - anomaly.created_at)

    def _short(self, moment: datetime) -> str:
        return texts.short_time(moment, self.standing.zone)


def day_of(moment: datetime, zone: ZoneInfo) -> str:
    """Return the day that a promise's button names, as it stands in the button's data."""
    return f"{moment.astimezone(zone):%d%m}"


def age(span: timedelta) -> str:
    """An age in the largest unit that fits: 12 menit, 3 jam, 2 hari."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return words.LESS_THAN_A_MINUTE
    if minutes < 60:
        return words.minutes(minutes)
    if minutes < 24 * 60:
        return words.hours(minutes // 60)
    return words.days(minutes // (24 * 60))
