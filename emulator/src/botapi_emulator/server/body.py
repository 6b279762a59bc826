"""A request's parameters, from its query, a JSON body, a form or a multipart body with files."""

import zlib
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, StreamReader, web
from aiohttp.http_exceptions import HttpProcessingError

from botapi_emulator import refusals
from botapi_emulator.methods.call import Upload
from botapi_emulator.parameters import strict_json

Params = dict[str, Any]

TORN = (ValueError, LookupError, AssertionError, HttpProcessingError, web.HTTPException)
"""What a torn multipart body ends in."""
LARGEST_BODY = 51 * 1024 * 1024
"""A file of 50 MB with some parameters beside it."""
COMPRESSED = {"gzip", "deflate"}
GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
TOO_LONG = refusals.Refusal(413, "Request Entity Too Large")
OBJECT_EXPECTED = refusals.bad_request("JSON object expected")
VALUE_UNPARSABLE = refusals.bad_request("can't parse parameter value")
BOUNDARY_MISSING = refusals.bad_request("boundary not found")
BODY_TORN = refusals.bad_request("unexpected end of request content")
NOT_COMPRESSED = refusals.bad_request("zlib error -3")
ENCODING_UNKNOWN = refusals.Refusal(415, "Unsupported Media Type: unsupported content-encoding")


async def read(request: web.Request) -> tuple[Params, dict[str, Upload]]:
    """The parameters and the uploaded files by their field names.

    Raises:
        Refusal: the body cannot be read, or is too long.
    """
    params: Params = dict(request.query)
    if not request.can_read_body:
        return params, {}
    try:
        body = _expanded(await request.read(), request.headers.get("Content-Encoding", ""))
    except web.HTTPRequestEntityTooLarge:
        raise TOO_LONG from None
    if request.content_type == "multipart/form-data":
        return await _multipart(request, body, params)
    if request.content_type == "application/json":
        return {**params, **_object(body)}, {}
    if request.content_type == "application/x-www-form-urlencoded":
        return {**params, **_form(body)}, {}
    return params, {}


def _expanded(body: bytes, encoding: str) -> bytes:
    """A body as it was before it was compressed."""
    if encoding in {"", "none"}:
        return body
    if encoding.lower() not in COMPRESSED:
        raise ENCODING_UNKNOWN
    reader = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        expanded = reader.decompress(body, LARGEST_BODY)
    except zlib.error:
        raise NOT_COMPRESSED from None
    if reader.unconsumed_tail:
        raise TOO_LONG
    if not reader.eof:
        raise BODY_TORN
    return expanded


async def _multipart(
    request: web.Request, body: bytes, params: Params
) -> tuple[Params, dict[str, Upload]]:
    if "boundary" not in request.headers["Content-Type"].lower():
        raise BOUNDARY_MISSING
    uploads: dict[str, Upload] = {}
    try:
        for name, part, content in await _parts(request, body):
            if part.filename is None:
                params[name] = _utf8(content)
            else:
                kind = part.headers.get("Content-Type", "application/octet-stream")
                uploads[name] = Upload(part.filename, kind, content)
    except TORN:
        raise BODY_TORN from None
    return params, uploads


async def _parts(request: web.Request, body: bytes) -> list[tuple[str, BodyPartReader, bytes]]:
    stream = StreamReader(request.protocol, limit=len(body) + 1)
    stream.feed_data(body)
    stream.feed_eof()
    found = []
    async for part in MultipartReader(request.headers, stream):
        if not isinstance(part, BodyPartReader) or part.name is None:
            raise ValueError("a part without a name, or with parts of its own")
        found.append((part.name, part, bytes(await part.read(decode=True))))
    return found


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
