"""What a noun brings: declared as a `Noun` in its package's face, opened as its `Duties`.

The order of nouns is written by hand in `office/services.py`. Nothing registers by being imported.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import structlog

from office.database import AsyncSession
from office.forms import Flow
from office.hash_chain import Broken, Link, first_broken
from office.outbox import Consequences, Origin, OutboxMessage
from office.people import Member
from office.records import OpenIn, Records, Retention, Rule

log = structlog.get_logger("office")


@dataclass(frozen=True)
class Histories:
    """The histories of a noun's cases, each one a hash chain."""

    ids: Callable[[AsyncSession], Awaitable[Sequence[int]]]
    entries: Callable[[AsyncSession, int], Awaitable[Sequence[Link]]]
    acted_in: Callable[[AsyncSession, int], Awaitable[Sequence[int]]]
    """Gives the cases in whose histories a member has acted."""
    code_of: Callable[[int], str]

    async def broken(self, session: AsyncSession) -> list[Broken]:
        """Return every case whose history is broken. One without any history counts, too.

        A chain cannot show that its last rows were cut off. Backups can.
        """
        found = [await self._broken(session, case) for case in await self.ids(session)]
        return [entry for entry in found if entry is not None]

    async def broken_with(self, session: AsyncSession, member_id: int) -> list[str]:
        """Return the codes of broken histories in which a member has acted."""
        found = [
            await self._broken(session, case) for case in await self.acted_in(session, member_id)
        ]
        return [entry.code for entry in found if entry is not None]

    async def _broken(self, session: AsyncSession, case: int) -> Broken | None:
        entries = await self.entries(session, case)
        number = first_broken(entries) if entries else 1
        return Broken(self.code_of(case), number) if number is not None else None


@dataclass(frozen=True)
class Noun:
    """What is known of a noun without a database."""

    name: str
    records: Records
    flows: tuple[Flow[Any, Any], ...] = ()
    histories: Histories | None = None
    unreached: Consequences = field(default_factory=dict)
    """Every kind of message must be in it."""
    open_in: OpenIn | None = None


@dataclass(frozen=True)
class DueJob:
    """What time does to a noun, and when it must be looked at next (None: at each look)."""

    run: Callable[[], Awaitable[object]]
    next_due: Callable[[], Awaitable[datetime | None]] | None = None
    woken: asyncio.Event | None = None
    """Set when something becomes due sooner than `next_due` said."""


async def move_each(
    cases: Iterable[int], move: Callable[[int], Awaitable[bool]], noun: str
) -> tuple[int, bool]:
    """Move each case in a transaction of its own. Returns how many moved, and whether all could."""
    moved, is_complete = 0, True
    for case in cases:
        try:
            moved += await move(case)
        except Exception:
            # One that cannot be moved must not hold up the others.
            log.exception("a case could not be moved", noun=noun, case=case)
            is_complete = False
    return moved, is_complete


class Redaction(Protocol):
    """Removes the words of a noun's cases that are over. What happened, when, by whom stays."""

    kind: str

    async def tell(self, policy: Retention, rule: Rule) -> bool:
        """Tell those who must know before words go. Returns whether all of it was told."""

    async def count(self, session: AsyncSession, state: str, border: datetime) -> int:
        """Count the cases whose words are too old, told of or not."""

    async def due(
        self, session: AsyncSession, policy: Retention, rule: Rule, after: int, most: int
    ) -> Sequence[int]:
        """Return the cases with a higher id than `after` whose words may go now."""

    async def erase(self, session: AsyncSession, case: int) -> bool:
        """Remove the words of one case, and say so in its history. Returns whether it was done."""


@dataclass(frozen=True)
class OpenCases:
    """What a member still has in hand, and what must be done with it before they are erased."""

    why: str
    codes: tuple[str, ...]
    then: str


@dataclass(frozen=True)
class Duties:
    """What an opened noun does for others."""

    moves: tuple[DueJob, ...] = ()
    """What moves cases and says how many. All nouns' moves come before all nouns' jobs."""
    jobs: tuple[DueJob, ...] = ()
    redaction: Redaction | None = None
    open_cases: Callable[[AsyncSession, int], Awaitable[OpenCases]] | None = None
    before_erasure: Callable[[AsyncSession, Member], Awaitable[None]] | None = None
    origins: Mapping[str, Callable[[OutboxMessage], Awaitable[Origin]]] = field(
        default_factory=dict
    )
    """Where a message comes from, for each kind whose writer hears that it did not arrive."""
    undelivered: Mapping[str, Callable[[OutboxMessage], Awaitable[None]]] = field(
        default_factory=dict
    )
    """What goes on without the recipient, by the kind of message that did not arrive."""
    come_back: Callable[[AsyncSession, Member], Awaitable[None]] | None = None
    """Sends anew what is open for somebody who can be reached again."""
