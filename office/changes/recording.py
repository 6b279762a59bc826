"""Records what has changed on the shelf since the last look, and tells those it concerns.

A look compares the words in use with those in force before, whatever changed them: files, a
revision, a start. Only words count, not how they look or are found. While replicas answer with
different words, nothing is recorded: each would record the change of the other back.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

import structlog

from office.changes import store
from office.changes.effects.concerned import Places, concerned
from office.changes.effects.item_hold import ItemHold
from office.changes.effects.superseding import Superseding
from office.changes.models import SectionInForce, SopChange
from office.changes.notices import ChangeNotice
from office.changes.publication import PublishedAs
from office.changes.rules.differences import Difference, differences
from office.changes.rules.telling import key_of, reminders, told_at
from office.changes.shelf_watch import ShelfWatch
from office.database import AsyncSession
from office.database.dialect import insert_missing
from office.outbox import Priority
from office.payload import Plain
from office.people import active_members
from office.shelf import SectionText

log = structlog.get_logger("office.changes")


class Recording:
    """Compares once for all processes, and fills the outbox in the same transaction."""

    def __init__(self, shared: ShelfWatch, item_hold: ItemHold, superseding: Superseding) -> None:
        self.shared = shared
        self.item_hold = item_hold
        self.superseding = superseding
        # Whether a change is not recorded yet because replicas answer with different words.
        self.is_waiting = False

    async def record_changes(self) -> int:
        """Record what differs from the last look. Returns how many sections changed.

        The very first look tells nobody: its words are taken as always in force.
        """
        # Before the sections: what is exchanged in between is looked at again.
        stands_on = self.shared.shelf().revisions()
        found = await asyncio.to_thread(self.shared.shelf().sections)
        if not found:
            return 0
        # Committed before any is recorded: of two that differ the second one sees it.
        await self.shared.replicas.answer_with(_content(found))
        async with self.shared.database.read() as session:
            known = await store.fingerprints(session)
        count: int | None = 0
        if known != {text.address: text.fingerprint for text in found}:
            count = await self._record(found, stands_on)
        self.is_waiting = count is None
        if count:
            await self.superseding.gathering.run()
        await self.item_hold.release_reworded()
        await self.superseding.run()
        return count or 0

    async def _record(
        self, found: Sequence[SectionText], stands_on: Mapping[str, str]
    ) -> int | None:
        """The number of sections that differ; None where others have other or newer words."""
        async with self.shared.database.begin(keeps_update_open=True) as session:
            await store.begin_recording(session)
            if not await self.shared.is_in_force(session, stands_on):
                # This process stood still meanwhile, and the others may be gone: its words would
                # look like a change back.
                return None
            known = await store.in_force(session)
            if not known:
                rows = [_row(text, None) for text in found]
                await insert_missing(session, SectionInForce, rows, key=SectionInForce.address)
                return 0
            if set(await self.shared.replicas.by_content(session)) - {_content(found)}:
                return None
            differing = differences(known, found, self.shared.shelf().now_at)
            await self._bring_up_to_date(session, known, found)
            if differing:
                await self._tell(session, differing)
        if differing:
            log.info("sections changed", count=len(differing))
        return len(differing)

    async def _bring_up_to_date(
        self,
        session: AsyncSession,
        known: dict[str, SectionInForce],
        found: Sequence[SectionText],
    ) -> None:
        """Store the words of today. Words that only moved keep their age."""
        now, now_at = self.shared.clock.now(), self.shared.shelf().now_at
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
        """Record each change with its readers. Changes close in time are told together."""
        now, hours = self.shared.clock.now(), self.shared.hours
        told = told_at(now, hours)
        places = Places(differing, self.shared.shelf())
        readers = await concerned(session, places, now=now, today=self.shared.people.today())
        published = await self.shared.publications(
            session, {difference.sop_id for difference in differing}
        )
        everybody: dict[int, int | None] = {}
        if any(revision.must_read for revision in published.values()):
            members = await active_members(session)
            everybody = {member.id: None for member in members}
        all_told: set[int] = set()
        reminded: set[int] = set()
        for difference, asked in zip(differing, readers, strict=True):
            how = published.get(difference.sop_id, PublishedAs())
            told_to = {**everybody, **asked} if how.must_read else asked
            told_to = {id: question for id, question in told_to.items() if id not in how.known_to}
            await self._note(
                session, _change(difference, now, told, must_read=how.must_read), told_to
            )
            reminded |= told_to.keys() if how.must_read else set()
            all_told |= told_to.keys()
        await self._enqueue(session, ChangeNotice.CHANGED, all_told, told, told)
        for at in reminders(told, hours) if reminded else ():
            await self._enqueue(session, ChangeNotice.UNREAD, reminded, told, at)
        await self.item_hold.hold(session, places)

    async def _note(
        self, session: AsyncSession, change: SopChange, readers: Mapping[int, int | None]
    ) -> None:
        session.add(change)
        await session.flush()
        rows = [
            {"change_id": change.id, "member_id": member, "question_id": question}
            for member, question in readers.items()
        ]
        await store.add_readers(session, rows)

    async def _enqueue(
        self,
        session: AsyncSession,
        kind: ChangeNotice,
        to: Iterable[int],
        told: datetime,
        due_at: datetime,
    ) -> None:
        """Enqueue one message a member and moment, however many changes it tells of."""
        key = key_of(told)
        await self.shared.outbox.enqueue_all(
            session,
            kind,
            to=sorted(to),
            detail=Plain(key),
            due_at=due_at,
            priority=Priority.BULK,
            dedup_key=f"{kind}:{key}:{key_of(due_at)}",
        )


def _content(found: Iterable[SectionText]) -> str:
    """What tells these words from others, all in all."""
    lines = sorted(f"{text.address} {text.fingerprint}" for text in found)
    return blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()


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
