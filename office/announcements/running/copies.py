"""All other messages that show an announcement: none may stay outdated.

They are an announcement opened from a list, a request to read it, and a digest.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from office.announcements import store
from office.announcements.notices import AnnouncementNotice
from office.database import AsyncSession
from office.outbox import Outbox, OutboxMessage
from office.payload import Joined

# The kinds that ask a recipient to read it.
REQUESTS = (AnnouncementNotice.NUDGE, AnnouncementNotice.REREAD)
KINDS = (AnnouncementNotice.OPENED, *REQUESTS, AnnouncementNotice.DIGEST)


@dataclass(frozen=True)
class Copy(Joined):
    """Which message of a kind about an announcement to a member, counted from 0."""

    JOINED_BY: ClassVar[str] = ":"

    kind: AnnouncementNotice = AnnouncementNotice.MESSAGE
    number: int = 0


@dataclass(frozen=True)
class Digest(Joined):
    """The announcements that a newcomer has missed."""

    announcements: tuple[int, ...]


def names(message: OutboxMessage, announcement_id: int) -> bool:
    """Whether a message shows that announcement. A digest shows several."""
    if message.kind == AnnouncementNotice.DIGEST:
        return announcement_id in message.facts(Digest).announcements
    return message.about == announcement_id


async def edit_all(session: AsyncSession, outbox: Outbox, announcement_id: int) -> None:
    """Enqueue edits of all other copies, including those that are being sent now."""
    found = await store.copies(session, announcement_id, KINDS)
    await _edit(session, outbox, announcement_id, found)


async def edit_others(
    session: AsyncSession,
    outbox: Outbox,
    announcement_id: int,
    member_id: int,
    pressed_on: int | None,
) -> None:
    """Enqueue edits of a member's other copies. The tapped one is already up to date."""
    kinds = (AnnouncementNotice.MESSAGE, AnnouncementNotice.OPENED, *REQUESTS)
    found = await store.copies(session, announcement_id, kinds, member_id)
    await _edit(session, outbox, announcement_id, found, pressed_on)


async def _edit(
    session: AsyncSession,
    outbox: Outbox,
    announcement_id: int,
    found: Iterable[OutboxMessage],
    pressed_on: int | None = None,
) -> None:
    seen: defaultdict[tuple[int, str], int] = defaultdict(int)
    members: defaultdict[Copy, list[int]] = defaultdict(list)
    for message in found:
        if not names(message, announcement_id):
            continue
        number = seen[message.recipient_id, message.kind]
        seen[message.recipient_id, message.kind] += 1
        if pressed_on is None or message.message_id != pressed_on:
            members[Copy(AnnouncementNotice(message.kind), number)].append(message.recipient_id)
    for copy, to in members.items():
        await outbox.enqueue_all(
            session,
            AnnouncementNotice.EDIT,
            to=to,
            about=announcement_id,
            detail=copy,
        )
