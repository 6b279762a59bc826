"""What all moves of a silent call share: whom it can reach, its history, and its messages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from office.assistance import store
from office.assistance.models import (
    LAST_WAVE,
    WIDENS_AFTER,
    HelpCall,
    HelpCallEntry,
    HelpEvent,
    HelpSetting,
)
from office.assistance.notices import HelpNotice
from office.assistance.rules.waves import HelpCircle
from office.assistance.store import CALLS
from office.cases import Casework
from office.database import AsyncSession
from office.escalation.policy import EscalationPolicy, Tier, Urgency
from office.escalation.routing import Route, policy_for
from office.outbox import Priority
from office.payload import Payload
from office.posts.posts import COORDINATOR, HEAD_OF_OFFICE, Post, Roster

# The category whose heads are called.
CATEGORY = "tppo"


@dataclass(frozen=True)
class ToldTo(Payload):
    """Whom a wave has called."""

    members: tuple[int, ...]


class HelpCasework(Casework[HelpCall, HelpCallEntry]):
    """Writes histories and fills the outbox, always in the caller's transaction."""

    cases = CALLS

    async def circle(self, session: AsyncSession, caller_id: int, unit: str) -> HelpCircle:
        """Return who can be called from a unit as things stand now."""
        today = await self.roster(session)
        # Not locked: who taps a second time holds it, and waits for the call.
        setting = await session.get(HelpSetting, caller_id)
        named = setting.colleague_id if setting is not None else None
        found = await store.reachable(session, unit, named)
        colleague = named if named in {it.id for it in found} else None
        return HelpCircle(
            self.policy(unit, today),
            today,
            self.people.today(),
            caller_id,
            colleague,
            [member.id for member in found if member.unit == unit],
        )

    def policy(self, unit: str, today: Roster) -> EscalationPolicy:
        """Return the tiers of an urgent report of the category, from that unit."""
        rules = self.rules()
        category = rules.categories.get(CATEGORY)
        if category is None:
            # An office without the category still has a head.
            return EscalationPolicy((_head_of_office(),))
        has_coordinator = today.is_filled(Post(COORDINATOR, unit=unit), self.people.today())
        route = Route(category.section, unit, Urgency.URGENT, category.joined_by, has_coordinator)
        return policy_for(route, rules.policy)

    async def told(self, session: AsyncSession, call: HelpCall) -> frozenset[int]:
        """Return all who were called."""
        return _told(await CALLS.history(session, call.id))

    async def is_heard(self, session: AsyncSession, call: HelpCall) -> bool:
        """Whether one of those who were called can be reached and has not declined."""
        history = await CALLS.history(session, call.id)
        lost = {int(it.detail) for it in history if it.event is HelpEvent.NOT_REACHED}
        away = {it.actor_id for it in history if it.event is HelpEvent.NOT_COMING}
        return bool(_told(history) - lost - away)

    async def call(
        self, session: AsyncSession, call: HelpCall, to: Iterable[int], *, rings_at: datetime
    ) -> None:
        """Tell members of the call: without a sound at once, and with one at that moment."""
        for member in to:
            if rings_at > self.clock.now():
                await self.tell(session, call, HelpNotice.CALLED, member)
            await self.tell(session, call, HelpNotice.RINGS, member, due_at=rings_at)

    async def widen(self, session: AsyncSession, call: HelpCall) -> None:
        """Call the next tier and the unit. After the last wave the numbers are shown."""
        told = await self.told(session, call)
        circle = await self.circle(session, call.caller_id, call.unit)
        further = circle.further(told) if call.wave < LAST_WAVE or call.is_alone else ()
        call.widen()
        if further:
            call.is_alone = False
            await self.record(session, call, HelpEvent.WIDENED, detail=ToldTo(further))
            await self.call(session, call, further, rings_at=self.clock.now())

    async def refresh(self, session: AsyncSession, call: HelpCall) -> None:
        """Let every message about the call show how it stands now, the caller's screen first."""
        await self.tell(session, call, HelpNotice.SCREEN, call.caller_id)
        for member, card in await store.cards(session, call.id, self.clock.now()):
            await self.tell(session, call, HelpNotice.CHANGED, member, card)

    def priority(self, case: HelpCall) -> Priority:
        """A call goes out before all others."""
        return Priority.CALL


def _told(history: Iterable[HelpCallEntry]) -> frozenset[int]:
    waves = (it for it in history if it.event in (HelpEvent.CALLED, HelpEvent.WIDENED))
    return frozenset(member for entry in waves for member in entry.facts(ToldTo).members)


def _head_of_office() -> Tier:
    return Tier(1, (Post(HEAD_OF_OFFICE),), WIDENS_AFTER, counts_working_time=False)
