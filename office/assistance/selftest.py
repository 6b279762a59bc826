"""The silent self-test: once a week something is sent to each head's chat that nobody sees.

It goes the whole way of a call: the outbox, its queue, the token, the chat. Nothing sounds.
"""

from datetime import datetime, timedelta

from office.assistance import store
from office.assistance.casework import HelpCasework
from office.assistance.models import HelpTest
from office.assistance.notices import HelpNotice
from office.database import AsyncSession
from office.foundation import ServicePart
from office.outbox import MessageState, Priority

EVERY = timedelta(days=7)
# So long the messages of a test have to go out.
TAKES = timedelta(minutes=2)
# After a test that failed the next one comes sooner: what was mended is seen the same day.
AGAIN_AFTER = timedelta(hours=6)
# Slower than this a message of a test must not be.
SLOWEST = timedelta(seconds=10)


class SelfTest(ServicePart[HelpCasework]):
    """Begins tests, ends them, and says how the last one went."""

    async def run(self) -> int:
        """Begin or end a test, if it is time. Returns how many that were."""
        async with self.database.read() as session:
            if not self._is_due(await store.last_test(session)):
                return 0
        async with self.database.begin() as session:
            await store.lock_tests(session)
            last = await store.last_test(session)
            if not self._is_due(last):
                return 0
            if last is not None and last.ended_at is None:
                await self._end(session, last)
            else:
                await self._begin(session)
        return 1

    async def next_due(self) -> datetime | None:
        """Return when to look again."""
        async with self.database.read() as session:
            last = await store.last_test(session)
        return self._due_at(last) if last is not None else None

    async def last(self) -> HelpTest | None:
        """Return the latest test that is over."""
        async with self.database.read() as session:
            return await store.last_test(session, is_over=True)

    async def has_failed(self) -> bool:
        """Whether the latest test has failed: then nobody must rely on the button."""
        last = await self.last()
        return last is not None and not last.is_passed

    async def test(self, test_id: int) -> HelpTest | None:
        """Return a test, for a renderer."""
        async with self.database.read() as session:
            return await session.get(HelpTest, test_id)

    async def not_reached(self, test_id: int) -> tuple[int, ...]:
        """Return whose chats took nothing, for admins. What waits is the queue's fault."""
        async with self.database.read() as session:
            tried = await store.tried(session, test_id)
            lost = [it.recipient_id for it in tried if it.state is MessageState.DEAD]
            _, unreachable = await self._heads(session)
            return tuple(sorted({*lost, *unreachable}))

    def _is_due(self, last: HelpTest | None) -> bool:
        return last is None or self._due_at(last) <= self.clock.now()

    def _due_at(self, last: HelpTest) -> datetime:
        if last.ended_at is None:
            return last.started_at + TAKES
        return last.started_at + (EVERY if last.is_passed else AGAIN_AFTER)

    async def _begin(self, session: AsyncSession) -> None:
        test = HelpTest(started_at=self.clock.now())
        session.add(test)
        await session.flush()
        heads, unreachable = await self._heads(session)
        tried = sorted(heads - unreachable)
        test.tried, test.unreached = len(tried) + len(unreachable), len(unreachable)
        await self.shared.outbox.enqueue_all(
            session, HelpNotice.TRIED, to=tried, about=test.id, priority=Priority.CALL
        )

    async def _end(self, session: AsyncSession, test: HelpTest) -> None:
        messages = await store.tried(session, test.id)
        test.ended_at = self.clock.now()
        test.unreached += sum(it.state is not MessageState.SENT for it in messages)
        took = [
            (it.sent_at - it.created_at).total_seconds()
            for it in messages
            if it.sent_at is not None
        ]
        test.slowest_seconds = max(took) if took and len(took) == len(messages) else None
        is_fast = test.slowest_seconds is not None and (
            test.slowest_seconds <= SLOWEST.total_seconds()
        )
        test.is_passed = is_fast and not test.unreached
        session.add(test)
        if not test.is_passed:
            for admin in await self.shared.people.admins(session):
                await self.shared.outbox.enqueue(
                    session,
                    HelpNotice.TEST_FAILED,
                    to=admin,
                    about=test.id,
                    dedup_key=f"{HelpNotice.TEST_FAILED}:{test.id}:{admin}",
                )

    async def _heads(self, session: AsyncSession) -> tuple[set[int], set[int]]:
        """Return whom a call from any unit goes to by their posts today, and who of them is known
        to be unreachable."""
        today, day = await self.shared.roster(session), self.shared.people.today()
        posts = {
            post
            for unit in await store.units(session)
            for post in self.shared.policy(unit, today).posts
        }
        heads = {it.member_id for it in today.holdings if it.post in posts and it.counts_on(day)}
        return heads, {it for it in heads if it in today.unreachable}
