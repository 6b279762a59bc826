"""Says in words how a report stands: with whom, since when, what comes next, whom to call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens.posts import names as posts
from bot.texts.anomalies import card as words
from bot.texts.anomalies import forms as practice_words
from bot.texts.anomalies import report as texts
from bot.texts.anomalies.steps import FOLLOWED
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from office.anomalies import CLOSED, TAKEN, Anomaly, Outlook, State
from office.escalation import Urgency

_NO_OUTLOOK = Outlook()


def concerned(anomaly: Anomaly, directory: Directory) -> str:
    """The post of the superior whom a report is about; empty without one."""
    post = anomaly.concerned_post
    return posts.label(post, directory) if post is not None else ""


def concerns(anomaly: Anomaly, directory: Directory) -> list[str]:
    """The line that says whom a report is about, for those who may see it; none without one."""
    post = concerned(anomaly, directory)
    return [words.concerns(post)] if post else []


def section_of(anomaly: Anomaly, directory: Directory) -> str:
    """The section that has a report; empty if those above a superior judge it."""
    return "" if anomaly.stays_above else directory.section(anomaly.section).short


@dataclass(frozen=True)
class Standing:
    """Speaks to one viewer. `names` are the names of the people in the reports, by id."""

    categories: Categories
    directory: Directory
    zone: ZoneInfo
    names: Mapping[int, str]
    now: datetime
    outlooks: Mapping[int, Outlook] = field(default_factory=dict)
    viewer: int | None = None
    promisers: Mapping[int, int] = field(default_factory=dict)
    """By report: who gave its promise; while nobody has it, who missed theirs."""

    def outlook(self, anomaly: Anomaly) -> Outlook:
        """How the report looks to the viewer."""
        return self.outlooks.get(anomaly.id, _NO_OUTLOOK)

    def sentence(self, anomaly: Anomaly) -> str:
        """How the report stands: with whom it is, and what comes next."""
        state = texts.STATES[anomaly.state]
        if anomaly.state is State.RESOLVED and anomaly.outcome is not None:
            followed = FOLLOWED[anomaly.followed] if anomaly.followed else ""
            return words.is_resolved(texts.OUTCOMES[anomaly.outcome], followed)
        if anomaly.is_drill and anomaly.state is State.WITHDRAWN:
            return words.is_in(practice_words.DRILL_IN_LIST)
        if anomaly.state is State.NEW and not anomaly.tier:
            return words.is_with_nobody(state, texts.NOBODY_NOW, self.due(anomaly))
        if anomaly.state is State.NEW:
            return self._at_tier(anomaly)
        if anomaly.state in TAKEN:
            is_taken = anomaly.state in (State.ACKNOWLEDGED, State.IN_PROGRESS)
            tell = words.is_taken if is_taken else words.is_held
            return tell(self._word(anomaly), self._holder(anomaly), self.due(anomaly))
        return words.is_in(state)

    def _word(self, anomaly: Anomaly) -> str:
        if self.outlook(anomaly).is_question_lost:
            return texts.QUESTION_LOST
        if anomaly.state is State.NEEDS_INFO and anomaly.reporter_id == self.viewer:
            return texts.YOUR_ANSWER
        return texts.STATES[anomaly.state]

    def _at_tier(self, anomaly: Anomaly) -> str:
        state, where, due = texts.STATES[anomaly.state], self.where(anomaly), self.due(anomaly)
        held_until = self.outlook(anomaly).held_until
        if held_until is None:
            return words.is_at_tier(state, where, due)
        return words.is_on_its_way(state, where, self.time(held_until), due)

    def with_whom(self, anomaly: Anomaly) -> str:
        """How the report stands and with whom it is, in a list: the reader is "Anda"."""
        state, places = self._word(anomaly), self._places(anomaly)
        if anomaly.state is State.NEW:
            missed_by = self.promisers.get(anomaly.id)
            missed = words.missed(self.name(missed_by)) if missed_by is not None else ""
            return words.waits_at(state, places or texts.NOBODY_NOW) + missed
        if anomaly.is_drill and anomaly.state is State.WITHDRAWN:
            return practice_words.DRILL_IN_LIST
        if anomaly.state not in TAKEN:
            return state
        is_taken = anomaly.state in (State.ACKNOWLEDGED, State.IN_PROGRESS)
        name = self.name(anomaly.holder_id)
        if anomaly.assigned_by is not None:
            name = words.on_behalf(name, self.name(anomaly.assigned_by))
        if places and not self.outlook(anomaly).is_held:
            return words.was_taken(state, name, places, is_taken=is_taken)
        is_own = self.viewer in (anomaly.holder_id, anomaly.assigned_by)
        return words.taken(state, name, "" if is_own else places, is_taken=is_taken)

    def _places(self, anomaly: Anomaly) -> str:
        """The posts that it is with. One of the reader's is "Anda"."""
        outlook = self.outlook(anomaly)
        named = (
            words.YOU if post in outlook.own_posts else posts.label(post, self.directory)
            for post in outlook.posts
        )
        return posts.joined(named)

    def whose_promise(self, anomaly: Anomaly) -> str:
        """The code of a report and who promised, in a list of promises."""
        promiser = self.promisers.get(anomaly.id)
        return words.by_whom(anomaly.code, self.name(promiser))

    def where(self, anomaly: Anomaly) -> str:
        """The posts that have been told of a report which nobody has taken."""
        if not anomaly.tier:
            return texts.NOBODY_NOW
        return posts.labels(anomaly.escalation_policy.tier(anomaly.tier).posts, self.directory)

    def _holder(self, anomaly: Anomaly) -> str:
        name = self.name(anomaly.holder_id)
        if anomaly.assigned_by is None:
            return name
        return words.on_behalf(name, self.name(anomaly.assigned_by))

    def due(self, anomaly: Anomaly) -> str:
        """What happens next, and when."""
        if anomaly.due_at is None:
            return words.NO_DEADLINE
        due, outlook = self.time(anomaly.due_at), self.outlook(anomaly)
        if anomaly.state in TAKEN:
            return self._promise(anomaly, due)
        if not outlook.next_posts:
            return words.tries_again(due)
        if outlook.is_reminder:
            return words.reminds(due)
        return words.passes_on(self.then(anomaly), due)

    def _promise(self, anomaly: Anomaly, due: str) -> str:
        promised = anomaly.promised_at
        if promised is None:
            tell = words.still_unpromised if anomaly.is_reminded else words.unpromised
            return tell(due)
        if anomaly.is_reminded:
            return words.broken(self.time(promised), due)
        return words.promised(self.time(promised))

    def then(self, anomaly: Anomaly) -> str:
        """The posts that are told next when the time is over; empty if none is held."""
        return posts.labels(self.outlook(anomaly).next_posts, self.directory)

    def calls(self, anomaly: Anomaly) -> str:
        """Whom to call: if there may be a victim, or if nobody takes an urgent report."""
        is_waiting = (
            anomaly.urgency is Urgency.URGENT and anomaly.state is State.NEW and anomaly.tier > 1
        )
        if anomaly.state in CLOSED or not (self.may_have_victim(anomaly) or is_waiting):
            return ""
        return self.numbers(anomaly)

    def may_have_victim(self, anomaly: Anomaly) -> bool:
        """Whether somebody may be in danger, by the report's category."""
        category = self.categories.get(anomaly.category)
        return category is not None and category.may_have_victim

    def numbers(self, anomaly: Anomaly) -> str:
        """The telephone numbers for this report, a line each. In a drill nobody is called."""
        if anomaly.is_drill:
            return ""
        found = self.directory.outside.calls_for(
            anomaly.section, may_have_victim=self.may_have_victim(anomaly)
        )
        return words.calls((call.name, call.number) for call in found)

    def name(self, member_id: int | None) -> str:
        """Somebody's name; the reader is "Anda"."""
        is_reader = member_id is not None and member_id == self.viewer
        return words.YOU if is_reader else self.names.get(member_id or 0, "–")

    def time(self, moment: datetime) -> str:
        """A moment on the office's clock. The year is said only if it is another one."""
        is_this_year = moment.astimezone(self.zone).year == self.now.astimezone(self.zone).year
        said = texts.clock_time_this_year if is_this_year else texts.clock_time
        return said(moment, self.zone)
