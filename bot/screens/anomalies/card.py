"""A report as heads and reporters see it: the card with its buttons, the list, the history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from html import escape
from zoneinfo import ZoneInfo

from bot.screens.anomalies.timeline import Timeline
from bot.screens.posts import names as posts
from bot.screens.verifications.card import from_report
from bot.telegram.callback_data import Action, pack
from bot.telegram.screen import Button, Row, Screen, confidential, fitted, in_rows
from bot.texts.anomalies import card as words
from bot.texts.anomalies import report as texts
from knowledge.reading.categories import Categories
from knowledge.reading.directory import Directory
from office.anomalies.models import CLOSED, TAKEN, Anomaly, Entry, Event, Outcome, State
from office.anomalies.promises import PromiseOption
from office.anomalies.shared import policy_of

MOST_LISTED = 10


class CardButton(StrEnum):
    """What a button of a head does; the value travels in the button's data."""

    SEE = "v"
    TAKE = "a"
    PROMISE = "p"
    IN_PROGRESS = "g"
    AWAITING_AGENCY = "w"
    ESCALATE = "u"
    REOPEN = "o"
    CHOOSE_SECTION = "x"
    TRANSFER = "xs"
    CHOOSE_OUTCOME = "r"
    RESOLVE = "rs"
    ASK = "q"
    NOTE = "n"
    HISTORY = "h"


class OwnCardButton(StrEnum):
    """What a button of a reporter does."""

    SEE = "v"
    ADD = "a"
    ANSWER = "j"
    WITHDRAW = "w"


# Their details begin with a member's id.
_ABOUT_SOMEBODY = frozenset({Event.NOTIFIED, Event.NOT_NOTIFIED})


def triage(label: str, command: CardButton, anomaly: Anomaly, *arguments: str) -> Button:
    """A button of a head's."""
    return Button(label, pack(Action.TRIAGE, command, anomaly.id, *arguments))


def mine(label: str, command: OwnCardButton, anomaly: Anomaly) -> Button:
    """A button of the reporter's."""
    return Button(label, pack(Action.MINE, command, anomaly.id))


def people_in(reports: Iterable[Anomaly], entries: Iterable[Entry] = ()) -> set[int]:
    """The ids of all whom the screens of these reports and entries name."""
    ids = {id for one in reports for id in (one.reporter_id, one.holder_id)}
    for entry in entries:
        ids.add(entry.actor_id)
        told = entry.detail.partition("|")[0]
        if entry.event in _ABOUT_SOMEBODY and told.isdigit():
            ids.add(int(told))
    return {id for id in ids if id is not None}


@dataclass(frozen=True)
class Cards:
    """Draws reports; `names` are by id those of the people who are in them."""

    categories: Categories
    directory: Directory
    zone: ZoneInfo
    names: Mapping[int, str]
    now: datetime

    def card(self, anomaly: Anomaly, notice: str = "", *, has_buttons: bool = True) -> Screen:
        """The report for a head: text and buttons in one message."""
        above, below = words.facts(
            urgency=texts.URGENCIES[str(anomaly.urgency)],
            place=self._place(anomaly),
            reporter=self.name(anomaly.reporter_id),
            reference=anomaly.case_reference or "–",
            came_in=self._time(anomaly.created_at),
            age=self._age(anomaly),
        )
        lines = [
            self._title(anomaly),
            *above,
            "",
            self._text(anomaly),
            "",
            below,
            self._standing(anomaly),
            words.NO_SIGN_OF_GUILT,
        ]
        if notice:
            lines = [f"<b>{notice}</b>", "", *lines]
        return confidential("\n".join(lines), self._buttons(anomaly) if has_buttons else ())

    def _buttons(self, anomaly: Anomaly) -> tuple[Row, ...]:
        if anomaly.state is State.WITHDRAWN:
            return ()
        if anomaly.state in CLOSED:
            reopen = triage(words.REOPEN, CardButton.REOPEN, anomaly)
            return ((reopen, triage(words.HISTORY, CardButton.HISTORY, anomaly)),)
        first: Row = (triage(words.TAKE, CardButton.TAKE, anomaly),)
        escalate = triage(words.ESCALATE, CardButton.ESCALATE, anomaly, str(anomaly.state))
        if anomaly.state in TAKEN:
            first = (
                triage(words.IN_PROGRESS, CardButton.IN_PROGRESS, anomaly),
                triage(words.AWAITING_AGENCY, CardButton.AWAITING_AGENCY, anomaly),
            )
        ask, resolve = (words.ASK, CardButton.ASK), (words.RESOLVE, CardButton.CHOOSE_OUTCOME)
        note, history = (words.NOTE, CardButton.NOTE), (words.HISTORY, CardButton.HISTORY)
        return (
            first,
            (triage(*ask, anomaly), triage(*resolve, anomaly)),
            (triage(words.TRANSFER, CardButton.CHOOSE_SECTION, anomaly), escalate),
            (triage(*note, anomaly), triage(*history, anomaly)),
            (from_report(anomaly.id),),
        )

    def promises(self, anomaly: Anomaly, options: Mapping[PromiseOption, datetime]) -> Screen:
        """Ask who took a report by when there will be progress."""
        named = [
            triage(
                f"{texts.PROMISES[str(option)]} ({self._short(due)})",
                CardButton.PROMISE,
                anomaly,
                str(option),
            )
            for option, due in options.items()
        ]
        return confidential(f"{self.card(anomaly).html}\n\n{texts.PROMISE}", in_rows(named, 1))

    def sections(self, anomaly: Anomaly) -> Screen:
        """Ask to which section a report goes."""
        others = [one for one in self.directory.sections.values() if one.id != anomaly.section]
        named = [triage(one.short, CardButton.TRANSFER, anomaly, one.id) for one in others]
        back = (triage(texts.BACK, CardButton.SEE, anomaly),)
        return confidential(
            f"{self.card(anomaly).html}\n\n{texts.WHICH_SECTION}", (*fitted(named), back)
        )

    def outcomes(self, anomaly: Anomaly) -> Screen:
        """Ask how a report ended."""
        named = [
            triage(texts.OUTCOMES[outcome].capitalize(), CardButton.RESOLVE, anomaly, str(outcome))
            for outcome in Outcome
        ]
        back = (triage(texts.BACK, CardButton.SEE, anomaly),)
        return confidential(
            f"{self.card(anomaly).html}\n\n{texts.WHICH_OUTCOME}", (*in_rows(named), back)
        )

    def own(self, anomaly: Anomaly, *, may_withdraw: bool, is_reporter: bool = True) -> Screen:
        """The report for its reporter: in plain words, who holds it, and what comes next.

        Those who have joined it see how it stands, not what the first reporter wrote.
        """
        lines = [
            self._title(anomaly),
            *words.own_facts(
                self._time(anomaly.created_at), self.directory.sections[anomaly.section].short
            ),
            self._standing(anomaly),
        ]
        if is_reporter:
            lines += ["", self._text(anomaly)]
        rows: list[Button] = []
        if anomaly.state not in CLOSED:
            is_asked = is_reporter and anomaly.state is State.NEEDS_INFO
            add = (
                (words.ANSWER, OwnCardButton.ANSWER) if is_asked else (words.ADD, OwnCardButton.ADD)
            )
            rows += [mine(*add, anomaly), from_report(anomaly.id)]
        if may_withdraw:
            rows.append(mine(words.WITHDRAW_REPORT, OwnCardButton.WITHDRAW, anomaly))
        return confidential("\n".join(lines), in_rows(rows))

    def list_own(self, reports: Sequence[Anomaly]) -> Screen:
        """A member's own reports; a tap opens one."""
        return self._listed(
            texts.MY_REPORTS, reports, lambda one, label: mine(label, OwnCardButton.SEE, one)
        )

    def list_tasks(self, reports: Sequence[Anomaly]) -> Screen:
        """The open reports of a head; a tap opens one."""
        return self._listed(
            texts.MY_TASKS, reports, lambda one, label: triage(label, CardButton.SEE, one)
        )

    def _listed(self, title: str, reports: Sequence[Anomaly], button) -> Screen:  # type: ignore[no-untyped-def]
        shown = reports[:MOST_LISTED]
        lines = [self.line(number, one) for number, one in enumerate(shown, 1)]
        if len(reports) > MOST_LISTED:
            lines.append(words.more(len(reports) - MOST_LISTED))
        buttons = [button(one, f"{number}. {one.code}") for number, one in enumerate(shown, 1)]
        return confidential("\n".join([title, *lines]), in_rows(buttons))

    def line(self, number: int, anomaly: Anomaly) -> str:
        """One report in one line."""
        due = f", {self._due(anomaly)}" if anomaly.due_at and anomaly.state not in CLOSED else ""
        return words.line(
            number=number,
            code=anomaly.code,
            category=self._category(anomaly),
            state=texts.STATES[anomaly.state],
            age=self._age(anomaly),
            due=due,
        )

    def history(self, anomaly: Anomaly, entries: Sequence[Entry]) -> Screen:
        """The whole history of a report."""
        title = texts.HISTORY.format(code=anomaly.code)
        back = triage(texts.BACK, CardButton.SEE, anomaly)
        return confidential("\n".join([title, *self.timeline.lines(entries)]), ((back,),))

    @property
    def timeline(self) -> Timeline:
        """Tells of what has happened to reports."""
        return Timeline(self.directory, self.zone, self.names)

    def _text(self, anomaly: Anomaly) -> str:
        is_gone = anomaly.erased_at is not None and not anomaly.text
        return f"<i>{texts.ERASED}</i>" if is_gone else escape(anomaly.text)

    def _standing(self, anomaly: Anomaly) -> str:
        state = texts.STATES[anomaly.state]
        if anomaly.state is State.RESOLVED and anomaly.outcome is not None:
            return words.is_resolved(texts.OUTCOMES[anomaly.outcome])
        if anomaly.state is State.NEW and not anomaly.tier:
            return words.is_with_nobody(state, texts.NOBODY_NOW)
        if anomaly.state is State.NEW:
            tier = policy_of(anomaly).tier(anomaly.tier)
            where = posts.labels(tier.posts, self.directory)
            return words.is_at_tier(state, where, self._due(anomaly))
        if anomaly.holder_id is not None and anomaly.state in TAKEN:
            return words.is_held(state, self.name(anomaly.holder_id), self._due(anomaly))
        return words.is_in(state)

    def _due(self, anomaly: Anomaly) -> str:
        if anomaly.due_at is None:
            return words.NO_DEADLINE
        tell = words.promised if anomaly.state in TAKEN else words.escalates
        return tell(self._time(anomaly.due_at))

    def _title(self, anomaly: Anomaly) -> str:
        return f"<b>{anomaly.code} — {escape(self._category(anomaly))}</b>"

    def _category(self, anomaly: Anomaly) -> str:
        category = self.categories.get(anomaly.category)
        return category.label if category else anomaly.category

    def _place(self, anomaly: Anomaly) -> str:
        unit = self.directory.units.get(anomaly.unit)
        name = unit.name if unit else anomaly.unit
        return f"{name}, {anomaly.counter}" if anomaly.counter else name

    def name(self, member_id: int | None) -> str:
        """Somebody's name."""
        return self.names.get(member_id or 0, "–")

    def _age(self, anomaly: Anomaly) -> str:
        return age(self.now - anomaly.created_at)

    def _time(self, moment: datetime) -> str:
        return texts.clock_time(moment, self.zone)

    def _short(self, moment: datetime) -> str:
        return texts.short_time(moment, self.zone)


def age(span: timedelta) -> str:
    """An age in the largest unit that fits: 12 menit, 3 jam, 2 hari."""
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return words.minutes(minutes)
    if minutes < 24 * 60:
        return words.hours(minutes // 60)
    return words.days(minutes // (24 * 60))
