"""What time does: once an SOP is told as new and has no sample questions, colleagues are asked."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import structlog

from office.changes.publication import publications
from office.database import AsyncSession
from office.foundation import ServicePart
from office.outbox import Priority
from office.people import Member, active_members, leaves_since
from office.samples import store
from office.samples.choosing import Circle, chosen
from office.samples.models import SampleRequest
from office.samples.notices import SampleNotice
from office.samples.request_work import RequestWork

# An SOP that found nobody to ask is left in peace after this time.
_TRIES_FOR = timedelta(days=7)
_LOOKS_BACK = timedelta(days=90)
_MOST_QUESTIONS = 400

log = structlog.get_logger("office.samples")


@dataclass(frozen=True)
class _Lacking:
    """An SOP that was told as new or changed, and the sections of it without sample questions."""

    sop_id: str
    passages: tuple[str, ...]
    told_at: datetime


class DueJobs(ServicePart[RequestWork]):
    """Asks in office hours alone, about each SOP once after its news."""

    def __init__(self, shared: RequestWork) -> None:
        super().__init__(shared)
        # On which day each SOP was last looked at: who can be asked changes little within one.
        self._looked_on: dict[str, date] = {}

    async def run(self) -> int:
        """Ask about every SOP that lacks sample questions. Returns how many people were asked."""
        shared, now = self.shared, self.shared.clock.now()
        if not shared.rules().hours.is_open(now):
            return 0
        async with shared.database.read() as session:
            news = await store.news(session, now - _TRIES_FOR, now)
            requests = await store.requests(session) if news else ()
        asked_at = {request.sop_id: request.asked_at for request in requests}
        count, today = 0, shared.people.today()
        for sop in self._lacking(news):
            is_asked = sop.sop_id in asked_at and asked_at[sop.sop_id] >= sop.told_at
            if not is_asked and self._looked_on.get(sop.sop_id) != today:
                count += await self._ask(sop)
                self._looked_on[sop.sop_id] = today
        if count:
            log.info("colleagues asked for sample questions", count=count)
        return count

    def _lacking(self, news: Sequence[tuple[str, datetime]]) -> list[_Lacking]:
        shelf = self.shared.shelf()
        found: dict[str, dict[str, datetime]] = {}
        for passage, told_at in news:
            now_at = shelf.now_at(passage)
            if now_at is not None and shelf.lacks_samples(now_at):
                found.setdefault(shelf.sop_of(now_at), {})[now_at] = told_at
        return [_Lacking(sop, tuple(at), max(at.values())) for sop, at in found.items()]

    async def _ask(self, sop: _Lacking) -> int:
        shared, now = self.shared, self.shared.clock.now()
        near = await self._near(sop.sop_id)
        keepers = [
            member.id
            for member, sections in await shared.deciding.keepers()
            if shared.shelf().owner(sop.passages[0]) in sections
        ]
        async with shared.database.begin(keeps_update_open=True) as session:
            await store.begin_asking(session)
            requests = await store.requests(session)
            if any(it.sop_id == sop.sop_id and it.asked_at >= sop.told_at for it in requests):
                return 0
            left_alone = {*keepers, *await self._left_alone(session, sop.sop_id)}
            circle = Circle(await active_members(session), near, left_alone, requests)
            owner = shared.shelf().owner(sop.passages[0])
            asked = chosen(circle, owner, now, shared.people.today())
            is_new = await self._is_new(session, sop, now)
            for member in asked:
                await self._put(
                    session,
                    member,
                    SampleRequest(
                        member_id=member.id, sop_id=sop.sop_id, is_new=is_new, asked_at=now
                    ),
                )
        return len(asked)

    async def _near(self, sop_id: str) -> frozenset[int]:
        """Return who asked something lately that the SOP is shown or offered for today."""
        async with self.shared.database.read() as session:
            since = self.shared.clock.now() - _LOOKS_BACK
            questions = await store.asked(session, since, _MOST_QUESTIONS)
        shelf = self.shared.shelf()

        def near() -> frozenset[int]:
            return frozenset(
                question.member_id
                for question in questions
                if (said := question.read_as or question.text) and sop_id in shelf.offered(said)
            )

        return await asyncio.to_thread(near)

    async def _left_alone(self, session: AsyncSession, sop_id: str) -> frozenset[int]:
        """Return who is away today, and who wrote or approved the SOP."""
        today = self.shared.people.today()
        away = {
            leave.member_id
            for leave in await leaves_since(session, since=today)
            if leave.starts_on <= today
        }
        published: Mapping[str, frozenset[int]] = {
            sop: how.known_to for sop, how in (await publications(session, [sop_id])).items()
        }
        return frozenset(away | published.get(sop_id, frozenset()))

    async def _is_new(self, session: AsyncSession, sop: _Lacking, now: datetime) -> bool:
        """Whether all sections of the SOP came with this news."""
        every = self.shared.shelf().passages_of(sop.sop_id)
        return await store.come_anew(session, every, now - _TRIES_FOR) >= set(every)

    async def _put(self, session: AsyncSession, member: Member, request: SampleRequest) -> None:
        session.add(request)
        await session.flush()
        await self.shared.outbox.enqueue(
            session,
            SampleNotice.ASKED,
            to=member.id,
            about=request.id,
            priority=Priority.BULK,
            dedup_key=f"{SampleNotice.ASKED}:{request.id}",
        )
