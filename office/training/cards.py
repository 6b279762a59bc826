"""The card of a day: how a member gets it and answers it."""

from dataclasses import dataclass
from datetime import date, datetime

from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.training.coursework import Coursework
from office.training.errors import CardIsClosed, CardIsHeld, CardUnknown, NoTraining
from office.training.models import DONE, CardDay, CardState
from office.training.rules.allocation import card_for, put_off_until
from office.training.stores import rows, store


@dataclass(frozen=True)
class Taken:
    """A card after a tap, and when it comes back: at a moment of today, or on a later day."""

    card: CardDay
    due_on: date
    due_at: datetime | None = None


class Cards(ServicePart[Coursework]):
    """The cards of the members, one a day."""

    async def today(self, member: Member) -> CardDay:
        """Return the member's card of today. If there is none yet, it is chosen now.

        Raises:
            NoTraining: there are no cards. CardIsHeld: the section it rests on has changed.
        """
        async with self.shared.database.begin(keeps_update_open=True) as session:
            card = await store.card_of_day(session, member.id, self.shared.today)
            if card is not None:
                await self._check_served(session, card)
            card = card or await self._choose(session, member)
            card.shown_at = card.shown_at or self.shared.clock.now()
            session.add(card)
            # The update stays open until the card is shown: asking again changes nothing.
        return card

    async def _check_served(self, session: AsyncSession, card: CardDay) -> None:
        if card.state not in DONE and card.card_id in await store.held_items(session):
            raise CardIsHeld

    async def _choose(self, session: AsyncSession, member: Member) -> CardDay:
        today, catalogue = self.shared.today, await self.shared.served(session)
        pasts = await self.shared.pasts(session, [member.id])
        theme = await self.shared.theme_for(session, member.unit)
        chosen = card_for(pasts[member.id], catalogue, theme, today)
        if chosen is None:
            raise NoTraining
        await store.insert_cards(session, [rows.card(member.id, today, *chosen)])
        # The schedule may have stored a card meanwhile: there is one a day.
        card = await store.card_of_day(session, member.id, today)
        if card is None:
            raise NoTraining
        return card

    async def reread(self, card_day_id: int) -> CardDay | None:
        """Return the card as it is now."""
        async with self.shared.database.read() as session:
            return await session.get(CardDay, card_day_id)

    async def to_send(self, about: int | None, detail: str) -> CardDay | None:
        """Return the card behind a message, or None if it is obsolete: it is from yesterday, was
        answered, put off, held back or shown meanwhile, or its member is in a pause."""
        async with self.shared.database.read() as session:
            card = await session.get(CardDay, about)
            if card is None or card.member_id in await store.snoozed(session, self.shared.today):
                return None
            served = await self.shared.served(session)
        closing = self.shared.hours.closing_of(self.shared.today)
        is_in_time = (
            card.day == self.shared.today
            and closing is not None
            and self.shared.clock.now() < closing
        )
        is_wanted = card.state not in DONE and detail == str(card.laters)
        was_shown = card.shown_at is not None and not card.laters
        is_served = card.card_id in served.cards
        return card if is_in_time and is_wanted and is_served and not was_shown else None

    async def understood(self, card_day_id: int, by: Member) -> Taken:
        """Note "Paham": the card goes on to the next box.

        Raises:
            CardUnknown: it is somebody else's. CardIsClosed: it has another answer.
            CardIsHeld: the section it rests on has changed.
        """
        return await self._answer(card_day_id, by, CardState.UNDERSTOOD)

    async def again(self, card_day_id: int, by: Member) -> Taken:
        """Note "Ulangi lagi": the card goes back to the first box. Raises as `understood`."""
        return await self._answer(card_day_id, by, CardState.AGAIN)

    async def _answer(self, card_day_id: int, by: Member, state: CardState) -> Taken:
        async with self.shared.database.begin() as session:
            card = await self._lock(session, card_day_id, by)
            if card.state in DONE and card.state is not state:
                raise CardIsClosed
            if card.state in DONE:
                place = await store.place(session, by.id, card.card_id)
            else:
                place = await self.shared.note_answer(
                    session, by.id, card.card_id, is_right=state is CardState.UNDERSTOOD
                )
                card.state, card.answered_at = state, self.shared.clock.now()
                session.add(card)
        due_on = place.due_on if place is not None else self.shared.today
        return Taken(card, self.shared.working_day(due_on))

    async def later(self, card_day_id: int, by: Member) -> Taken:
        """Send the card again in two working hours, or the next day if today is too short for that.

        Raises:
            CardUnknown: it is somebody else's. CardIsClosed: it was answered, or its day is over.
        """
        now = self.shared.clock.now()
        async with self.shared.database.begin() as session:
            card = await self._lock(session, card_day_id, by)
            self._check_open(card, CardState.TOMORROW)
            is_waiting = card.due_at is not None and card.due_at > now
            if card.state is not CardState.TOMORROW and not is_waiting:
                await self._put_off(session, card, put_off_until(self.shared.hours, now))
        return self._put_off_taken(card)

    async def tomorrow(self, card_day_id: int, by: Member) -> Taken:
        """Give the card on the next working day. Raises as `later`."""
        async with self.shared.database.begin() as session:
            card = await self._lock(session, card_day_id, by)
            self._check_open(card, CardState.TOMORROW)
            await self._put_off(session, card, None)
        return self._put_off_taken(card)

    def _check_open(self, card: CardDay, same: CardState) -> None:
        if card.day != self.shared.today or (card.state in DONE and card.state is not same):
            raise CardIsClosed

    async def _put_off(self, session: AsyncSession, card: CardDay, until: datetime | None) -> None:
        session.add(card)
        card.due_at = until
        if until is None:
            card.state = CardState.TOMORROW
            return
        card.state, card.laters = CardState.LATER, card.laters + 1
        await self.shared.send(session, card, f":{card.laters}", due_at=until)

    def _put_off_taken(self, card: CardDay) -> Taken:
        is_today = card.state is CardState.LATER
        due_on = self.shared.today if is_today else self.shared.next_working_day()
        return Taken(card, due_on, card.due_at)

    async def _lock(self, session: AsyncSession, card_day_id: int, by: Member) -> CardDay:
        card = await store.lock_card(session, card_day_id)
        if card is None or card.member_id != by.id:
            raise CardUnknown
        await self._check_served(session, card)
        return card
