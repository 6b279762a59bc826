"""Files that a bot names by their address: Telegram downloads them itself."""

import mimetypes
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import aiohttp

from botapi_emulator import refusals
from botapi_emulator.methods.call import Upload
from botapi_emulator.world.world import World

LARGEST_PHOTO, LARGEST = 5 * 1024 * 1024, 20 * 1024 * 1024
PATIENCE = aiohttp.ClientTimeout(total=10)
UNREACHABLE = refusals.bad_request("failed to get HTTP URL content")
NO_MEDIA = refusals.bad_request("wrong type of the web page content")


async def fetched(world: World, url: str, kind: str) -> Upload:
    """What lies at an address: what a test put there, or what is there.

    Raises:
        Refusal: nothing, a page, or more than Telegram fetches.
    """
    limit = LARGEST_PHOTO if kind == "photo" else LARGEST
    place, content = world.page_at(url)
    if content is not None:
        name = PurePosixPath(urlsplit(place).path).name
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return _checked(Upload(name, kind, content), limit)
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(place, raise_for_status=True) as answer,
        ):
            content = await answer.content.read(limit + 1)
            while len(content) <= limit and (more := await answer.content.readany()):
                content += more
    except (aiohttp.ClientError, TimeoutError, ValueError):
        raise UNREACHABLE from None
    name = PurePosixPath(answer.url.path).name
    return _checked(Upload(name, answer.content_type, content), limit)


def _checked(found: Upload, limit: int) -> Upload:
    if len(found.content) > limit:
        raise UNREACHABLE
    if found.mime_type == "text/html":
        raise NO_MEDIA
    return found
