"""The services of the checklists: answer, tick, undo, open by code, print or not."""

import secrets
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from office.checklists import store
from office.checklists.errors import ChecklistGone, NothingToUndo
from office.checklists.models import (
    Checklist,
    ChecklistHandout,
    ChecklistMark,
    ChecklistVisit,
    Chosen,
    MarkState,
)
from office.database import AsyncSession
from office.errors import NotAllowed
from office.foundation import Service
from office.noun import DueJob, Duties
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post

# Without letters and digits that look alike.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_LENGTH = 5


@dataclass(frozen=True)
class Ticked:
    """A list as it stands: what was answered, and what was marked at each point."""

    code: str
    case: str
    chosen: Chosen
    marks: Mapping[str, MarkState]


class Checklists(Service):
    """Every active member may open a list whose code they know: it names nobody."""

    @property
    def duties(self) -> Duties:
        """Return what it does for others."""
        return Duties(jobs=(DueJob(self.forget_days),))

    async def begin(self, member: Member, case: str, chosen: Chosen) -> Ticked:
        """Open a new list with what is known already."""
        checklist = Checklist(
            code="".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)),
            case=case,
            chosen="",
            member_id=member.id,
            opened_at=self.clock.now(),
        )
        checklist.choose(chosen)
        async with self.database.begin() as session:
            session.add(checklist)
        return _ticked(checklist)

    async def open(self, member: Member, code: str) -> Ticked:
        """Return a list of today, and log it when it is another's.

        Raises:
            ChecklistGone: no list of today has that code. All other moves raise it, too.
        """
        async with self.database.begin() as session:
            checklist = await self._of_today(session, code)
            is_own = checklist.member_id == member.id
            if not is_own and not await store.has_visited(session, checklist.code, member.id):
                visit = ChecklistVisit(
                    code=checklist.code, member_id=member.id, visited_at=self.clock.now()
                )
                session.add(visit)
            return _ticked(checklist, await store.marks(session, checklist.id))

    async def choose(self, code: str, fact: str, options: frozenset[str]) -> Ticked:
        """Store the answer to a question."""
        async with self._changing(code) as (session, checklist):
            checklist.choose({**checklist.answers, fact: options})
            return _ticked(checklist, await store.marks(session, checklist.id))

    async def back(self, code: str) -> Ticked:
        """Take the last answer back, so that it is asked again."""
        async with self._changing(code) as (session, checklist):
            chosen = dict(checklist.answers)
            if chosen:
                chosen.popitem()
            checklist.choose(chosen)
            return _ticked(checklist, await store.marks(session, checklist.id))

    async def mark(self, member: Member, code: str, item: str, state: MarkState | None) -> Ticked:
        """Mark a point of the list; None takes the mark off."""
        async with self._changing(code) as (session, checklist):
            mark = await session.get(ChecklistMark, (checklist.id, item))
            if mark is None:
                mark = ChecklistMark(
                    checklist_id=checklist.id,
                    item=item,
                    state="",
                    member_id=member.id,
                    marked_at=self.clock.now(),
                )
                session.add(mark)
            mark.before, mark.state = mark.state, state or ""
            mark.member_id, mark.marked_at = member.id, self.clock.now()
            await session.flush()
            return _ticked(checklist, await store.marks(session, checklist.id))

    async def undo(self, member: Member, code: str) -> Ticked:
        """Take back what the member marked last. Raises NothingToUndo."""
        async with self._changing(code) as (session, checklist):
            found = await store.marks(session, checklist.id)
            own = [mark for mark in found if mark.member_id == member.id]
            if not own or own[-1].state == own[-1].before:
                raise NothingToUndo
            own[-1].state = own[-1].before
            return _ticked(checklist, found)

    async def may_hand_out(self, section: str) -> bool:
        """Whether the lists of that section may be printed for applicants."""
        async with self.database.read() as session:
            return await store.handout(session, section) is not None

    async def decides(self, member: Member, section: str) -> bool:
        """Whether the member heads that section or the office today."""
        async with self.database.read() as session:
            return await self._decides(session, member, section)

    async def set_handout(self, member: Member, section: str, *, is_allowed: bool) -> None:
        """Let the lists of a section be printed, or no more. Raises NotAllowed."""
        async with self.database.begin() as session:
            if not await self._decides(session, member, section):
                raise NotAllowed
            handout = await store.handout(session, section)
            if is_allowed and handout is None:
                now = self.clock.now()
                session.add(ChecklistHandout(section=section, member_id=member.id, allowed_at=now))
            elif not is_allowed and handout is not None:
                await session.delete(handout)

    async def forget_days(self) -> int:
        """Remove the lists of earlier days. Returns how many."""
        async with self.database.read() as session:
            if not await store.has_old(session, self.people.midnight):
                return 0
        async with self.database.begin() as session:
            return await store.remove_old(session, self.people.midnight)

    @asynccontextmanager
    async def _changing(self, code: str) -> AsyncIterator[tuple[AsyncSession, Checklist]]:
        async with self.database.begin() as session:
            yield session, await self._of_today(session, code, locked=True)

    async def _of_today(
        self, session: AsyncSession, code: str, *, locked: bool = False
    ) -> Checklist:
        found = await store.by_code(session, code.upper(), self.people.midnight, locked=locked)
        if found is None:
            raise ChecklistGone
        return found

    async def _decides(self, session: AsyncSession, member: Member, section: str) -> bool:
        roster, today = await self.roster(session), self.people.today()
        posts = (Post(SECTION_HEAD, section=section), Post(HEAD_OF_OFFICE))
        return any(roster.held(member.id, post, today) for post in posts)


def _ticked(checklist: Checklist, marks: Iterable[ChecklistMark] = ()) -> Ticked:
    states = {mark.item: MarkState(mark.state) for mark in marks if mark.state}
    return Ticked(checklist.code, checklist.case, checklist.answers, states)
