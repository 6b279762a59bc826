"""The screens and buttons of verifications: the card, its menus, the list, the history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from html import escape
from typing import Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.verifications.actions import VERIFICATION_BUTTON
from bot.telegram import Button, Row, Screen, confidential, in_rows
from bot.texts.anomalies.report import short_time
from bot.texts.questions import day
from bot.texts.verifications import card as texts
from bot.texts.verifications import form as form_texts
from knowledge.reading.office.directory import Directory
from knowledge.reading.sops.deadline import Deadline
from knowledge.search.issuers import Issuers
from office.anomalies import Anomaly
from office.calendar import WorkingHours
from office.people import Member
from office.verifications import (
    VERIFICATION_WORDS,
    Event,
    Figure,
    HandedOn,
    Interviewed,
    IssuerAnswered,
    IssuerAsked,
    IssuerOutcome,
    Reminded,
    Suspended,
    Verification,
    VerificationEntry,
    Wanted,
    WordsForm,
)

MOST_LISTED = 8
MOST_NAMES = 10
_AHEAD = (3, 5, 7)
_LONGEST_HISTORY = 3900
# What a button answers that names no day.
EXEMPT, NO_INTERVIEW, SKIPPED = "exempt", "none", "skip"


class VerificationButton(StrEnum):
    """What a button of a verification does. The value stands in the button's data."""

    NEW = "n"
    SEE = "v"
    BELOW = "b"
    FIGURES = "f"
    LETTER = "l"
    SENT = "s"
    CHASED = "k"
    CHOOSE_OUTCOME = "r"
    OUTCOME = "rs"
    SUSPEND = "p"
    INTERVIEW = "w"
    HISTORY = "h"
    MORE = "m"
    GIVE = "g"
    CANCEL = "x"
    REALLY_CANCEL = "xs"
    REPORT = "a"
    FROM_REPORT = "o"
    WORD = "z"


button = VERIFICATION_BUTTON.button


def from_report(anomaly_id: int) -> Button:
    """Begin a verification from a report."""
    return button(texts.VERIFY, VerificationButton.FROM_REPORT, anomaly_id)


def people_in(shown: Iterable[Verification], entries: Iterable[VerificationEntry] = ()) -> set[int]:
    """Return the ids of all members whom the screens of these name."""
    ids = {id for verification in shown for id in (verification.officer_id, verification.holder_id)}
    for entry in entries:
        ids |= {entry.actor_id or 0}
        if entry.event is Event.HANDED_ON:
            handed = entry.facts(HandedOn)
            ids |= {handed.holder, handed.by or 0}
    return ids


@dataclass(frozen=True)
class VerificationCards:
    """Draws verifications. `names` are the names of the people in them, by id."""

    issuers: Issuers
    directory: Directory
    deadline: Deadline | None
    hours: WorkingHours
    zone: ZoneInfo
    names: Mapping[int, str]
    today: date

    @classmethod
    async def of(
        cls, source: ScreenSource, *shown: Verification, entries: Sequence[VerificationEntry] = ()
    ) -> Self:
        """Draw these verifications, and entries of their histories."""
        shelf, services = source.shelf, source.services
        names = await services.people.names(people_in(shown, entries))
        hours, today = services.rules().hours, services.people.today()
        return cls(shelf.issuers, shelf.directory, shelf.deadline, hours, source.zone, names, today)

    def card(self, one: Verification, notice: str = "") -> Screen:
        """A verification with its clocks and its buttons."""
        lines = [
            f"{notice}\n" if notice else "",
            self.title(one),
            *texts.facts(
                self.issuer(one),
                self.directory.unit_name(one.unit),
                self.name(one.officer_id),
                self.name(one.holder_id),
                one.case_reference,
            ),
            texts.question(one.question) if one.question else "",
            texts.of_report(Anomaly.code_of(one.anomaly_id)) if one.anomaly_id else "",
            f"\n{texts.standing(one.state)}",
            self.how(one) if one.outcome else "",
            *self._clocks(one),
        ]
        return confidential(texts.joined(lines), self.rows(one))

    def rows(self, one: Verification) -> tuple[Row, ...]:
        """The buttons for what can be done with it now."""
        history = button(texts.HISTORY, VerificationButton.HISTORY, one.id)
        answered = button(texts.ANSWERED, VerificationButton.CHOOSE_OUTCOME, one.id)
        if not one.is_open:
            first: list[Button] = []
            if one.outcome is IssuerOutcome.NOT_GENUINE:
                first = [button(texts.REPORT, VerificationButton.REPORT, one.id)]
            elif one.may_be_answered:
                first = [answered]
            return (*in_rows(first), (history,))
        sent = button(texts.SENT, VerificationButton.SENT, one.id)
        chased = button(texts.CHASED, VerificationButton.CHASED, one.id)
        letter = button(texts.DOWNLOAD, VerificationButton.LETTER, one.id)
        suspend = button(texts.SUSPENDED, VerificationButton.SUSPEND, one.id)
        more = button(texts.MORE, VerificationButton.MORE, one.id)
        return ((letter, chased if one.sent_on else sent), (answered, suspend), (history, more))

    def more(self, one: Verification, *, is_head: bool) -> Screen:
        """The card with its rarer buttons."""
        buttons = [button(texts.INTERVIEW, VerificationButton.INTERVIEW, one.id)]
        if is_head:
            buttons.append(button(texts.GIVE, VerificationButton.GIVE, one.id))
        buttons.append(button(texts.CANCEL, VerificationButton.CANCEL, one.id))
        return self._menu(one, "", in_rows(buttons))

    def outcomes(self, one: Verification) -> Screen:
        """Ask what the issuer has said."""
        buttons = [
            button(label, VerificationButton.OUTCOME, one.id, str(outcome))
            for outcome, label in texts.OUTCOMES.items()
        ]
        return self._menu(one, f"{texts.WHICH_OUTCOME}\n{texts.NOT_FALSE}", in_rows(buttons))

    def sure_to_cancel(self, one: Verification) -> Screen:
        """Ask once before it is cancelled."""
        yes = button(texts.REALLY_CANCEL, VerificationButton.REALLY_CANCEL, one.id)
        return self._menu(one, texts.SURE_TO_CANCEL, ((yes,),))

    def _menu(self, one: Verification, question: str, rows: tuple[Row, ...]) -> Screen:
        back = (button(texts.BACK, VerificationButton.SEE, one.id),)
        html = self.card(one).html
        return confidential(f"{html}\n\n{question}" if question else html, (*rows, back))

    def asked(self, one: Verification, form: WordsForm, people: Sequence[Member] = ()) -> Screen:
        """Ask for a day, the number of a letter, who has answered, or whom to give it to."""
        html = f"{self.title(one)}\n{texts.ASK[str(form.step)]}"
        named = [
            _word(form.step, label, value) for label, value in self._answers(form.step, people)
        ]
        last = forms.cancel(VERIFICATION_WORDS.topic)
        return confidential(html, (*in_rows(named), (last,)))

    def _answers(self, step: Wanted, people: Sequence[Member]) -> list[tuple[str, str]]:
        """The buttons below a question: the label of each, and its answer."""
        match step:
            case Wanted.CHANNEL:
                return [(label, str(channel)) for channel, label in texts.CHANNELS.items()]
            case Wanted.EXPECTED_ON:
                days = [(n, self.hours.office_day(self.today, n)) for n in _AHEAD]
                return [(texts.in_office_days(n, on), on.isoformat()) for n, on in days]
            case Wanted.INTERVIEWED_ON:
                clocks = [(form_texts.EXEMPT, EXEMPT), (form_texts.NO_INTERVIEW, NO_INTERVIEW)]
                return [*self._past_days(), *clocks]
            case Wanted.SENT_ON | Wanted.ANSWERED_ON:
                return self._past_days()
            case Wanted.ANSWERED_BY:
                return [(texts.SKIP, SKIPPED)]
            case Wanted.PERSON:
                return [(member.name, str(member.id)) for member in people[:MOST_NAMES]]
            case Wanted.SUSPENSION:
                return []

    def _past_days(self) -> list[tuple[str, str]]:
        yesterday = self.today - timedelta(days=1)
        return [(texts.TODAY, self.today.isoformat()), (texts.YESTERDAY, yesterday.isoformat())]

    def list_own(self, shown: Sequence[Verification], *, is_head: bool) -> Screen:
        """A member's own; a tap opens one. Heads also get their section's and the figures."""
        lines = [self._line(n, verification) for n, verification in enumerate(shown, 1)]
        html = "\n".join([texts.MY_LIST, *lines] if lines else [texts.NONE_YET])
        buttons = [
            button(f"{n}. {verification.code}", VerificationButton.SEE, verification.id)
            for n, verification in enumerate(shown, 1)
        ]
        last = [button(texts.NEW, VerificationButton.NEW)]
        if is_head:
            last.append(button(texts.SECTION_LIST, VerificationButton.BELOW))
        return confidential(html, (*in_rows(buttons), *in_rows(last)))

    def list_below(self, found: Sequence[Verification]) -> Screen:
        """The open verifications below a head."""
        shown = found[:MOST_LISTED]
        lines = [
            texts.line_below(self._line(n, verification), self.name(verification.holder_id))
            for n, verification in enumerate(shown, 1)
        ]
        if len(found) > MOST_LISTED:
            lines.append(texts.more(len(found) - MOST_LISTED))
        html = "\n".join([texts.BELOW_LIST, *lines] if lines else [texts.NONE_BELOW])
        buttons = [
            button(f"{n}. {verification.code}", VerificationButton.SEE, verification.id)
            for n, verification in enumerate(shown, 1)
        ]
        figures = button(texts.FIGURES, VerificationButton.FIGURES)
        return confidential(html, (*in_rows(buttons), (figures,)))

    def figures(self, found: Sequence[Figure]) -> Screen:
        """How the issuers answer."""
        lines = [
            texts.figure(
                self.issuers.name(figure.issuer_id),
                figure.count,
                figure.median_days,
                figure.silent_share,
            )
            for figure in found
        ]
        html = "\n".join([texts.FIGURES_TITLE, *lines] if lines else [texts.NO_FIGURES])
        back = button(texts.BACK, VerificationButton.BELOW)
        return confidential(html, ((back,),))

    def history(self, one: Verification, entries: Sequence[VerificationEntry]) -> Screen:
        """The whole history; only the newest entries if it is too long."""
        lines = [
            texts.entry(entry.number, short_time(entry.at, self.zone), self._told(entry))
            for entry in entries
        ]
        while sum(len(line) + 1 for line in lines) > _LONGEST_HISTORY:
            lines = ["…", *lines[2:]]
        back = button(texts.BACK, VerificationButton.SEE, one.id)
        return confidential("\n".join([texts.history_title(one.code), *lines]), ((back,),))

    def title(self, one: Verification) -> str:
        """Code and kind of document."""
        return texts.title(one.code, one.document)

    def issuer(self, one: Verification) -> str:
        """The issuer's name."""
        return self.issuers.name(one.issuer_id)

    def how(self, one: Verification) -> str:
        """Say how it ended, and what that means."""
        if one.outcome is None:
            return texts.WAS_CANCELLED
        return texts.outcome(one.outcome, one.answered_on, one.answered_by)

    def left(self, until: date) -> int:
        """Return the office days until then; negative once it is over."""
        if until < self.today:
            return -max(1, self.hours.office_days_between(until, self.today))
        return self.hours.office_days_between(self.today, until)

    def name(self, member_id: int) -> str:
        """Somebody's name."""
        return self.names.get(member_id, "–")

    def _clocks(self, one: Verification) -> list[str]:
        if not one.is_open:
            return []
        lines = []
        if one.sent_on and one.channel and one.answer_due_on:
            due, channel = one.answer_due_on, texts.CHANNELS[one.channel]
            lines.append(texts.issuers_clock(one.sent_on, channel, due, self.left(due)))
        return [*lines, self._applicants_clock(one)]

    def _applicants_clock(self, one: Verification) -> str:
        if one.suspended_on is not None:
            return texts.is_suspended(one.suspended_on, one.suspended_by, one.deadline_on)
        if one.deadline_on is None or one.interviewed_on is None:
            return texts.NOT_RUNNING[one.application]
        basis = self.deadline.basis if self.deadline else ""
        left = self.left(one.deadline_on)
        return texts.applicants_clock(one.deadline_on, one.interviewed_on, basis, left)

    def _line(self, number: int, one: Verification) -> str:
        return texts.line(number, one.code, one.document, one.state, one.outcome)

    def _told(self, entry: VerificationEntry) -> str:
        who = texts.BY.format(name=escape(self.name(entry.actor_id))) if entry.actor_id else ""
        what = texts.ERASED if entry.is_erased else escape(self._detail(entry))
        return texts.EVENTS[entry.event].format(who=who, what=what)

    def _detail(self, entry: VerificationEntry) -> str:
        match entry.event:
            case Event.INTERVIEWED:
                asked = entry.facts(Interviewed)
                what = texts.APPLICATIONS[asked.application]
                return f"{what}, {day(asked.on)}" if asked.on else what
            case Event.SENT | Event.CHASED:
                sent = entry.facts(IssuerAsked)
                channel = texts.CHANNELS[sent.channel].lower()
                return texts.asked(channel, day(sent.on), day(sent.answer_due_on))
            case Event.REMINDED:
                reminder = entry.facts(Reminded)
                return texts.ALARMS[reminder.alarm].format(day=day(reminder.about))
            case Event.SUSPENDED:
                letter = entry.facts(Suspended)
                return f"{day(letter.on)}, {letter.letter}"
            case Event.HANDED_ON:
                handed = entry.facts(HandedOn)
                by = self.name(handed.by) if handed.by else ""
                return texts.handed_on(self.name(handed.holder), by)
            case Event.CLOSED:
                answer = entry.facts(IssuerAnswered)
                said = [texts.OUTCOMES[answer.outcome].lower(), day(answer.on), answer.by]
                return ", ".join(filter(None, said))
            case _:
                return entry.detail


def _word(step: Wanted, label: str, value: str) -> Button:
    """A button that answers the question. A late tap answers no other one."""
    return button(label, VerificationButton.WORD, str(step), value)
