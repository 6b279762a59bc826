"""How fast a bot may send and edit: 30 a second, one a second to a chat, 20 a minute to a group.

Telegram lets short bursts to one chat pass and then answers 429 with the seconds to wait
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

import math
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from botapi_emulator import refusals

COUNTED = re.compile(r"(send(?!ChatAction)|editMessage|copyMessage|forwardMessage)\w*")
"""The methods that are counted: what sends a message or changes one."""


@dataclass(eq=False)
class Limits:
    """The pace a bot must keep; `clock` gives seconds and moves as the tests like it."""

    per_second: int = 30
    per_chat_second: float = 1.0
    per_group_minute: int = 20
    burst: int = 10
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    _recent: deque[float] = field(default_factory=deque)
    _in_groups: dict[tuple[int, str], deque[float]] = field(default_factory=dict)
    _due: dict[tuple[int, str], float] = field(default_factory=dict)

    def check(self, bot_id: int, chat_id: str, count: int = 1) -> None:
        """Count some messages, or refuse them with 429."""
        now = self.clock()
        is_group = chat_id.startswith(("-", "@"))
        group = self._in_groups.setdefault((bot_id, chat_id), deque()) if is_group else deque()
        wait = max(
            _wait(self._recent, self.per_second, 1, now),
            _wait(group, self.per_group_minute, 60, now),
            self._chat_wait(bot_id, chat_id, now),
        )
        if wait > 0:
            self.refused += 1
            raise refusals.too_many_requests(max(1, math.ceil(wait)))
        self._recent.extend([now] * count)
        group.extend([now] * count)
        due = max(self._due.get((bot_id, chat_id), now), now)
        self._due[bot_id, chat_id] = due + count / self.per_chat_second

    def _chat_wait(self, bot_id: int, chat_id: str, now: float) -> float:
        """How long until the chat's allowance holds one more message."""
        tolerance = (self.burst - 1) / self.per_chat_second
        return self._due.get((bot_id, chat_id), now) - tolerance - now


def _wait(recent: deque[float], most: int, seconds: float, now: float) -> float:
    """How long until fewer than `most` of the last ones were made within some seconds."""
    while recent and recent[0] <= now - seconds:
        recent.popleft()
    return 0 if len(recent) < most else recent[0] + seconds - now
