"""The log of membership and posts: who did what to whom, and when, in one hash chain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from office import hash_chain
from office.database import AsyncSession, Database
from office.database.dialect import lock_table
from office.payload import Payload, read, write
from office.people.log_models import MembershipEntry, MembershipEvent
from office.people.log_store import acted_in, entries, entry_of, ids, last, newest, since
from office.people.models import Appointment

__all__ = [
    "A_PAGE",
    "Deed",
    "acted_in",
    "entries",
    "entry_of",
    "ids",
    "last",
    "newest",
    "page",
    "record",
    "since",
]


@dataclass(frozen=True)
class Deed(Payload):
    """What an entry says besides who and when: ids and words of the program, never of people."""

    role: str | None = None
    section: str | None = None
    unit: str | None = None
    employment: str | None = None
    kind: str | None = None
    """How a substitute holds the post; None: in their own right."""
    appointment: int | None = None
    invitation: int | None = None
    aim: str | None = None
    """What a proposal would do."""
    about: int | None = None
    """The number of the entry that is decided or undone."""
    until: str | None = None
    """The last day that an ended post had before, if it had one."""

    @classmethod
    def of(cls, entry: MembershipEntry) -> Self:
        return read(cls, entry.detail or "{}")

    @classmethod
    def of_post(cls, post: Appointment) -> Self:
        """Return the deed that gives or ends that post."""
        return cls(
            role=post.role,
            section=post.section,
            unit=post.unit,
            kind=None if post.kind == "definitif" else str(post.kind),
            appointment=post.id,
            until=post.ends_on.isoformat() if post.ends_on else None,
        )


async def record(
    session: AsyncSession,
    at: datetime,
    event: MembershipEvent,
    actor_id: int | None,
    member_id: int | None,
    deed: Deed = Deed(),
) -> MembershipEntry:
    """Add an entry within the transaction that does what it says. None acts at the terminal."""
    await lock_table(session, MembershipEntry)
    entry = MembershipEntry(
        at=at, event=event, actor_id=actor_id, member_id=member_id, detail=write(deed)
    )
    hash_chain.fasten(entry, await last(session))
    session.add(entry)
    await session.flush()
    return entry


# So many entries stand on a page.
A_PAGE = 10


async def page(
    database: Database, member_id: int | None = None, before: int | None = None, most: int = A_PAGE
) -> Sequence[MembershipEntry]:
    """Return the entries about a member or everybody, older than one of them, the newest first."""
    async with database.read() as session:
        return await newest(session, member_id, before, most)
