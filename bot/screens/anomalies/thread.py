"""A report's thread on the screen: what was sent and has no place yet, and what was said."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.screens import forms
from bot.screens.anomalies.buttons import CardButton, triage
from bot.screens.anomalies.standing import Standing, concerns
from bot.screens.anomalies.thread_buttons import ThreadButton, button
from bot.screens.anomalies.timeline import Timeline, newest
from bot.screens.revisions.buttons import WriteButton, write
from bot.telegram import Button, Row, Screen, confidential, in_rows
from bot.texts.anomalies import report as texts
from bot.texts.anomalies import thread as words
from bot.texts.revisions import writing as revision_words
from office.anomalies import (
    CLOSED,
    FREE_WORDS,
    FREE_WORDS_EXPIRE_AFTER,
    SPOKEN,
    TAKEN,
    Anomaly,
    Attachment,
    Entry,
    Event,
    FreeWords,
    FreeWordsStep,
    may_read,
)
from office.forms import Form

MOST_CASES = 3
MOST_REOPENINGS = 10
MOST_MEANT = 6


def see(anomaly: Anomaly) -> Button:
    """Show the thread of a report."""
    return button(words.THREAD, ThreadButton.SEE, anomaly.id)


def tell(anomaly: Anomaly) -> Button:
    """Write a message to the reporter."""
    return button(words.TELL, ThreadButton.WRITE, anomaly.id)


def ask_to_reopen(anomaly: Anomaly) -> Button:
    """Ask the heads to open a closed report again."""
    return button(words.REOPEN, ThreadButton.REOPEN, anomaly.id)


def reopenings(reports: Sequence[Anomaly]) -> Screen:
    """The closed reports that a head is asked to reopen. A tap opens one."""
    listed = [triage(report.code, CardButton.OPEN, report) for report in reports[:MOST_REOPENINGS]]
    codes = [report.code for report in reports]
    return confidential(words.reopenings(codes), in_rows(listed))


def are_answers(reports: Sequence[Anomaly], question_id: int) -> tuple[Row, ...]:
    """Offer, under an SOP's answer, to give what was typed to a report."""
    return tuple(
        (
            button(
                words.is_answer_to(report.code),
                ThreadButton.QUESTION_IS_ANSWER,
                report.id,
                question_id,
            ),
        )
        for report in reports[:MOST_CASES]
    )


def whose_words(
    form: Form[FreeWordsStep, FreeWords],
    meant: Sequence[Anomaly],
    asked: Mapping[int, str],
    standing: Standing,
) -> Screen:
    """Ask for which report something is, or whether it is a question. It says who would read it."""
    label = words.YES_SEND if len(meant) == 1 else ""
    sends = [button(label or report.code, ThreadButton.SEND, report.id) for report in meant]
    no = (
        button(words.NO_SOP, ThreadButton.AS_QUESTION)
        if form.answers.text
        else button(words.NO_REPORT, ThreadButton.AS_REPORT)
    )
    shown = [(report.code, asked.get(report.id, ""), _reader(report, standing)) for report in meant]
    rows = (*in_rows(sends), (no, forms.cancel(FREE_WORDS.topic)))
    return _sorting(form, words.whose_words(shown), rows)


def not_sent_yet(
    form: Form[FreeWordsStep, FreeWords],
    meant: Sequence[Anomaly],
    asked: Mapping[int, str],
    standing: Standing,
) -> Screen:
    """Ask again for which report something is, before it is deleted."""
    screen = whose_words(form, meant, asked, standing)
    until = (form.moved_at + FREE_WORDS_EXPIRE_AFTER).astimezone(standing.zone)
    return confidential(words.not_sent_yet(f"{until:%H.%M}", screen.html), screen.rows)


def _reader(anomaly: Anomaly, standing: Standing) -> str:
    is_taken = anomaly.state in TAKEN
    return standing.name(anomaly.holder_id) if is_taken else standing.where(anomaly)


def where_to(form: Form[FreeWordsStep, FreeWords], anomaly: Anomaly) -> Screen:
    """Ask a head what their reply is for. Nothing is sent unless they choose.

    On a closed report they can only write to the reporter, who may have asked to reopen it.
    """
    tell = button(words.TELL, ThreadButton.TELL, anomaly.id)
    ask = button(words.ASK, ThreadButton.ASK, anomaly.id)
    note = button(words.NOTE, ThreadButton.NOTE, anomaly.id)
    ways = [tell] if anomaly.state in CLOSED else [ask, tell, note]
    rows = in_rows([*ways, forms.cancel(FREE_WORDS.topic)])
    return _sorting(form, words.where_to(anomaly.code), rows)


def is_this_a_report(
    form: Form[FreeWordsStep, FreeWords], own: Sequence[Anomaly], *, may_be_sop: bool = False
) -> Screen:
    """Ask whether what was sent begins a report, or belongs to one that is open.

    A document from a keeper of SOPs may be an SOP.
    """
    no = forms.cancel(FREE_WORDS.topic)
    if form.answers.text:
        no = button(words.NO_SOP, ThreadButton.AS_QUESTION)
    add = [button(words.add_to(report.code), ThreadButton.SEND, report.id) for report in own[:2]]
    yes = button(words.YES_REPORT, ThreadButton.BEGIN_REPORT)
    if may_be_sop and form.answers.document_name:
        add.append(write(revision_words.AS_SOP, WriteButton.FROM_FREE_WORDS))
    return _sorting(form, words.report_this(), ((yes, no), *in_rows(add)))


def _sorting(form: Form[FreeWordsStep, FreeWords], asked: str, rows: tuple[Row, ...]) -> Screen:
    sent = form.answers
    shown = words.sent(sent.text, len(sent.files), album=sent.album is not None)
    return confidential(f"{shown}\n\n{asked}", rows)


def is_added(anomaly: Anomaly, entry: Entry) -> Screen:
    """Confirm what was added. For ten minutes it can be taken back; it may have been a question."""
    row = [button(words.TAKE_BACK, ThreadButton.TAKE_BACK, anomaly.id, entry.number)]
    if entry.detail:
        row.append(
            button(words.AS_QUESTION, ThreadButton.ENTRY_IS_QUESTION, anomaly.id, entry.number)
        )
    return confidential(words.added(anomaly.code), (tuple(row),))


def is_taken_back(anomaly: Anomaly) -> Screen:
    """Say that an addition was taken back."""
    return confidential(words.taken_back(anomaly.code))


def is_placed(sent: FreeWords, anomaly: Anomaly) -> Screen:
    """Show what was sent, once it has its place. The outbox confirms it."""
    shown = words.sent(sent.text, len(sent.files), album=sent.album is not None)
    return confidential(f"{shown}\n\n{words.placed(anomaly.code)}")


def is_closed(anomaly: Anomaly, *, may_ask: bool) -> Screen:
    """Say that a closed report takes no more messages, and how it is reopened."""
    rows = ((ask_to_reopen(anomaly),),) if may_ask else ()
    return confidential(words.is_closed(anomaly.code, may_ask=may_ask), rows)


@dataclass(frozen=True)
class ThreadView:
    """Shows what was said about one report to one viewer."""

    anomaly: Anomaly
    viewer_id: int
    is_head: bool
    timeline: Timeline
    zone: ZoneInfo
    names: Mapping[int, str]

    def thread(
        self, entries: Sequence[Entry], attachments: Sequence[Attachment], back: Button
    ) -> Screen:
        """The report and what was said since, the newest at the bottom."""
        files = Counter(attachment.entry_number for attachment in attachments)
        said = [
            self._message(entry, files[entry.number]) for entry in entries if entry.event in SPOKEN
        ]
        lines = [self._report(files[0]), *said] if self.may_read_report else said
        shown = newest(lines) or [words.NOTHING_SAID]
        return confidential("\n\n".join([words.title(self.anomaly.code), *shown]), ((back,),))

    def happened(self, entries: Sequence[Entry]) -> list[str]:
        """The timeline for those who follow the report, without what they may not read."""
        return newest([f"{self._at(entry.at)} {self.told(entry)}" for entry in entries])

    @property
    def may_read_report(self) -> bool:
        """Whether the viewer may read what the reporter wrote."""
        return self.is_head or self.viewer_id == self.anomaly.reporter_id

    def _report(self, files: int) -> str:
        is_gone = self.anomaly.is_text_gone
        text = f"<i>{texts.ERASED}</i>" if is_gone else escape(self.anomaly.text)
        who = self._who(self.anomaly.reporter_id)
        told = "\n".join([*concerns(self.anomaly, self.timeline.directory), text])
        return words.line(who, self._at(self.anomaly.created_at), _with_files(told, files))

    def _message(self, one: Entry, files: int) -> str:
        if not self._may_read(one):
            return f"<i>{self._at(one.at)} {_HIDDEN[one.event]}</i>"
        text = f"<i>{texts.WORDS_ERASED}</i>" if one.is_erased else escape(one.detail)
        return words.line(self._who(one.actor_id), self._at(one.at), _with_files(text, files))

    def told(self, one: Entry) -> str:
        """One entry of the history, without what the viewer may not read."""
        return self.timeline.entry(one) if self._may_read(one) else _HIDDEN[one.event]

    def _may_read(self, one: Entry) -> bool:
        return self.is_head or may_read(one, self.anomaly, self.viewer_id)

    def _who(self, member_id: int | None) -> str:
        if member_id == self.viewer_id:
            return words.YOU
        name = self.names.get(member_id or 0, "–")
        return f"{name} ({words.REPORTER})" if member_id == self.anomaly.reporter_id else name

    def _at(self, moment: datetime) -> str:
        return texts.short_time(moment, self.zone)


def _with_files(text: str, count: int) -> str:
    return "\n".join(part for part in (text, words.files(count) if count else "") if part)


# Stands in place of words that the viewer may not read.
_HIDDEN = {
    Event.REPORTED: words.REPORTED,
    Event.WITHDRAWN: words.WITHDRAWN,
    Event.ADDED: words.COLLEAGUE_ADDED,
    Event.ASKED: words.REPORTER_ASKED,
    Event.ANSWERED: words.ANSWERED_BY_REPORTER,
    Event.REPLIED: words.REPORTER_TOLD,
    Event.REOPEN_ASKED: words.REOPEN_ASKED_FOR,
    Event.ERASED: words.ONE_TAKEN_BACK,
}
