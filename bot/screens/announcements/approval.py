"""The second look at an announcement, as whoever is asked and its author see it."""

from html import escape

from bot.bot_data import BotData
from bot.screens.announcements.card import (
    FOOTER_LETTERS,
    LONGEST_LIST,
    OPENING_LETTERS,
    AnnouncementCards,
    manage,
    names_in,
    opening,
    reword,
)
from bot.telegram.callback_data import Action, pack
from bot.telegram.outgoing import length
from bot.telegram.screen import Button, Screen
from bot.texts.announcements import approval as texts
from bot.texts.announcements import published as shared
from office.announcements import Announcement, AnnouncementEntry
from office.announcements.models import Event


class ApprovalCards(AnnouncementCards):
    """Draws what is asked and what was decided."""

    def approval(self, one: Announcement) -> Screen:
        """Ask for the second look; the text alone where it fits, else one tap away."""
        fits = length(one.html) <= LONGEST_LIST - len(self.audience(one)) - FOOTER_LETTERS
        words = texts.approval(
            one.code,
            self._author(one),
            self.audience(one),
            self.when(one),
            one.html if fits else f"<i>{escape(opening(one, OPENING_LETTERS))}</i>",
        )
        answer = (manage(texts.APPROVE, "ok", one.id), reword(texts.REJECT, "no", one.id))
        return Screen(words, ((self.see(one),), answer))

    def approval_closed(self, one: Announcement, decision: AnnouncementEntry | None) -> Screen:
        """The same card once somebody has decided."""
        state = texts.EVENTS[decision.event] if decision else self._state(one)
        by = self.names.get((decision.actor_id if decision else None) or 0, "")
        return Screen(texts.approval_closed(one.code, state, by))

    def decided(self, one: Announcement, decision: AnnouncementEntry | None) -> Screen:
        """What its author is told of the decision."""
        by = self.names.get((decision.actor_id if decision else None) or 0, "–")
        if decision is None or decision.event is Event.APPROVED:
            return Screen(texts.approved(one.code, by, self.when(one)))
        again = Button(shared.WRITE_AGAIN, pack(Action.ANNOUNCE, "like", one.id))
        return Screen(texts.rejected(one.code, by, one.reason), ((again,),))


async def approval_cards(
    bot_data: BotData, *shown: Announcement | AnnouncementEntry | None
) -> ApprovalCards:
    """The screens of approvals at this moment, with the names that stand in what is shown."""
    names = await names_in(bot_data, *shown)
    return ApprovalCards(bot_data.directory, bot_data.zone, names, bot_data.services.clock.now())
