"""The approval of an announcement, as its approvers and its author see it."""

from dataclasses import dataclass
from html import escape
from typing import Self

from bot.content.source import ScreenSource
from bot.screens.announcements.actions import ANNOUNCE_BUTTON, RUN_BUTTON
from bot.screens.announcements.card import (
    FOOTER_LETTERS,
    LONGEST_LIST,
    OPENING_LETTERS,
    AnnouncementCards,
    opening,
    reword,
)
from bot.telegram import Button, Screen, pack
from bot.telegram.outgoing import length
from bot.texts.announcements import approval as texts
from bot.texts.announcements import published as shared
from office.announcements import Announcement, AnnouncementEntry, Event


@dataclass(frozen=True)
class ApprovalCards:
    """Draws the request for approval, and the decision."""

    cards: AnnouncementCards

    @classmethod
    async def of(
        cls, source: ScreenSource, *shown: Announcement | AnnouncementEntry | None
    ) -> Self:
        """Draw approvals at this moment, with the names that `shown` needs."""
        return cls(await AnnouncementCards.of(source, *shown))

    def approval(self, one: Announcement) -> Screen:
        """Ask for approval. A text that does not fit is one tap away."""
        fits = length(one.html) <= LONGEST_LIST - len(self.cards.audience(one)) - FOOTER_LETTERS
        words = texts.approval(
            one.code,
            self.cards.author(one),
            self.cards.audience(one),
            self.cards.when(one),
            one.html if fits else f"<i>{escape(opening(one, OPENING_LETTERS))}</i>",
            is_changed=one.edition > 0,
        )
        approve = Button(texts.APPROVE, pack(RUN_BUTTON, "ok", one.id, one.edition))
        answer = (approve, reword(texts.REJECT, "no", one.id))
        return Screen(words, ((self.cards.see(one),), answer))

    def approval_closed(self, one: Announcement, decision: AnnouncementEntry | None) -> Screen:
        """The same card once somebody has decided."""
        state = texts.EVENTS[decision.event] if decision else self.cards.state(one)
        by = self.cards.names.get((decision.actor_id if decision else None) or 0, "")
        return Screen(texts.approval_closed(one.code, state, by))

    def decided(self, one: Announcement, decision: AnnouncementEntry | None) -> Screen:
        """Tell the author of the decision."""
        by = self.cards.names.get((decision.actor_id if decision else None) or 0, "–")
        if decision is None or decision.event is Event.APPROVED:
            return Screen(texts.approved(one.code, by, self.cards.when(one)))
        again = Button(shared.WRITE_AGAIN, pack(ANNOUNCE_BUTTON, "like", one.id))
        return Screen(texts.rejected(one.code, by, one.reason), ((again,),))
