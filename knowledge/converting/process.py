"""The process that reads one document of other people. Its one argument is the file extension.

The file comes on standard input, and the result goes to standard output as JSON. The limits are
set before the first byte is read. The process ends by itself if nobody ends it.
"""

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.converting import read
from knowledge.converting.outlined import DraftLine, LineKind, Loss, Lost, Outline
from knowledge.converting.unconvertible import Obstacle, Unconvertible

SECONDS = 20
_CPU_SECONDS = 15
# Enough for the libraries and the largest document, and little enough to run beside the bot.
_MEMORY = 320 * 1024 * 1024
_FILES = 64
_MOST_OUT = 4 * 1024 * 1024


def main() -> None:
    """Read one document within the limits."""
    _limit()
    sys.stdout.write(_told(sys.argv[1], sys.stdin.buffer.read()))


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


def _told(name: str, data: bytes) -> str:
    try:
        told = json.dumps(_found(read(name, data)), ensure_ascii=True)
    except Unconvertible as error:
        return json.dumps({"reason": error.reason})
    except MemoryError:
        return json.dumps({"reason": Obstacle.TOO_SLOW})
    return told if len(told) <= _MOST_OUT else json.dumps({"reason": Obstacle.TOO_LONG})


def _found(found: Outline | str) -> dict[str, Any]:
    return {"text": found} if isinstance(found, str) else {"document": asdict(found)}


def understood(told: bytes) -> Outline | str:
    """Return the result that the process printed.

    Raises:
        Unconvertible: the process gave this reason.
    """
    found = json.loads(told)
    if "reason" in found:
        raise Unconvertible(Obstacle(found["reason"]))
    if "text" in found:
        return str(found["text"])
    said = found["document"]
    return Outline(
        title=str(said["title"]),
        dated=str(said["dated"]),
        blocks=tuple(DraftLine(**{**one, "kind": LineKind(one["kind"])}) for one in said["blocks"]),
        lost=tuple(Lost(Loss(one["loss"]), one["place"]) for one in said["lost"]),
    )


if __name__ == "__main__":
    main()
