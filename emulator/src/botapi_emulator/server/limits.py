"""How fast a bot may send and edit: about 30 messages a second, one a second to one chat.

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
    burst: int = 10
    clock: Callable[[], float] = time.monotonic
    refused: int = 0
    _recent: deque[float] = field(default_factory=deque)
    _due: dict[tuple[int, str], float] = field(default_factory=dict)

    def check(self, bot_id: int, chat_id: str, count: int = 1) -> None:
        """Count some messages, or refuse them with 429."""
        now = self.clock()
        wait = max(self._overall_wait(now), self._chat_wait(bot_id, chat_id, now))
        if wait > 0:
            self.refused += 1
            raise refusals.too_many_requests(max(1, math.ceil(wait)))
        self._recent.extend([now] * count)
        due = max(self._due.get((bot_id, chat_id), now), now)
        self._due[bot_id, chat_id] = due + count / self.per_chat_second

    def _overall_wait(self, now: float) -> float:
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        return 0 if len(self._recent) < self.per_second else self._recent[0] + 1 - now

    def _chat_wait(self, bot_id: int, chat_id: str, now: float) -> float:
        """How long until the chat's allowance holds one more message."""
        tolerance = (self.burst - 1) / self.per_chat_second
        return self._due.get((bot_id, chat_id), now) - tolerance - now
