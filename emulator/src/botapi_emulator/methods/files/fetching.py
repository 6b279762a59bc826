"""Files that a bot names by their address: Telegram downloads them itself."""

from pathlib import PurePosixPath

import aiohttp

from botapi_emulator import refusals
from botapi_emulator.methods.call import Upload

LARGEST_PHOTO, LARGEST = 5 * 1024 * 1024, 20 * 1024 * 1024
PATIENCE = aiohttp.ClientTimeout(total=10)
UNREACHABLE = refusals.bad_request("failed to get HTTP URL content")
NO_MEDIA = refusals.bad_request("wrong type of the web page content")


async def fetched(url: str, kind: str) -> Upload:
    """What lies at an address.

    Raises:
        Refusal: nothing, a page, or more than Telegram fetches.
    """
    limit = LARGEST_PHOTO if kind == "photo" else LARGEST
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as session,
            session.get(url, raise_for_status=True) as answer,
        ):
            content = await answer.content.read(limit + 1)
            while len(content) <= limit and (more := await answer.content.readany()):
                content += more
    except (aiohttp.ClientError, TimeoutError, ValueError):
        raise UNREACHABLE from None
    if len(content) > limit:
        raise UNREACHABLE
    if answer.content_type == "text/html":
        raise NO_MEDIA
    return Upload(PurePosixPath(answer.url.path).name, answer.content_type, content)
