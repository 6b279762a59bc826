"""The screens of the form that writes an announcement: one question each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.screens import forms
from bot.screens.announcements.actions import ANNOUNCE_BUTTON, RUN_BUTTON
from bot.screens.announcements.audience import Audience, AudienceKind
from bot.screens.announcements.card import opening
from bot.telegram import Button, Row, Screen, fitted, in_rows, pack
from bot.texts.announcements import form as texts
from office.announcements import (
    ANNOUNCEMENT,
    Announcement,
    AnnouncementForm,
    AnnouncementStep,
    Segment,
)

QUESTIONS = (
    AnnouncementStep.TEXT,
    AnnouncementStep.AUDIENCE,
    AnnouncementStep.TIME,
    AnnouncementStep.ACK,
    AnnouncementStep.UNTIL,
    AnnouncementStep.URGENT,
)
# Whose example of a day may still be typed tomorrow.
_SOON = timedelta(days=3)
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
MOST_CHOICES = 10
_LABEL_LETTERS = 24
_PARTS_A_ROW = 3


button = ANNOUNCE_BUTTON.button


MINE = Button(texts.MY_ANNOUNCEMENTS, pack(RUN_BUTTON, "mine"))
_CANCEL = forms.cancel(ANNOUNCEMENT.topic)


@dataclass(frozen=True)
class AnnounceForm:
    """Draws the questions for one trainer on one day."""

    audience: Audience
    today: date
    zone: ZoneInfo

    def question(self, form: AnnouncementForm, draft: Announcement, size: int) -> Screen:
        """The question of the draft's step. `size` is how many people it addresses so far."""
        step = form.step
        words, rows = self._content(step, draft, size)
        last_row = self._last_row(form)
        if step not in QUESTIONS:
            return Screen(words, (*rows, last_row))
        html = f"{texts.heading(QUESTIONS.index(step) + 1, len(QUESTIONS))}\n\n{words}"
        return Screen(html, (*rows, last_row))

    def _content(
        self, step: AnnouncementStep, draft: Announcement, size: int
    ) -> tuple[str, tuple[Row, ...]]:
        match step:
            case AnnouncementStep.TEXT:
                return texts.ASK_TEXT, ((MINE,),)
            case AnnouncementStep.AUDIENCE:
                return self._audience(draft.segment, size)
            case AnnouncementStep.TIME:
                return texts.ask_time(self.today + _SOON), ((button(texts.NOW, "now"),),)
            case AnnouncementStep.ACK:
                answers = {texts.NEEDS_ACK: 1, texts.NEEDS_NO_ACK: 0}
                return texts.ASK_ACK, in_rows(
                    [button(answer, "ack", n) for answer, n in answers.items()]
                )
            case AnnouncementStep.UNTIL:
                return texts.ask_until(self.today + MONTH), in_rows(self._days(draft))
            case AnnouncementStep.URGENT:
                answers = {texts.USUAL: 0, texts.URGENT: 1}
                named = [button(answer, "urgent", n) for answer, n in answers.items()]
                return texts.ASK_URGENT, in_rows(named)
            case _:
                test, change = button(texts.TEST, "test"), button(texts.CHANGE, "edit")
                go_on = button(texts.CONTINUE, "next")
                words = texts.PREVIEW_OF_CHANGE if draft.changes else texts.PREVIEW_ABOVE
                return words.format(code=draft.code), ((test, change), (go_on,))

    def _last_row(self, form: AnnouncementForm) -> Row:
        """The ways out. A question asked again leads back to the preview."""
        if form.step in QUESTIONS and form.answers.only is not None:
            return (button(texts.BACK, "look"), _CANCEL)
        return forms.last_row(form)

    def parts(self) -> Screen:
        """Ask which part of the previewed announcement to change."""
        named = [
            button(texts.PARTS[announcement_step], "edit", announcement_step)
            for announcement_step in QUESTIONS
        ]
        rows = in_rows(named, _PARTS_A_ROW)
        return Screen(texts.ASK_PART, (*rows, (button(texts.BACK, "look"), _CANCEL)))

    def _audience(self, segment: Segment | None, size: int) -> tuple[str, tuple[Row, ...]]:
        everybody = self.audience.described(self.audience.widest())
        menus = [
            button(label, "menu", group)
            for group, label in texts.GROUPS.items()
            if self.audience.choices(AudienceKind(group), segment)
        ]
        rows = (*in_rows([button(everybody, "all"), *menus, button(texts.BY_UNREAD, "menu", "x")]),)
        if segment is None:
            return texts.ASK_AUDIENCE, rows
        words = f"{texts.ASK_AUDIENCE}\n\n{self._chosen(segment, size)}"
        return words, (*rows, (button(texts.CONTINUE, "next"),))

    def choices(self, segment: Segment | None, group: AudienceKind, size: int) -> Screen:
        """The choices of one kind. What is chosen is also said in words."""
        named = [
            button(
                texts.CHOSEN.format(label=choice.label) if choice.is_chosen else choice.label,
                *("t", group, choice.id, 0 if choice.is_chosen else 1),
            )
            for choice in self.audience.choices(group, segment)
        ]
        html = f"<b>{texts.GROUPS[group]}</b>\n"
        html += self._chosen(segment, size) if segment is not None else texts.NOTHING_CHOSEN
        # Who has chosen goes on from here, and need not go back first.
        onward: tuple[Row, ...] = ((button(texts.CONTINUE, "next"),),) if segment and size else ()
        return Screen(html, (*fitted(named), *onward, (button(texts.BACK, "menu"), _CANCEL)))

    def unread_of(self, mine: Sequence[Announcement]) -> Screen:
        """Offer the announcements that asked to be read."""
        asked = [
            announcement
            for announcement in mine
            if announcement.needs_ack and announcement.started_at
        ][:MOST_CHOICES]
        labels = {
            announcement.id: f"{announcement.code} {opening(announcement, _LABEL_LETTERS)}"
            for announcement in asked
        }
        named = [button(label, "un", id) for id, label in labels.items()]
        words = texts.ASK_UNREAD if asked else texts.NONE_TO_READ
        return Screen(words, (*fitted(named), (button(texts.BACK, "menu"), _CANCEL)))

    def confirmation(
        self,
        words: str,
        form: AnnouncementForm,
        draft: Announcement,
        stamp: int,
        *,
        needs_approval: bool,
    ) -> Screen:
        """The preview. Only from here is anything sent, and only what was shown."""
        label = texts.SAVE if draft.changes else texts.SEND
        send = button(texts.SUBMIT if needs_approval else label, "send", draft.id, stamp)
        return Screen(words, ((send,), forms.last_row(form)))

    def _chosen(self, segment: Segment, size: int) -> str:
        return texts.chosen(self.audience.described(segment), size)

    def _days(self, draft: Announcement) -> list[Button]:
        sent_on = draft.send_at.astimezone(self.zone).date() if draft.send_at else self.today
        first = max(sent_on, self.today)
        days = {
            texts.UNTIL_TODAY: first,
            texts.UNTIL_WEEK: first + WEEK,
            texts.UNTIL_MONTH: first + MONTH,
        }
        return [button(label, "until", day.isoformat()) for label, day in days.items()]
