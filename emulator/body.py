"""A request's parameters, from its query, a JSON body, a form or a multipart body with files."""

import json
from typing import Any

from aiohttp import web

from emulator import refusals
from emulator.call import Upload

Params = dict[str, Any]


async def read(request: web.Request) -> tuple[Params, dict[str, Upload]]:
    """The parameters and the uploaded files by their field names."""
    params: Params = dict(request.query)
    if not request.can_read_body:
        return params, {}
    if request.content_type == "application/json":
        return {**params, **_object(await request.read())}, {}
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            params[name] = value
    return params, uploads


def _object(body: bytes) -> Params:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        raise refusals.BODY_UNPARSABLE from None
    if not isinstance(given, dict):
        raise refusals.BODY_UNPARSABLE
    return given
