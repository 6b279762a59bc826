"""Notes what has changed on the shelf since the last look, and tells those whom it concerns.

A look compares the words in use with those that were in force last, whatever has changed them:
files, a published revision, a start. Words only; how they look or are found does not count.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import structlog

from office.anomalies.rules import Rules
from office.changes import store
from office.changes.concerned import Places, concerned, resting_on
from office.changes.differences import Difference, differences
from office.changes.facts import ContentFacts, SectionText
from office.changes.models import SectionInForce, SopChange
from office.changes.notices import ChangeNotice
from office.changes.telling import key_of, reminders, told_at
from office.clock import Clock
from office.database import AsyncSession, Database
from office.database.dialect import insert_missing
from office.outbox import Outbox, Priority
from office.people import People
from office.people import store as people_store
from office.suggestions import Suggestion, SuggestionKind
from office.suggestions import store as suggestion_store
from office.training import store as training_store

MustRead = Callable[[AsyncSession, Iterable[str]], Awaitable[frozenset[str]]]
"""Which of these SOPs everybody must read, by what was said when they were published."""

log = structlog.get_logger("office.changes")


async def nothing_must_be_read(_session: AsyncSession, _sops: Iterable[str]) -> frozenset[str]:
    """What files say: nobody can ask for readers there."""
    return frozenset()


class Recording:
    """Compares, once for all processes, and fills the outbox in the same transaction."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        outbox: Outbox,
        people: People,
        rules: Callable[[], Rules],
        facts: Callable[[], ContentFacts],
        must_read: MustRead = nothing_must_be_read,
    ) -> None:
        self.database = database
        self.clock = clock
        self.outbox = outbox
        self.people = people
        self.rules = rules
        self.facts = facts
        self.must_read = must_read

    async def look(self) -> int:
        """Note what differs from the last look; return how many sections that are.

        The very first look tells nobody: what is read then was always so.
        """
        found = await asyncio.to_thread(self.facts().sections)
        if not found:
            return 0
        async with self.database.read() as session:
            known = await store.fingerprints(session)
            held = await training_store.held(session)
        count = 0
        if known != {text.address: text.fingerprint for text in found}:
            count = await self._record(found)
        if held:
            await self._release_reworded()
        await self._end_replaced_answers()
        return count

    # --- what has changed ---

    async def _record(self, found: Sequence[SectionText]) -> int:
        async with self.database.begin(is_aside=True) as session:
            await store.begin_recording(session)
            known = await store.in_force(session)
            if not known:
                rows = [_row(text, None) for text in found]
                await insert_missing(session, SectionInForce, rows, key=SectionInForce.address)
                return 0
            differing = differences(known, found, self.facts().now_at)
            await self._bring_up_to_date(session, known, found)
            if differing:
                await self._tell(session, differing)
        log.info("sections changed", count=len(differing))
        return len(differing)

    async def _bring_up_to_date(
        self,
        session: AsyncSession,
        known: dict[str, SectionInForce],
        found: Sequence[SectionText],
    ) -> None:
        """Keep the words of today; those that only moved are as old as they were."""
        now, now_at = self.clock.now(), self.facts().now_at
        before = {
            (now_at(address) or address, old.fingerprint): old.since
            for address, old in known.items()
        }
        changed = [
            text
            for text in found
            if text.address not in known or known[text.address].fingerprint != text.fingerprint
        ]
        present = {text.address for text in found}
        gone = [address for address in known if address not in present]
        await store.drop(session, [*gone, *(text.address for text in changed)])
        rows = [_row(text, before.get((text.address, text.fingerprint), now)) for text in changed]
        await insert_missing(session, SectionInForce, rows, key=SectionInForce.address)

    async def _tell(self, session: AsyncSession, differing: Sequence[Difference]) -> None:
        """Note each change with whom it concerns; all that is near in time is told as one."""
        now, hours = self.clock.now(), self.rules().hours
        told = told_at(now, hours)
        places = Places(differing, self.facts())
        readers = await concerned(session, places, now=now, today=self.people.today())
        must_read = await self.must_read(session, {one.sop_id for one in differing})
        everybody = [member.id for member in await people_store.active_members(session)]
        all_told: set[int] = set()
        reminded: set[int] = set()
        for one, asked in zip(differing, readers, strict=True):
            if is_obliging := one.sop_id in must_read:
                asked = {**dict.fromkeys(everybody), **asked}
                reminded |= asked.keys()
            change = _change(one, now, told, must_read=is_obliging)
            session.add(change)
            await session.flush()
            await store.add_readers(
                session,
                [
                    {"change_id": change.id, "member_id": member, "question_id": question}
                    for member, question in asked.items()
                ],
            )
            all_told |= asked.keys()
        await self._enqueue(session, ChangeNotice.CHANGED, all_told, told, told)
        for at in reminders(told, hours) if reminded else ():
            await self._enqueue(session, ChangeNotice.UNREAD, reminded, told, at)
        await self._hold(session, places)

    async def _enqueue(
        self,
        session: AsyncSession,
        kind: ChangeNotice,
        to: Iterable[int],
        told: datetime,
        due_at: datetime,
    ) -> None:
        """One message a member and moment, however many changes it tells of."""
        key = key_of(told)
        await self.outbox.enqueue_all(
            session,
            kind,
            to=sorted(to),
            detail=key,
            due_at=due_at,
            priority=Priority.BULK,
            dedup_key=f"{kind}:{key}:{key_of(due_at)}",
        )

    # --- training items ---

    async def _hold(self, session: AsyncSession, places: Places) -> None:
        """Give to nobody what rests on changed words, until the keeper has looked."""
        now, items = self.clock.now(), self.facts().items()
        waiting = await suggestion_store.open_items(session)
        for item in resting_on(places):
            facts = items[item]
            await training_store.hold(session, item, facts.fingerprint, now)
            if item not in waiting:
                session.add(
                    Suggestion(
                        kind=SuggestionKind.TRAINING,
                        section=self.facts().owner(facts.passage),
                        text="",
                        passage=facts.passage,
                        item_id=item,
                        last_at=now,
                    )
                )

    async def _release_reworded(self) -> None:
        """Serve again what was worded anew after its keeper said that it must be."""
        items = self.facts().items()
        async with self.database.begin(is_aside=True) as session:
            waiting = await suggestion_store.open_items(session)
            reworded = [
                item
                for item, before in (await training_store.held(session)).items()
                if item not in waiting and (item not in items or items[item].fingerprint != before)
            ]
            await training_store.release(session, reworded)

    # --- answers of heads ---

    async def _end_replaced_answers(self) -> None:
        """End what heads have answered where words that came later answer it for sure."""
        today = self.people.today()
        async with self.database.read() as session:
            answers = await store.replaceable(session, today)
            since = await store.since(session) if answers else {}
        for answer, forwarded in answers:
            question = answer.question or forwarded or ""
            sure = await asyncio.to_thread(self.facts().answers_surely, question)
            came = since.get(sure or "")
            if question and sure is not None and came is not None and came > answer.given_at:
                await self._end(answer.id, sure)

    async def _end(self, answer_id: int, passage: str) -> None:
        """Show the answer to nobody any more, and tell all who have it that there is an SOP now."""
        now = self.clock.now()
        async with self.database.begin(is_aside=True) as session:
            answer = await store.lock_answer(session, answer_id)
            if answer is None or answer.ended_at is not None:
                return
            answer.ended_at = now
            session.add(answer)
            await self.outbox.enqueue_all(
                session,
                ChangeNotice.NOW_SOP,
                to=sorted(await store.told_of_answer(session, answer_id)),
                about=answer_id,
                detail=passage,
                due_at=self.rules().hours.next_opening(now),
                dedup_key=f"{ChangeNotice.NOW_SOP}:{answer_id}",
            )


def _row(text: SectionText, since: datetime | None) -> dict[str, Any]:
    return {
        "address": text.address,
        "name": text.name,
        "owner": text.owner,
        "fingerprint": text.fingerprint,
        "words": "\n".join(text.lines),
        "since": since,
    }


def _change(one: Difference, noticed_at: datetime, told: datetime, *, must_read: bool) -> SopChange:
    return SopChange(
        address=one.address,
        passage=one.now.address if one.now is not None else "",
        name=one.name,
        owner=one.owner,
        before=one.before,
        after=one.after,
        must_read=must_read,
        noticed_at=noticed_at,
        told_at=told,
    )
