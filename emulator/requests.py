"""What the page and the control API share: reading a JSON body, and refusing in JSON."""

import json
from typing import Any

from aiohttp import web

NOT_UNDERSTOOD = "Permintaan tidak dimengerti."


def refused(
    sentence: str, error: type[web.HTTPException] = web.HTTPBadRequest
) -> web.HTTPException:
    """A refusal: {"error": sentence}."""
    body = json.dumps({"error": sentence}, ensure_ascii=False)
    return error(text=body, content_type="application/json")


async def json_body(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request; an empty body is an empty one."""
    if not request.can_read_body:
        return {}
    # A foreign page can post forms to loopback, but not JSON: browsers ask first.
    if request.content_type != "application/json":
        raise refused(NOT_UNDERSTOOD, web.HTTPConflict)
    try:
        body = await request.json()
    except ValueError:
        raise refused(NOT_UNDERSTOOD, web.HTTPConflict) from None
    return body if isinstance(body, dict) else {}


def field(body: dict[str, Any], name: str, kind: type | tuple[type, ...]) -> Any:
    """One field of a body, of that type."""
    value = body.get(name)
    if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
        raise refused(NOT_UNDERSTOOD, web.HTTPConflict)
    return value
