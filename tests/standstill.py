"""Words under which a program that tests start stands still, and how soon that is noticed."""

import re
from dataclasses import dataclass
from typing import Any

from bot.watchdog import watchdog
from knowledge.search.answer import Answer
from knowledge.shelf import Shelf

# Under the first a regular expression never ends, but looks at signals. Under the second so does
# what looks at none.
ENDLESS, DEAF = "macetlah sekarang", "membatulah sekarang"


@dataclass(frozen=True)
class Standstill:
    """After how many seconds the bot is interrupted and ended."""

    interrupted: float = watchdog.INTERRUPTED_SECONDS
    killed: float = watchdog.KILLED_SECONDS

    def install(self) -> None:
        """Let this process stand still under the words, and notice it so soon."""
        watchdog.INTERRUPTED_SECONDS, watchdog.KILLED_SECONDS = self.interrupted, self.killed
        answer = Shelf.answer

        def stands(shelf: Shelf, question: str, *after: Any, **how: Any) -> Answer:
            if ENDLESS in question:
                re.fullmatch("(?:a|a)*b", "a" * 100)
            if DEAF in question:
                sum(range(10**13))
            return answer(shelf, question, *after, **how)

        Shelf.answer = stands  # type: ignore[method-assign]
