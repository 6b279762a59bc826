"""What a process had in its hands at one moment, as its database tells it."""

from dataclasses import dataclass

from sqlalchemy import text

from office.answers import AnswerNotice
from office.changes.notices import ChangeNotice
from office.database import open_database

# A message is in flight from the moment before its request goes out until its arrival is noted; an
# earlier try is marked with a moment long ago.
_MESSAGES = text(
    "SELECT m.kind, m.about, m.detail, p.telegram_id"
    " FROM outbox m JOIN member p ON p.id = m.recipient_id"
    " WHERE m.state IN ('waiting', 'held') AND m.started_at > '2000-01-01' AND m.owner IS NOT NULL"
    " AND (:whose = '' OR m.owner = 'sqlite' OR m.owner LIKE :whose)"
)
# On SQLite an update has no owner; whatever is open is in the one process's hands.
_UPDATES = text(
    "SELECT DISTINCT chat_id FROM inbox WHERE done_at IS NULL"
    " AND (:whose = '' OR owner LIKE :whose OR :is_sqlite)"
)


@dataclass(frozen=True)
class Flight:
    """The messages (kind, subject, account) and the chats whose updates were being handled."""

    messages: tuple[tuple[str, int, int], ...]
    chats: frozenset[int]


def subject(kind: str, about: int | None, detail: str) -> int:
    """What a message is about; news of changes are of a moment, and an answer is told as such."""
    in_detail = kind in (ChangeNotice.CHANGED, ChangeNotice.UNREAD, AnswerNotice.GIVEN)
    return int(detail) if in_detail else about or 0


async def in_flight(url: str, pid: int | None = None) -> Flight:
    """Read what the process with that id holds; without one, what anybody does."""
    database = open_database(url)
    whose = f"%:{pid}:%" if pid is not None else ""
    try:
        async with database.read() as session:
            connection = await session.connection()
            messages = await connection.execute(_MESSAGES, {"whose": whose})
            chats = await connection.execute(
                _UPDATES, {"whose": whose, "is_sqlite": database.is_sqlite}
            )
            return Flight(
                tuple(
                    (kind, subject(kind, about, detail), chat)
                    for kind, about, detail, chat in messages
                ),
                frozenset(chat for (chat,) in chats),
            )
    finally:
        await database.close()
