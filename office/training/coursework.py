"""What all services of the training share: the rules in force, and what members have done."""

from collections import defaultdict
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta

from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.outbox import Priority
from office.people import Member, Reach, Role, reach_of
from office.training.catalogue import Catalogue, Schedule
from office.training.models import CardDay, CardState, TrainingPlan
from office.training.notices import TrainingNotice
from office.training.rules import leitner
from office.training.rules.allocation import (
    SCRIPTS_COUNT_FOR,
    CardReason,
    Past,
    schedule_of,
    working_day,
)
from office.training.rules.leitner import Place
from office.training.stores import quiz_store, store


class Coursework(Service):
    """The database, the clock and the rules, and what several services ask of them."""

    def __init__(self, foundation: Foundation, catalogue: Callable[[], Catalogue]) -> None:
        super().__init__(foundation)
        self.catalogue = catalogue

    @property
    def today(self) -> date:
        return self.people.today()

    def working_day(self, day: date) -> date:
        """Return that day, or the next one on which the office works."""
        return working_day(self.hours, day)

    def next_working_day(self) -> date:
        return self.working_day(self.today + timedelta(days=1))

    def is_trained(self, member: Member) -> bool:
        """Whether the member gets cards and quizzes: every petugas of today does."""
        return Role.OFFICER in self.people.roles(member)

    def reach(self, trainer: Member) -> Reach:
        """Return whom the member may train today."""
        units = self.catalogue().units
        main_unit = units[0] if units else None
        return reach_of(trainer.appointments, Role.TRAINER, self.today, main_unit)

    async def changed_schedules(self, session: AsyncSession) -> dict[str, Schedule]:
        """Return what trainers have set from chat, by unit."""
        plans = await store.plans(session)
        return {unit: schedule(plan) for unit, plan in plans.items()}

    async def served(self, session: AsyncSession) -> Catalogue:
        """Return the items that may be given to members now."""
        return self.catalogue().without(await store.held_items(session))

    async def theme_for(self, session: AsyncSession, unit: str) -> str | None:
        """Return the theme of this week in a unit; None if the office has no training."""
        catalogue = self.catalogue()
        if catalogue.schedule is None:
            return None
        in_force = schedule_of(unit, catalogue, await self.changed_schedules(session))
        return catalogue.theme_of(in_force, self.today)

    async def pasts(self, session: AsyncSession, members: Collection[int]) -> dict[int, Past]:
        """Return what each member's earlier days mean for today's card."""
        today, since = self.today, self.today - SCRIPTS_COUNT_FOR
        places = await store.places(session, members)
        given = await store.cards_given(session, members, today)
        last = {
            card_day.member_id: card_day
            for card_day in await store.last_cards(session, members, today)
        }
        scripts: dict[int, list[str]] = defaultdict(list)
        cards = self.catalogue().scripts
        for use in await store.scripts_used(session, members, since, today):
            card = cards.get(use.script_id)
            given_on = given.get(use.member_id, {}).get(card or "", date.min)
            if card is not None and given_on <= use.used_on:
                scripts[use.member_id].append(card)
        return {
            member: Past(
                places=places.get(member, {}),
                given_on=given.get(member, {}),
                put_off=last[member].card_id
                if member in last and last[member].state is CardState.TOMORROW
                else None,
                was_review=member in last and last[member].reason is CardReason.DUE,
                scripts=tuple(scripts[member]),
            )
            for member in members
        }

    async def question_pasts(
        self, session: AsyncSession, members: Collection[int]
    ) -> dict[int, Past]:
        """Return what each member's earlier days mean for a question."""
        places = await store.places(session, members)
        given = await quiz_store.questions_put(session, members)
        return {
            member: Past(places=places.get(member, {}), given_on=given.get(member, {}))
            for member in members
        }

    async def send(
        self,
        session: AsyncSession,
        card: CardDay,
        time: str = "",
        *,
        due_at: datetime | None = None,
        priority: Priority = Priority.NORMAL,
    ) -> None:
        """Put a card of that day into the outbox. `time` tells a second sending from the first."""
        await self.outbox.enqueue(
            session,
            TrainingNotice.CARD,
            to=card.member_id,
            about=card.id,
            detail=card.laters,
            due_at=due_at,
            priority=priority,
            dedup_key=f"card:{card.member_id}:{card.day}{time}",
        )

    async def note_answer(
        self, session: AsyncSession, member_id: int, item_id: str, *, is_right: bool
    ) -> Place:
        """Move an item to the box that an answer sends it to. Returns its new place."""
        before = await store.place(session, member_id, item_id)
        place = leitner.moved(before, self.today, is_right=is_right)
        await store.put(session, member_id, item_id, place)
        return place


def schedule(plan: TrainingPlan) -> Schedule:
    return Schedule(_days(plan.days), plan.at, plan.theme, _days(plan.quiz_days))


def _days(text: str) -> tuple[int, ...]:
    return tuple(map(int, text))
