"""Do all processes answer with the words that were published?"""

import asyncio
import re
from collections.abc import Sequence

import aiohttp

from knowledge.reading.layers import Layers
from office.settings import Settings
from tests.chaos.judging.picture import Picture
from tests.shelves import shelf_of

# The signal to look again may be lost; then a process looks once a minute.
_PATIENCE_SECONDS = 75.0
_LOOKS_EVERY = 0.5
_ANSWERS_WITHIN = aiohttp.ClientTimeout(total=5)
_DIGEST = re.compile(r"^pandu_content_digest (\S+)$", re.MULTILINE)


async def faults(picture: Picture, processes: Sequence[Settings], slowness: float) -> list[str]:
    """Name the processes whose words are not those of the files and the revisions in force."""
    wanted = await asyncio.to_thread(_wanted, picture, processes[0].layers)
    found: list[int | None] = []
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS * slowness):
            while found != [wanted] * len(processes):
                # Other processes are asked until they agree.
                await asyncio.sleep(_LOOKS_EVERY)
                found = [await _digest(settings.metrics_port) for settings in processes]
    except TimeoutError:
        return [f"the words in use are {found} instead of {wanted}"]
    return []


def _wanted(picture: Picture, layers: Layers) -> int:
    """The digest of the files with the newest revision that has started over each."""
    texts = {
        revision.path: revision.text
        for revision in picture.revisions
        if revision.started_at is not None
    }
    shelf = shelf_of(layers)
    shelf.revise(texts)
    return shelf.digest


async def _digest(port: int) -> int | None:
    """What a process says; None while it does not answer."""
    try:
        async with (
            aiohttp.ClientSession(timeout=_ANSWERS_WITHIN) as session,
            session.get(f"http://127.0.0.1:{port}/metrics") as answer,
        ):
            found = _DIGEST.search(await answer.text())
    except (aiohttp.ClientError, TimeoutError):
        return None
    return int(float(found[1])) if found else None
