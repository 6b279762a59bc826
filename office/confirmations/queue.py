"""What waits for a member: agreements, what their posts are asked, and the lines of their SOPs."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from office.confirmations import store
from office.confirmations.casework import ConfirmationWork, LineRights
from office.confirmations.errors import LineNotYours, LineSettled
from office.confirmations.haste import IN_A_ROW
from office.confirmations.models import LineAnswer, LineVerdict
from office.database import AsyncSession
from office.foundation import ServicePart
from office.people import Member
from office.posts.posts import Post, parse_post

if TYPE_CHECKING:
    from knowledge.reading.sops.confirming.open_lines import OpenLine

LOOKS_BACK = timedelta(days=90)
# A post that was asked and says nothing does not take the line away for good.
ASKED_FOR = timedelta(days=7)
MOST_LISTED = 10
# A replica takes a moment to load what was recorded.
_LOADED_WITHIN = timedelta(minutes=5)


@dataclass(frozen=True)
class WaitingLine:
    """A line that is open for a member."""

    line: "OpenLine"
    section: str
    post: Post
    """In which post they settle it."""
    times: int
    """How often its section was asked for in ninety days."""
    needs_two: bool
    asked_by: str = ""
    """The post that has sent it, if one has."""


@dataclass(frozen=True)
class LineQueue:
    """Everything that waits for a member, what comes first first."""

    agreements: tuple[LineAnswer, ...]
    lines: tuple[WaitingLine, ...]

    def find(self, code: str) -> WaitingLine | None:
        return next((it for it in self.lines if it.line.code == code), None)

    def after(self, code: str) -> WaitingLine | None:
        """Return the line behind that one; the first if that one is gone."""
        place = next((at for at, it in enumerate(self.lines, 1) if it.line.code == code), 0)
        return self.lines[place] if place < len(self.lines) else None


class LineQueues(ServicePart[ConfirmationWork]):
    """Reads what is open. It is counted anew each time: the shelf changes with every revision."""

    async def of(self, member: Member) -> LineQueue:
        """Return what waits for the member."""
        # After a load all lines are read once: it takes a moment.
        await asyncio.to_thread(self.shared.lines.open)
        async with self.database.read() as session:
            return await self.within(session, member)

    async def within(self, session: AsyncSession, member: Member) -> LineQueue:
        """Do the same in a transaction."""
        shared, lines = self.shared, self.shared.lines
        standing = await shared.standing_of(session, member)
        pending = await store.unrecorded(session)
        now = shared.clock.now()
        answered = {it.line for it in pending if it.ended_at is None and _closes(it)}
        answered |= await store.recorded_since(session, now - _LOADED_WITHIN)
        border = now - ASKED_FOR
        asked = {
            it.line: it
            for it in pending
            if it.ended_at is None and it.verdict is LineVerdict.ASKED and it.given_at > border
        }
        times, two = await self._times(session), await store.needs_two(session)
        found = []
        for line in lines.open().values():
            sent = asked.get(line.key)
            post = _post(line, standing, lines.section_of(line), sent)
            if post is None or line.key in answered:
                continue
            found.append(
                WaitingLine(
                    line,
                    lines.section_of(line),
                    post,
                    times[line.sop_id, line.heading],
                    line.sop_id in two,
                    sent.title if sent is not None else "",
                )
            )
        left = Counter(it.line.sop_id for it in found)
        # What they were sent, what officers asked for, what only the office knows; then the SOP
        # that is nearest to its end.
        found.sort(
            key=lambda it: (not it.asked_by, -it.times, not it.line.is_fact, left[it.line.sop_id])
        )
        return LineQueue(await self._agreements(session, member, pending), tuple(found))

    async def checked(self, session: AsyncSession, member: Member, code: str) -> WaitingLine:
        """Return a line that the member may settle now.

        Raises:
            LineSettled: it is not open any more.
            LineNotYours: others settle it.
        """
        found = (await self.within(session, member)).find(code)
        if found is not None:
            return found
        line = self.shared.lines.open().get(code)
        pending = await store.in_force(session, line.key) if line is not None else ()
        if line is None or any(map(_closes, pending)):
            raise LineSettled
        raise LineNotYours

    async def given(self, member: Member) -> Sequence[LineAnswer]:
        """Return what the member has said lately and can take back, the newest first."""
        async with self.database.read() as session:
            return await store.given_by(session, member.id, MOST_LISTED)

    async def in_a_row(self, answer_id: int) -> Sequence[LineAnswer]:
        """Return the ten answers that end with that one, of the same member, the oldest first."""
        async with self.database.read() as session:
            last = await session.get(LineAnswer, answer_id)
            found = await store.around(session, last, IN_A_ROW) if last is not None else ()
        return list(reversed(found))

    async def _agreements(
        self, session: AsyncSession, member: Member, pending: Sequence[LineAnswer]
    ) -> tuple[LineAnswer, ...]:
        find = self.shared.lines.find
        waiting = [it for it in pending if it.waits_for_second and find(it.line) is not None]
        seconds = [await self.shared.seconds_of(session, it) for it in waiting]
        return tuple(it for it, found in zip(waiting, seconds, strict=True) if member.id in found)

    async def _times(self, session: AsyncSession) -> Counter[tuple[str, str]]:
        """Return how often each section was asked for, by SOP and heading."""
        shelf, since = self.shared.shelf(), self.shared.clock.now() - LOOKS_BACK
        counted = Counter[str]()
        for sop, section, times in await store.asked(session, since):
            counted[shelf.address(sop, section) or ""] += times
        return Counter(
            {place: counted[address] for place, address in self.shared.lines.places().items()}
        )


def _closes(answer: LineAnswer) -> bool:
    """Whether the line no longer waits for anybody to say something of it."""
    return answer.verdict is not LineVerdict.ASKED


def _post(
    line: "OpenLine", standing: LineRights, section: str, sent: LineAnswer | None
) -> Post | None:
    """Return the post in which a member settles a line today; None if they do not."""
    if sent is not None:
        return parse_post(sent.asked_post) if standing.holds(sent.asked_post) else None
    return standing.post_for(section) if standing.may_settle(line, section) else None
