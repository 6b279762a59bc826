"""What time does to posts: when a substitute's term ends by its date, those concerned are told."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from office.database import AsyncSession, Database
from office.outbox import Outbox
from office.people import Appointment, Deed, MembershipEvent, People, log
from office.posts import store
from office.posts.notices import PostNotice
from office.posts.posts import Post
from office.posts.roster import roster_on

# A program that was down at midnight still tells of terms that ended so many days ago.
_LOOKED_BACK = timedelta(days=3)
_MOST_ENTRIES = 20
_BY_HAND = frozenset({MembershipEvent.RELIEVED, MembershipEvent.ENDED})

Concerned = Callable[[AsyncSession, Appointment], Awaitable[set[int]]]


class TermsEnd:
    """Looks once a day. A message's key is the term, so that nobody is told twice."""

    _looked_on: date | None = None

    def __init__(
        self, database: Database, outbox: Outbox, people: People, concerned: Concerned
    ) -> None:
        self.database = database
        self.outbox = outbox
        self.people = people
        self.concerned = concerned

    async def tell(self) -> None:
        """Tell substitutes, holders and who appointed them of the terms that have ended."""
        today = self.people.today()
        if self._looked_on == today:
            return
        async with self.database.begin() as session:
            for term in await store.terms_ended(session, today - _LOOKED_BACK, today):
                if not await self._is_known(session, term, today):
                    await self._tell(session, term)
        self._looked_on = today

    async def _is_known(self, session: AsyncSession, term: Appointment, today: date) -> bool:
        """Whether it was ended by hand, which was told then, or goes on with another letter."""
        entries = await log.newest(session, term.member_id, None, _MOST_ENTRIES)
        if any(
            entry.event in _BY_HAND
            and Deed.of(entry).appointment == term.id
            and term.ends_on is not None
            and self.people.day_of(entry.at) > term.ends_on
            for entry in entries
        ):
            return True
        post = Post(term.role, term.section, term.unit)
        return (await roster_on(session, today)).held(term.member_id, post, today)

    async def _tell(self, session: AsyncSession, term: Appointment) -> None:
        for member in sorted({term.member_id} | await self.concerned(session, term)):
            await self.outbox.enqueue(
                session,
                PostNotice.TERM_OVER,
                to=member,
                about=term.id,
                dedup_key=f"{PostNotice.TERM_OVER}:{term.id}:{term.ends_on}:{member}",
            )
