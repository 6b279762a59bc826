"""An announcement as its readers, its author and its approvers see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Self
from zoneinfo import ZoneInfo

from telegram.constants import MessageLimit

from bot.content.source import ScreenSource
from bot.screens.announcements.actions import (
    ANNOUNCE_BUTTON,
    ANNOUNCED_BUTTON,
    REWORD_BUTTON,
    RUN_BUTTON,
)
from bot.screens.announcements.audience import Audience
from bot.telegram import Button, Row, Screen, in_rows, pack
from bot.telegram.outgoing import Outgoing, length, plain
from bot.texts.announcements import published as texts
from bot.texts.anomalies.report import clock_time
from knowledge.reading.office.directory import Directory
from office.announcements import (
    MOST,
    OUT,
    Announcement,
    AnnouncementEntry,
    AnnouncementNotice,
    AnnouncementProgress,
    Delivery,
    Segment,
    State,
)
from office.people import Reach

MOST_LISTED = 10
OPENING_LETTERS = 60
# What the last lines take at most: code, name, two dates, and when it was read.
FOOTER_LETTERS = 240
LONGEST_LIST = 3900
_MOST_NAMES = 256
_MOST_BLOCKED = 10


manage = RUN_BUTTON.button


reword = REWORD_BUTTON.button


reader = ANNOUNCED_BUTTON.button


def mark_read(one: Announcement) -> Button:
    """Let the reader confirm that they have read it, in the words above the button."""
    return Button(texts.READ, pack(ANNOUNCED_BUTTON, "read", one.id, one.edition))


@dataclass(frozen=True)
class AnnouncementCards:
    """Draws announcements. `names` are the names of the members in them, by id."""

    directory: Directory
    zone: ZoneInfo
    names: Mapping[int, str]
    now: datetime

    @classmethod
    async def of(
        cls, source: ScreenSource, *shown: Announcement | AnnouncementEntry | None
    ) -> Self:
        """Draw announcements at this moment, with the names that `shown` needs."""
        names = await source.services.people.names(people_in(*shown))
        return cls(source.shelf.directory, source.zone, names, source.services.clock.now())

    # --- what people receive ---

    def received(
        self, one: Announcement, delivery: Delivery | None = None, edit_of: int | None = None
    ) -> Outgoing:
        """The announcement itself, exactly as everybody receives it."""
        photos = (one.photo_id,) if one.photo_id else ()
        documents = (one.document_id,) if one.document_id else ()
        if one.is_recalled:
            screen = Screen(texts.recalled(one.code, self.author(one), one.reason))
            has_file = bool(photos or documents)
            return Outgoing(
                screen, photos, documents, edit_of, drops_files=has_file, room_to_grow=0
            )
        read_at = delivery.read_at if delivery is not None else None
        rows: tuple[Row, ...] = ()
        parts = [one.html, self._footer(one)]
        if one.needs_ack and read_at is not None:
            parts[1] += f"\n{texts.was_read(self._short(read_at))}"
        elif one.needs_ack:
            rows = ((mark_read(one),),)
        screen = Screen("\n\n".join(parts), rows)
        # `too_long` has left room for the footer. One message with its file can be recalled as a
        # whole.
        return Outgoing(screen, photos, documents, edit_of, room_to_grow=0)

    def nudge(self, one: Announcement) -> Screen:
        """Remind somebody. The words themselves are one tap away."""
        html = texts.nudge(one.code, self.author(one), opening(one, OPENING_LETTERS))
        return Screen(html, ((reader(texts.OPEN, "v", one.id), mark_read(one)),))

    def reread(self, one: Announcement, read_at: datetime) -> Screen:
        """Ask somebody to read what was corrected after they read it."""
        about = opening(one, OPENING_LETTERS)
        html = texts.reread(one.code, self.author(one), self._short(read_at), about)
        return Screen(html, ((reader(texts.OPEN, "v", one.id), mark_read(one)),))

    def listed(self, heading: str, found: Sequence[Announcement]) -> Screen:
        """Several announcements, each of which can be opened."""
        shown = found[:MOST_LISTED]
        lines = [
            heading,
            *(self._line(number, announcement) for number, announcement in enumerate(shown, 1)),
        ]
        named = [
            reader(f"{texts.OPEN} {announcement.code}", "v", announcement.id)
            for announcement in shown
        ]
        return Screen("\n".join(lines), in_rows(named))

    def mine(self, found: Sequence[Announcement]) -> Screen:
        """A trainer's own announcements with their states."""
        shown = found[:MOST_LISTED]
        lines = [
            f"{self._line(number, announcement)} — {self.state(announcement)}"
            for number, announcement in enumerate(shown, 1)
        ]
        named = [
            manage(f"{texts.OPEN} {announcement.code}", "o", announcement.id)
            for announcement in shown
        ]
        return Screen("\n".join([texts.MINE, *lines]), in_rows(named))

    # --- what its author sees ---

    def progress(
        self, one: Announcement, progress: AnnouncementProgress, blocked: Sequence[str] = ()
    ) -> Screen:
        """Show how many have it and have read it, whom it cannot reach, and what can be done."""
        counts = {
            texts.WAITING: progress.waiting + progress.held,
            texts.SENT: progress.sent,
            texts.FAILED: progress.failed,
            texts.BLOCKED: progress.blocked,
        }
        if progress.dropped:
            counts[texts.DROPPED] = progress.dropped
        if progress.late:
            counts[texts.LATE] = progress.late
        head = [texts.title(one.code, self.state(one)), self.when(one)]
        read = progress.read if one.needs_ack else None
        about = opening(one, OPENING_LETTERS)
        if one.started_at is None:
            return Screen("\n".join([*head, f"<i>{escape(about)}</i>"]), self._rows(one, progress))
        words = texts.progress(head, counts, progress.total, read, about)
        if blocked:
            words += "\n\n" + texts.not_reached(blocked[:_MOST_BLOCKED], len(blocked))
        return Screen(words, self._rows(one, progress))

    def _rows(self, one: Announcement, progress: AnnouncementProgress) -> tuple[Row, ...]:
        stop = manage(texts.STOP, "x", one.id)
        rows: list[Row] = []
        match one.state:
            case State.RUNNING:
                rows.append((manage(texts.PAUSE, "p", one.id), stop))
            case State.PAUSED:
                rows.append((manage(texts.RESUME, "g", one.id), stop))
            case State.AWAITING_APPROVAL | State.SCHEDULED:
                rows.append((Button(texts.CHANGE, pack(ANNOUNCE_BUTTON, "change", one.id)), stop))
            case State.CANCELLED if one.started_at is None:
                rows.append((Button(texts.WRITE_AGAIN, pack(ANNOUNCE_BUTTON, "like", one.id)),))
        rows.append((self.see(one),))
        if one.started_at is None or one.is_recalled or one.state not in OUT:
            return tuple(rows)
        if one.needs_ack:
            nudge = texts.nudge_button(progress.nudges, MOST)
            rows.append((manage(texts.WHO_UNREAD, "w", one.id), manage(nudge, "n", one.id)))
        return (*rows, (reword(texts.CORRECT, "c", one.id), reword(texts.RECALL, "r", one.id)))

    def unread(
        self, one: Announcement, found: Mapping[tuple[str, str], Sequence[str]], nudges: int
    ) -> Screen:
        """Who has not read it, by unit and section, and the button that nudges only them."""
        if not found:
            return Screen(texts.everybody_has_read(one.code))
        groups = [(self._place(*place), names) for place, names in sorted(found.items())]
        words, most = texts.unread(one.code, groups, _MOST_NAMES), _MOST_NAMES
        while length(words) > LONGEST_LIST and most:
            most //= 2
            words = texts.unread(one.code, groups, most)
        nudge = manage(texts.nudge_button(nudges, MOST), "n", one.id)
        return Screen(words, ((nudge,),))

    def see(self, one: Announcement) -> Button:
        """Show an announcement exactly as it is received."""
        return manage(texts.SEE_EXACTLY, "see", one.id)

    # --- words ---

    def audience(self, one: Announcement) -> str:
        """Whom it addresses, in words."""
        return Audience(self.directory, Reach()).described(one.segment or Segment())

    def when(self, one: Announcement) -> str:
        """When it was or will be sent, in full."""
        moment = one.started_at or one.send_at
        return texts.full_moment(moment, self.zone) if moment is not None else texts.AT_ONCE

    def state(self, one: Announcement) -> str:
        if one.is_recalled:
            return texts.RECALLED
        if one.state is State.RUNNING and one.held_until is not None:
            return texts.held_until(one.held_until, self.zone)
        return texts.STATES[one.state]

    def _footer(self, one: Announcement) -> str:
        corrected = clock_time(one.corrected_at, self.zone) if one.corrected_at else None
        return texts.footer(one.code, self.author(one), one.in_force_until, corrected)

    def _line(self, number: int, one: Announcement) -> str:
        moment = one.started_at or one.created_at
        about = opening(one, OPENING_LETTERS)
        return texts.line(number, one.code, clock_time(moment, self.zone), about)

    def _short(self, moment: datetime) -> str:
        """The hour, and the day if it is not today."""
        local = moment.astimezone(self.zone)
        is_today = local.date() == self.now.astimezone(self.zone).date()
        return f"{local:%H.%M}" if is_today else clock_time(moment, self.zone)

    def _place(self, unit: str, section: str) -> str:
        label = self.directory.unit_name(unit)
        return texts.place(label, self.directory.section(section).short) if section else label

    def author(self, one: Announcement) -> str:
        return self.names.get(one.author_id, "–")


def people_in(*shown: Announcement | AnnouncementEntry | None) -> set[int]:
    """The ids of these announcements' authors and of the actors in these entries."""
    return {
        one.author_id if isinstance(one, Announcement) else one.actor_id or 0
        for one in shown
        if one is not None
    }


def opening(one: Announcement, most: int) -> str:
    """The first words of an announcement, without its markup."""
    words = plain(one.html).strip().partition("\n")[0]
    return words if len(words) <= most else f"{words[: most - 1]}…"


def too_long(html: str, *, has_file: bool) -> tuple[int, int] | None:
    """Return the length and the limit of a text that Telegram would refuse below its footer."""
    limit = MessageLimit.CAPTION_LENGTH if has_file else MessageLimit.MAX_TEXT_LENGTH
    most = int(limit) - FOOTER_LETTERS
    return (length(html), most) if length(html) > most else None


async def progress_of(source: ScreenSource, subject: Announcement) -> Screen:
    """Draw how far an announcement has come, and whom it cannot reach."""
    services = source.services
    progress = await services.announcements.reading.progress(subject.id)
    kind = AnnouncementNotice.MESSAGE
    gone = await services.outbox.batches.blocked(kind, subject.id) if progress.blocked else ()
    names = await services.people.names(gone)
    cards = await AnnouncementCards.of(source)
    return cards.progress(subject, progress, sorted(names.values()))
