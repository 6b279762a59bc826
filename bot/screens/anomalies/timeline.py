"""The history of a report in words: every entry for heads, the important ones for its reporter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.screens.posts import names as posts
from bot.texts.anomalies import card as words
from bot.texts.anomalies import report as texts
from bot.texts.anomalies import steps
from knowledge.reading.office.directory import Directory
from office.anomalies import (
    Climb,
    Entry,
    Event,
    NotTold,
    Reassigned,
    Resolved,
    Returned,
    State,
    StepDone,
    StepsSkipped,
    ToldAt,
    Transferred,
    posts_in,
)

# Telegram accepts 4,096 letters, and the title needs some of them.
_LONGEST_HISTORY = 3900


@dataclass(frozen=True)
class Timeline:
    """Says the entries of one report in words. `names` are the members' names by id."""

    directory: Directory
    zone: ZoneInfo
    names: Mapping[int, str]
    steps: Mapping[str, str] = field(default_factory=dict)
    """The labels of the steps that the report's category asks for, by id."""
    stays_above: bool = False
    """A transfer changes only its section: it stays with those above whom it is about."""

    def lines(self, entries: Sequence[Entry]) -> list[str]:
        """The newest entries, as many as one message holds, each with its number and time."""
        return newest(
            [f"{entry.number}. {self._short(entry.at)} {self.entry(entry)}" for entry in entries]
        )

    def entry(self, one: Entry) -> str:
        who = texts.BY.format(name=escape(self._name(one.actor_id))) if one.actor_id else ""
        name = escape(self._name(one.actor_id))
        if one.is_taking_back:
            return texts.has_taken_back(name)
        is_kept = self.stays_above and one.event is Event.TRANSFERRED
        said = texts.SECTION_SET if is_kept else texts.EVENTS[one.event]
        return said.format(who=who, name=name, what=self._detail(one)).strip()

    def told_too(self, one: Entry) -> str:
        """A climb that takes nothing from its holder: others were told, too."""
        return words.told_too(self._detail(one))

    def _detail(self, one: Entry) -> str:
        if one.is_erased:
            return texts.WORDS_ERASED
        match one.event:
            case Event.NOTIFIED:
                told = one.facts(ToldAt)
                return escape(f"{self._name(told.member)} ({self._posts([told.post])})")
            case Event.NOT_NOTIFIED:
                gap = one.facts(NotTold)
                whom = self._name(gap.member) if gap.member else self._posts([gap.whom])
                return escape(f"{whom}: {texts.GAPS.get(gap.why, gap.why)}")
            case Event.ESCALATED | Event.REMINDED if posts_in(one.facts(Climb).names):
                tell = words.to_posts if one.event is Event.ESCALATED else texts.reminded
                return escape(tell(self._posts(one.facts(Climb).names)))
            case Event.ASSIGNED:
                return escape(self._name(int(one.detail)))
            case Event.RETURNED:
                had = one.facts(Returned)
                name = self._name(had.holder)
                return escape(texts.why_returned(name, is_promise_broken=bool(had.promise)))
            case Event.SNOOZED:
                return self._snooze(one.detail)
            case Event.REMINDED:
                return texts.PROMISE_WAS_DUE
            case Event.ANSWERED | Event.ADDED:
                return escape(one.detail) or texts.FILES_ONLY
            case Event.REASSIGNED:
                return escape(self._posts(one.facts(Reassigned).posts))
            case Event.PROMISED:
                return self.promised(one)
            case Event.PROGRESSED:
                return texts.STATES[State(one.detail)]
            case Event.TRANSFERRED:
                move = one.facts(Transferred)
                section = self.directory.section(move.section).short
                give = words.as_matter_of if self.stays_above else words.to_section
                return escape(give(section, move.reason))
            case Event.RESOLVED:
                end = one.facts(Resolved)
                followed = steps.FOLLOWED[end.followed] if end.followed else ""
                return escape(words.with_outcome(texts.OUTCOMES[end.outcome], followed, end.line))
            case Event.STEP_DONE:
                done = one.facts(StepDone)
                return escape(steps.marked(self._step(done.step), done.words))
            case Event.STEP_UNDONE:
                return escape(self._step(one.detail))
            case Event.STEPS_SKIPPED:
                left = one.facts(StepsSkipped)
                return escape(steps.skipped(", ".join(map(self._step, left.steps)), left.reason))
            case _:
                return escape(one.detail)

    def promised(self, promise: Entry) -> str:
        """The moment that was promised."""
        return texts.clock_time(datetime.fromisoformat(promise.detail), self.zone)

    def _snooze(self, until: str) -> str:
        if not until:
            return texts.SNOOZE_ENDED
        return texts.snoozed_until(texts.clock_time(datetime.fromisoformat(until), self.zone))

    def _step(self, id: str) -> str:
        return self.steps.get(id, id)

    def _posts(self, names: Sequence[str]) -> str:
        found = posts_in(names)
        return posts.labels(found, self.directory) if found else ",".join(names)

    def _short(self, moment: datetime) -> str:
        return texts.short_time(moment, self.zone)

    def _name(self, member_id: int | None) -> str:
        return self.names.get(member_id or 0, "–")


def newest(lines: Sequence[str]) -> list[str]:
    """The last lines, as many as one message holds. No line is cut."""
    kept: list[str] = []
    letters = 0
    for line in reversed(lines):
        letters += len(line) + 1
        if letters > _LONGEST_HISTORY:
            return ["…", *reversed(kept)]
        kept.append(line)
    return kept[::-1]
