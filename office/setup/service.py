"""The services of a new office: its steps are answered, undone and looked at, until it is live."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from office.clock import Clock
from office.data_protection import count_untold
from office.database import AsyncSession, Database
from office.errors import NotAllowed
from office.forms import forget_form
from office.outbox import Outbox, Priority
from office.people import (
    Member,
    People,
    Role,
    active_members,
    active_post_holders,
    unopened_invitations,
)
from office.posts.duty import all_posts, duties
from office.posts.roster import roster_on
from office.setup import store
from office.setup.errors import AnswerChanged, NotReady
from office.setup.history import SetupDeed, SetupStanding, locked, record, standing
from office.setup.models import SetupEvent
from office.setup.notices import SetupNotice
from office.setup.paper import PAPER, GivenPaper, PaperFigures
from office.setup.readiness import OfficeContent, OfficeFacts, StepState, readiness
from office.setup.steps import BY_ITSELF, OF_HEADS, ReadinessStep, StepAnswer

SEERS = frozenset({Role.ADMIN, Role.HEAD_OF_OFFICE})
"""Who answers the steps."""
_NOT_OF_ADMINS = OF_HEADS | BY_ITSELF
MOST_BEFORE_READY = 10
"""So many people may be members or invited before the office is ready."""


@dataclass(frozen=True)
class OfficeReadiness:
    """How an office stands: its steps, and since when it is live."""

    states: tuple[StepState, ...]
    live_since: datetime | None
    paper: GivenPaper | None = None

    @property
    def missing(self) -> tuple[StepState, ...]:
        return tuple(state for state in self.states if not state.is_done)

    @property
    def waits_for_heads(self) -> bool:
        """Whether the admin has done all that an admin can do, and the heads have not."""
        missing = {state.step for state in self.missing}
        return self.live_since is None and bool(missing & OF_HEADS) and missing <= _NOT_OF_ADMINS


class Setup:
    """What the bot and the terminal may ask about a new office."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        people: People,
        outbox: Outbox,
        content: Callable[[], OfficeContent],
    ) -> None:
        self.database = database
        self.clock = clock
        self.people = people
        self.outbox = outbox
        self.content = content
        # An office that is live stays live.
        self._is_live = False

    async def look(self) -> OfficeReadiness:
        """Return how the office stands now."""
        today = self.people.today()
        # After a load all lines are read once: it takes a moment.
        content = await asyncio.to_thread(self.content)
        async with self.database.read() as session:
            found = standing(await store.everything(session))
            facts = await self._facts(session, found, tuple(content.directory.sections), today)
        return OfficeReadiness(readiness(content, facts, today), found.live_since, found.paper)

    async def settle(self) -> OfficeReadiness:
        """Return how the office stands. If nothing is missing for the first time, it goes live."""
        found = await self.look()
        if found.missing or found.live_since:
            return found
        await self.go_live()
        return await self.look()

    async def go_live(self) -> None:
        """Note that the office is live. It stays so, whatever is missing later."""
        async with self.database.begin(keeps_update_open=True) as session:
            if (await locked(session)).live_since is None:
                await record(session, self.clock.now(), SetupEvent.LIVE, None)

    async def is_live(self) -> bool:
        """Whether the office works, or has ever worked, with real data."""
        if not self._is_live:
            async with self.database.read() as session:
                self._is_live = await store.is_live(session)
        return self._is_live

    async def hand_over(self, found: OfficeReadiness, by: Member, due_at: datetime) -> None:
        """Tell the head of office once, when only the heads can go on. Who looks knows it."""
        if not found.waits_for_heads:
            return
        heads = [member.id for member in await self.people.holders(Role.HEAD_OF_OFFICE)]
        async with self.database.begin(keeps_update_open=True) as session:
            await self.outbox.enqueue_all(
                session,
                SetupNotice.WAITS,
                to=[head for head in heads if head != by.id],
                due_at=due_at,
                priority=Priority.NORMAL,
                dedup_key=SetupNotice.WAITS,
            )

    # --- answers ---

    async def answer(self, by: Member, step: ReadinessStep, answer: StepAnswer) -> int:
        """Note an answer. Returns the number of its entry, by which it is undone.

        Raises NotAllowed.
        """
        self._demand(by)
        async with self.database.begin() as session:
            said = (await locked(session)).said.get(step)
            if said is not None and said.answer is answer:
                return said.number
            return await self._note(session, by.id, step, answer)

    async def note_paper(self, by: Member, figures: PaperFigures) -> int:
        """Note the figures of the time before. Returns the number of the entry.

        Raises NotAllowed.
        """
        self._demand(by)
        async with self.database.begin() as session:
            await forget_form(session, by.id, PAPER.topic)
            noted = (await locked(session)).paper
            if noted is not None and noted.figures == figures:
                return noted.number
            deed = SetupDeed(paper=figures)
            entry = await record(session, self.clock.now(), SetupEvent.PAPER, by.id, deed)
            return entry.number

    async def paper(self) -> GivenPaper | None:
        """Return the figures of the time before, if anybody has noted them."""
        async with self.database.read() as session:
            return standing(await store.everything(session)).paper

    async def undo(self, by: Member, number: int) -> ReadinessStep | None:
        """Take the answer of that entry back; the one before it counts again. None: it was no
        step, but the figures on paper.

        Raises:
            NotAllowed: they do not answer steps.
            AnswerChanged: it is no longer in force.
        """
        self._demand(by)
        async with self.database.begin() as session:
            found = await locked(session)
            step = next((it for it, said in found.said.items() if said.number == number), None)
            is_paper = found.paper is not None and found.paper.number == number
            if step is None and not is_paper:
                raise AnswerChanged
            deed = SetupDeed(step=step, about=number)
            await record(session, self.clock.now(), SetupEvent.UNDONE, by.id, deed)
        return step

    async def take(self, answers: Mapping[ReadinessStep, StepAnswer]) -> None:
        """Take the answers that `init` was given. What was answered since stays."""
        async with self.database.begin() as session:
            known = (await locked(session)).said
            for step, answer in answers.items():
                if step not in known:
                    await self._note(session, None, step, answer)

    async def _note(
        self, session: AsyncSession, by: int | None, step: ReadinessStep, answer: StepAnswer
    ) -> int:
        deed = SetupDeed(step=step, answer=answer)
        entry = await record(session, self.clock.now(), SetupEvent.ANSWERED, by, deed)
        return entry.number

    # --- who may be invited ---

    async def check_room(self, more: int) -> None:
        """Refuse to invite so many more while the office is not ready.

        Raises:
            NotReady: says how many more may be invited, and what is missing.
        """
        if await self.is_live():
            return
        async with self.database.read() as session:
            room = await _room(session)
        if more <= room:
            return
        found = await self.settle()
        if found.live_since is None:
            raise _not_ready(room, found)

    async def keep_room(self, session: AsyncSession, more: int) -> None:
        """Refuse in the transaction that invites them. Raises NotReady, as `check_room` does."""
        room = await self.lock_room(session)
        if room is not None and more > room:
            raise _not_ready(room, await self.look())

    async def lock_room(self, session: AsyncSession) -> int | None:
        """Return how many more may be invited; None if that is not limited.

        Whoever asks so has the room alone until the end of their transaction.
        """
        if self._is_live or (await locked(session)).live_since is not None:
            return None
        return await _room(session)

    def _demand(self, by: Member) -> None:
        if not self.people.roles(by) & SEERS:
            raise NotAllowed

    async def _facts(
        self, session: AsyncSession, found: SetupStanding, sections: tuple[str, ...], today: date
    ) -> OfficeFacts:
        roster = await roster_on(session, today)
        posts = all_posts(sections, roster, today)
        return OfficeFacts(
            duties(posts, roster, today),
            await active_post_holders(session),
            await count_untold(session),
            self.database.keyring.newest is not None,
            found.said,
        )


async def _room(session: AsyncSession) -> int:
    """Return how many more may be invited while the office is not ready."""
    invited = {invitation.name for invitation in await unopened_invitations(session)}
    people = len(await active_members(session)) + len(invited)
    return max(MOST_BEFORE_READY - people, 0)


def _not_ready(room: int, found: OfficeReadiness) -> NotReady:
    return NotReady(room, [state.step for state in found.missing])
