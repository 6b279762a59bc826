"""What people say of lines: true, not here, which source, not known, ask another post; and undo."""

import asyncio
import re
from collections.abc import Collection
from datetime import timedelta
from typing import TYPE_CHECKING

from office import privacy
from office.confirmations import store
from office.confirmations.casework import HEADS, ConfirmationWork
from office.confirmations.errors import (
    AnswerGone,
    AnswerNotFitting,
    LineNotYours,
    NobodyToAsk,
    WordsUnfit,
)
from office.confirmations.form import LINE_WORDS
from office.confirmations.haste import is_hasty
from office.confirmations.models import LineAnswer, LineVerdict, TwoPeopleRule
from office.confirmations.notices import ConfirmationNotice
from office.confirmations.queue import LineQueues, WaitingLine
from office.database import AsyncSession
from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member
from office.posts.posts import HEAD_OF_OFFICE, Post, post_name

if TYPE_CHECKING:
    from knowledge.reading.sops.confirming.open_lines import OpenLine

LONGEST = 160
# A telephone number has at least three digits in a row: 110.
_SOME_NUMBER = re.compile(r"\d{3}")
_A_SITTING = timedelta(minutes=10)


class LineSettling(ServicePart[ConfirmationWork]):
    """Each answer is one row. Nothing is confirmed in bulk."""

    def __init__(self, shared: ConfirmationWork, waiting: LineQueues) -> None:
        super().__init__(shared)
        self.waiting = waiting

    async def confirm(self, code: str, member: Member) -> LineAnswer:
        """Say that this office does what a line of practice says.

        Raises:
            LineSettled, LineNotYours: as `LineQueues.checked`.
            AnswerNotFitting: the line states national law, asks something, or has several sources.
        """
        return await self._say(code, member, LineVerdict.TRUE)

    async def refuse(self, code: str, member: Member) -> LineAnswer:
        """Say that this office does otherwise. Raises as `confirm`; law holds everywhere."""
        return await self._say(code, member, LineVerdict.NOT_HERE)

    async def choose(self, code: str, member: Member, side: int) -> LineAnswer:
        """Follow one of the sources that disagree, counted from 1. Raises as `confirm`."""
        return await self._say(code, member, LineVerdict.CHOSEN, side=side)

    async def leave_open(self, code: str, member: Member) -> LineAnswer:
        """Say that they do not know: the line waits for a document. Raises as `confirm`."""
        return await self._say(code, member, LineVerdict.UNKNOWN)

    async def write(self, code: str, member: Member, words: str) -> LineAnswer:
        """Answer what a line only asks, or say where it stands. A second person must agree.

        Raises:
            LineSettled, LineNotYours, AnswerNotFitting: as `confirm`.
            WordsUnfit: no line of words, or a number of a person.
        """
        said = " ".join(words.split()).rstrip(".")
        line = self.shared.lines.open().get(code)
        is_phone = line is not None and self.shared.lines.is_phone(line)
        own = privacy.office_numbers([said]) if is_phone else ()
        if is_phone and not _SOME_NUMBER.search(said):
            raise WordsUnfit
        # What was masked when it came in would stand on the shelf as dots.
        found = privacy.mask(said, {*self.shared.rules().phones, *own}).kinds
        if not said or len(said) > LONGEST or privacy.MASK in said or found:
            raise WordsUnfit
        return await self._say(code, member, LineVerdict.WRITTEN, words=said)

    async def ask(self, code: str, member: Member, post: Post) -> LineAnswer:
        """Send a line to another head, who is told once a day.

        Raises:
            LineSettled, LineNotYours: as `LineQueues.checked`.
            NobodyToAsk: nobody holds that post today.
        """
        shared, today = self.shared, self.shared.people.today()
        async with self.database.begin() as session:
            await store.begin_answering(session)
            waiting = await self.waiting.checked(session, member, code)
            told = (await shared.roster(session)).holders(post, today, {member.id})
            if not told or post.role not in HEADS:
                raise NobodyToAsk
            answer = await self._add(session, waiting, member, LineVerdict.ASKED)
            answer.asked_post = post_name(post)
            await self._tell(session, told)
        return answer

    async def agree(self, answer_id: int, second: Member) -> LineAnswer:
        """Agree, as the second person, to what somebody has said.

        Raises:
            AnswerGone: it was taken back, or somebody else has agreed.
            LineNotYours: they may not, or have said it themselves.
        """
        async with self.database.begin() as session:
            answer = await self._lock_second(session, answer_id, second)
            answer.second_id, answer.second_at = second.id, self.clock.now()
            session.add(answer)
        return answer

    async def disagree(self, answer_id: int, second: Member) -> LineAnswer:
        """Refuse it: the line is open again, and its author is told. Raises as `agree`."""
        async with self.database.begin() as session:
            answer = await self._lock_second(session, answer_id, second)
            answer.second_id, answer.ended_at = second.id, self.clock.now()
            session.add(answer)
            await self.shared.outbox.enqueue(
                session, ConfirmationNotice.REFUSED, to=answer.member_id, about=answer.id
            )
        return answer

    async def undo(self, answer_id: int, member: Member) -> LineAnswer:
        """Take back what they or others have said of their SOPs. The line is open again.

        Raises:
            AnswerGone: it does not count any more.
            LineNotYours: they have not said it, and the line is not theirs.
        """
        async with self.database.begin() as session:
            answer = await store.lock_answer(session, answer_id)
            if answer is None or answer.ended_at is not None:
                raise AnswerGone
            standing = await self.shared.standing_of(session, member)
            if answer.member_id != member.id and standing.post_for(answer.section) is None:
                raise LineNotYours
            answer.ended_at = self.clock.now()
            session.add(answer)
        return answer

    async def want_two(self, sop_id: str, owner: Member, *, is_wanted: bool) -> None:
        """Let an SOP need a second person for each confirmation, or no longer. Its head decides.

        Raises:
            LineNotYours: they do not lead the section that owns it.
        """
        async with self.database.begin() as session:
            standing = await self.shared.standing_of(session, owner)
            post = standing.post_for(self.shared.lines.owner(sop_id))
            if post is None or post.role not in HEADS:
                raise LineNotYours
            await store.want_one(session, sop_id)
            if is_wanted:
                rule = TwoPeopleRule(sop_id=sop_id, set_by=owner.id, set_at=self.clock.now())
                session.add(rule)

    async def seen(self, answer_id: int) -> LineAnswer | None:
        """Return an answer as it is now, for a renderer."""
        async with self.database.read() as session:
            return await session.get(LineAnswer, answer_id)

    async def _say(
        self, code: str, member: Member, verdict: LineVerdict, *, words: str = "", side: int = 0
    ) -> LineAnswer:
        await asyncio.to_thread(self.shared.lines.open)
        async with self.database.begin() as session:
            await store.begin_answering(session)
            waiting = await self.waiting.checked(session, member, code)
            if not _fits(waiting.line, verdict, side):
                raise AnswerNotFitting
            answer = await self._add(session, waiting, member, verdict)
            answer.words, answer.side = words, side
            answer.is_source = waiting.line.needs_source
            answer.needs_second = bool(words) or (
                waiting.needs_two and verdict is not LineVerdict.UNKNOWN
            )
            await session.flush()
            if answer.needs_second:
                await self._tell(session, await self.shared.seconds_of(session, answer))
            if verdict is LineVerdict.TRUE:
                await self._tell_of_haste(session, member, answer)
            await forget_form(session, member.id, LINE_WORDS.topic)
        return answer

    async def _add(
        self, session: AsyncSession, waiting: WaitingLine, member: Member, verdict: LineVerdict
    ) -> LineAnswer:
        """Add an answer in place of earlier ones about the same line."""
        line, now, lines = waiting.line, self.clock.now(), self.shared.lines
        for earlier in await store.in_force(session, line.key):
            earlier.ended_at = now
            session.add(earlier)
        answer = LineAnswer(
            line=line.key,
            excerpt=line.excerpt,
            sop_id=line.sop_id,
            version=lines.version(line.sop_id),
            section=waiting.section,
            verdict=verdict,
            member_id=member.id,
            post=post_name(waiting.post),
            title=lines.title_of(waiting.post.role, waiting.post.section or ""),
            given_at=now,
        )
        session.add(answer)
        return answer

    async def _lock_second(
        self, session: AsyncSession, answer_id: int, second: Member
    ) -> LineAnswer:
        answer = await store.lock_answer(session, answer_id)
        if answer is None or not answer.waits_for_second:
            raise AnswerGone
        if second.id not in await self.shared.seconds_of(session, answer):
            raise LineNotYours
        return answer

    async def _tell(self, session: AsyncSession, members: Collection[int]) -> None:
        """Say in office hours that something waits in /konfirmasi: once a day, or the next day."""
        hours, now = self.shared.hours, self.clock.now()
        kind = ConfirmationNotice.WAITS
        for member in members:
            for due in (hours.next_opening(now), hours.add_days(now, 1)):
                key = f"{kind}:{due.astimezone(hours.zone):%Y-%m-%d}:{member}"
                if await self.shared.outbox.enqueue(
                    session, kind, to=member, due_at=due, dedup_key=key
                ):
                    break

    async def _tell_of_haste(
        self, session: AsyncSession, member: Member, answer: LineAnswer
    ) -> None:
        """Show the head of office ten confirmations that nobody can have read, once a day."""
        since = self.clock.now() - _A_SITTING
        said = await store.latest_of(session, member.id, since)
        in_a_row = [at for verdict, at in said if verdict is LineVerdict.TRUE]
        if not is_hasty(in_a_row):
            return
        today = self.shared.people.today()
        roster = await self.shared.roster(session)
        await self.shared.outbox.enqueue_all(
            session,
            ConfirmationNotice.HASTY,
            to=roster.holders(Post(HEAD_OF_OFFICE), today, {member.id}),
            about=answer.id,
            due_at=self.shared.hours.next_opening(self.clock.now()),
            dedup_key=f"{ConfirmationNotice.HASTY}:{member.id}:{today}",
        )


def _fits(line: "OpenLine", verdict: LineVerdict, side: int) -> bool:
    """Whether a line can be settled in that way."""
    match verdict:
        case LineVerdict.TRUE:
            return not line.needs_words and not line.is_conflict
        case LineVerdict.WRITTEN:
            return line.needs_words
        case LineVerdict.NOT_HERE:
            return line.may_be_refused
        case LineVerdict.CHOSEN:
            return side in line.followable
        case _:
            return True
