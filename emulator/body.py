"""A request's parameters, from its query, a JSON body, a form or a multipart body with files."""

from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from emulator import refusals, strict_json
from emulator.call import Upload

Params = dict[str, Any]

UNREADABLE = (ValueError, LookupError, AssertionError, HttpProcessingError, web.HTTPException)
"""What a torn body, a wrong charset and the like end in."""


async def read(request: web.Request) -> tuple[Params, dict[str, Upload]]:
    """The parameters and the uploaded files by their field names.

    Raises:
        Refusal: the body cannot be read, or is too long.
    """
    params: Params = dict(request.query)
    if not request.can_read_body:
        return params, {}
    try:
        if request.content_type == "application/json":
            return {**params, **_object(await request.read())}, {}
        uploads = await _form(request, params)
    except web.HTTPRequestEntityTooLarge:
        raise refusals.BODY_TOO_LONG from None
    except UNREADABLE:
        raise refusals.BODY_UNPARSABLE from None
    return params, uploads


async def _form(request: web.Request, params: Params) -> dict[str, Upload]:
    """Read a form into the parameters; returns the files."""
    uploads: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        elif isinstance(value, str):
            params[name] = value
        else:
            params[name] = bytes(value).decode()
    return uploads


def _object(body: bytes) -> Params:
    given = strict_json.read(body or b"{}")
    if not isinstance(given, dict):
        raise refusals.BODY_UNPARSABLE
    return {name: value for name, value in given.items() if value is not None}
