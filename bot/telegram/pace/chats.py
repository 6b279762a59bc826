"""One chat: some messages at once, and then one a second."""

import asyncio
from dataclasses import dataclass, field

from office.outbox import TO_ONE_CHAT_IN_ALL

INTERVAL_SECONDS = TO_ONE_CHAT_IN_ALL.interval.total_seconds()
TOLERANCE_SECONDS = TO_ONE_CHAT_IN_ALL.tolerance.total_seconds()
# Chats that have rested are forgotten once there are so many.
_MOST_REMEMBERED = 1_000


@dataclass
class Chats:
    """The pace of each chat, of all that this process sends and edits there."""

    _next: dict[str, float] = field(default_factory=dict)

    def reserve(self, chat: str, weight: int = 1) -> float:
        """Take the next moment of the chat. Return the seconds until then."""
        now = asyncio.get_running_loop().time()
        if len(self._next) > _MOST_REMEMBERED:
            self._next = {key: at for key, at in self._next.items() if at > now}
        at = max(self._next.get(chat, now), now)
        self._next[chat] = at + weight * INTERVAL_SECONDS
        return max(0.0, at - TOLERANCE_SECONDS - now)
