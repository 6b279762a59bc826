"""The process that turns one document of other people into a draft.

What it is asked comes on standard input, and the draft goes to standard output as JSON. The limits
are set before the first byte is read. The process ends by itself if nobody ends it.
"""

import json
import os
import pickle
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from knowledge.converting import finished, read
from knowledge.converting.draft import Draft
from knowledge.converting.outlined import Loss, Lost
from knowledge.converting.unconvertible import Obstacle, Unconvertible
from knowledge.reading.sops.sop import Sop

SECONDS = 20
_CPU_SECONDS = 15
# Enough for the libraries and the largest document, and little enough to run beside the bot.
_MEMORY = 320 * 1024 * 1024
_FILES = 64
_MOST_OUT = 4 * 1024 * 1024


@dataclass(frozen=True)
class Order:
    """What to convert. It comes from the bot itself, so that it may be pickled."""

    name: str
    data: bytes
    sop: Sop | None
    today: date | None

    def draft(self) -> Draft:
        """Convert it. Raises Unconvertible."""
        found = read(self.name, self.data)
        return finished(found, self.name, sop=self.sop, today=self.today)


def main() -> None:
    """Convert one document within the limits."""
    _limit()
    sys.stdout.write(_told(pickle.load(sys.stdin.buffer)))  # noqa: S301 - it is the bot's


def _limit() -> None:
    with suppress(OSError):  # only Linux has it
        # If memory runs out, the kernel must end this process and not the bot.
        Path("/proc/self/oom_score_adj").write_text("1000")
    with suppress(OSError):  # a service may forbid it
        os.nice(10)
    for kind, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_NOFILE, _FILES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    signal.alarm(SECONDS + 5)


def _told(order: Order) -> str:
    try:
        told = json.dumps(asdict(order.draft()), ensure_ascii=True)
    except Unconvertible as error:
        return json.dumps({"reason": error.reason})
    except MemoryError:
        return json.dumps({"reason": Obstacle.TOO_SLOW})
    return told if len(told) <= _MOST_OUT else json.dumps({"reason": Obstacle.TOO_LONG})


def understood(told: bytes) -> Draft:
    """Return the draft that the process printed.

    Raises:
        Unconvertible: the process gave this reason.
    """
    found = json.loads(told)
    if "reason" in found:
        raise Unconvertible(Obstacle(found["reason"]))
    return Draft(
        text=str(found["text"]),
        lines={int(number): str(place) for number, place in found["lines"].items()},
        lost=tuple(Lost(Loss(one["loss"]), one["place"]) for one in found["lost"]),
        missing=tuple(found["missing"]),
    )


if __name__ == "__main__":
    main()
