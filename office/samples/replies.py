"""A colleague says how they would ask, or skips that; what they write is proposed to the keeper."""

import asyncio

from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member
from office.samples import store
from office.samples.errors import NoSampleFits, SampleRequestOver, SampleRequestUnknown
from office.samples.form import SAMPLES
from office.samples.models import SampleRequest
from office.samples.request_work import RequestWork
from office.suggestions import Proposed, SampleOrigin

MOST_LINES = 5


class ColleagueReplies(ServicePart[RequestWork]):
    """What members do with a request of their own."""

    async def to_send(self, request_id: int) -> SampleRequest | None:
        """Return a request that still makes sense: open, in office hours, and samples lack."""
        async with self.shared.database.read() as session:
            found = await session.get(SampleRequest, request_id)
        if found is None or not found.is_open:
            return None
        is_open = self.shared.rules().hours.is_open(self.shared.clock.now())
        return found if self.lacking(found.sop_id) and is_open else None

    def lacking(self, sop_id: str) -> list[str]:
        """Return the addresses of the SOP's sections that have no sample question."""
        shelf = self.shared.shelf()
        return list(filter(shelf.lacks_samples, shelf.passages_of(sop_id)))

    async def seen_by(self, request_id: int, member: Member) -> SampleRequest:
        """Return an open request, for whom it asks.

        Raises:
            SampleRequestUnknown, SampleRequestOver: it is not theirs, or not open.
        """
        async with self.shared.database.read() as session:
            return self._checked(await session.get(SampleRequest, request_id), member)

    async def answer(self, request_id: int, member: Member, text: str) -> Proposed:
        """Propose what the member wrote, a line each.

        Raises:
            SampleRequestUnknown, SampleRequestOver: as `seen_by`.
            NoSampleFits: no line can be a sample question. They may write again.
        """
        shared, shelf = self.shared, self.shared.shelf()
        lines = [line.strip() for line in text.splitlines() if line.strip()][:MOST_LINES]
        seen = await self.seen_by(request_id, member)
        placed = await asyncio.to_thread(shelf.placed_in, seen.sop_id, lines)
        looked = await shared.proposing.looked_over(placed)
        async with shared.database.begin() as session:
            request = self._checked(await store.lock_request(session, request_id), member)
            checked = await shared.proposing.within(
                session,
                looked,
                SampleOrigin.COLLEAGUE,
                member.id,
            )
            if not checked.fit:
                raise NoSampleFits(tuple(checked.unfit))
            request.answered_at = shared.clock.now()
            session.add(request)
            await forget_form(session, member.id, SAMPLES.topic)
        return checked

    async def skip(self, request_id: int, member: Member) -> SampleRequest:
        """Note that the member does not want to answer. A second time changes nothing.

        Raises:
            SampleRequestUnknown: it is not theirs.
        """
        async with self.shared.database.begin() as session:
            request = await store.lock_request(session, request_id)
            if request is None or request.member_id != member.id:
                raise SampleRequestUnknown
            if request.is_open:
                request.skipped_at = self.shared.clock.now()
                session.add(request)
            await forget_form(session, member.id, SAMPLES.topic)
        return request

    def _checked(self, found: SampleRequest | None, member: Member) -> SampleRequest:
        if found is None or found.member_id != member.id:
            raise SampleRequestUnknown
        if not found.is_open or not self.shared.shelf().passages_of(found.sop_id):
            raise SampleRequestOver
        return found
