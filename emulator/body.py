"""A request's parameters, from its query, a JSON body, a form or a multipart body with files."""

from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from emulator import refusals, strict_json
from emulator.call import Upload

Params = dict[str, Any]

TORN = (ValueError, LookupError, AssertionError, HttpProcessingError, web.HTTPException)
"""What a torn multipart body ends in."""
TOO_LONG = refusals.Refusal(413, "Request Entity Too Large")
OBJECT_EXPECTED = refusals.bad_request("JSON object expected")
VALUE_UNPARSABLE = refusals.bad_request("can't parse parameter value")
BOUNDARY_MISSING = refusals.bad_request("boundary not found")
BODY_TORN = refusals.bad_request("unexpected end of request content")


async def read(request: web.Request) -> tuple[Params, dict[str, Upload]]:
    """The parameters and the uploaded files by their field names.

    Raises:
        Refusal: the body cannot be read, or is too long.
    """
    params: Params = dict(request.query)
    if not request.can_read_body:
        return params, {}
    try:
        if request.content_type == "multipart/form-data":
            return await _multipart(request, params)
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise TOO_LONG from None
    if request.content_type == "application/json":
        return {**params, **_object(body)}, {}
    if request.content_type == "application/x-www-form-urlencoded":
        return {**params, **_form(body)}, {}
    return params, {}


async def _multipart(request: web.Request, params: Params) -> tuple[Params, dict[str, Upload]]:
    if "boundary" not in request.headers["Content-Type"].lower():
        raise BOUNDARY_MISSING
    try:
        fields = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise
    except TORN:
        raise BODY_TORN from None
    uploads: dict[str, Upload] = {}
    for name, value in fields.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.content_type, value.file.read())
        else:
            params[name] = value if isinstance(value, str) else _utf8(bytes(value))
    return params, uploads


def _form(body: bytes) -> Params:
    """A form's fields. Whatever charset the request names, they are read as UTF-8."""
    try:
        return dict(parse_qsl(_utf8(body), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise refusals.NOT_UTF8 from None


def _utf8(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise refusals.NOT_UTF8 from None


def _object(body: bytes) -> Params:
    body = body.strip()
    if body and not body.startswith(b"{"):
        raise OBJECT_EXPECTED
    try:
        given: Params = strict_json.read(body or b"{}")
    except ValueError:
        raise VALUE_UNPARSABLE from None
    return {name: value for name, value in given.items() if value is not None}
