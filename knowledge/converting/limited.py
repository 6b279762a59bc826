"""Converts other people's files in a separate process, so that no file can stop the bot.

The process gets the file and the SOP that it replaces, and nothing else: no settings, no token, no
open file of the bot. Its memory and time are limited, and it ends with the draft.
"""

import asyncio
import pickle
import re
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge.converting import process
from knowledge.converting.draft import Draft
from knowledge.converting.formats.package import LARGEST
from knowledge.converting.unconvertible import Obstacle, Unconvertible
from knowledge.reading.sops.sop import Sop

_ROOT = Path(__file__).parents[2]
_ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
# Two at once could use up the memory that the bot needs.
_one_at_a_time = asyncio.Semaphore(1)


class ReaderBroken(Exception):
    """The process ended by a bug in this program."""


async def convert(name: str, data: bytes, *, sop: Sop | None, today: date | None = None) -> Draft:
    """Turn a file into the text of an SOP file, in the place of `sop` if there is one.

    Raises:
        Unconvertible: it cannot be read within the limits, or must not be.
        ReaderBroken: a bug.
    """
    if len(data) > LARGEST:
        raise Unconvertible(Obstacle.TOO_LARGE)
    if sop is not None:
        sop = replace(sop, questions=())  # nobody asks there
    async with _one_at_a_time:
        # The name comes this way, too: it can name a person, and other programs see arguments.
        told = await _told(pickle.dumps(process.Order(name, data, sop, today)))
    return process.understood(told)


async def _told(order: bytes) -> bytes:
    """Return what the process prints before its time is over."""
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        process.__name__,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=_ROOT,
        env=_ENVIRONMENT,
    )
    try:
        async with asyncio.timeout(process.SECONDS):
            told, complaint = await running.communicate(order)
    except TimeoutError:
        raise Unconvertible(Obstacle.TOO_SLOW) from None
    finally:
        # Also reached if the waiting handler is cancelled.
        if running.returncode is None:
            with suppress(ProcessLookupError):
                running.kill()
            await running.wait()
    if running.returncode == 0:
        return told
    if running.returncode is None or running.returncode < 0 or b"MemoryError" in complaint:
        raise Unconvertible(Obstacle.TOO_SLOW)
    raise ReaderBroken(_where(complaint.decode(errors="replace")))


def _where(complaint: str) -> str:
    """Return the kind and place of an error without its message, which can quote the document."""
    places = re.findall(r'File "[^"]*?([\w.-]+)", line (\d+)', complaint)
    last = complaint.rstrip().rpartition("\n")[2].partition(":")[0]
    return f"{last} at {':'.join(places[-1])}" if places else "it did not start"
