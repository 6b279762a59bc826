"""Takes one update a request: only Telegram is heard, and status 200 means that it is stored."""

import asyncio
import hmac
import json
from http import HTTPStatus
from typing import NoReturn

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.intake.polling import Arrival, Intake, NotAnUpdate
from bot.intake.webhook.gathering import Batching

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
# Telegram's largest update, a message with all its entities, has some tens of kilobytes.
LARGEST_BODY = 1024 * 1024
BODY_SECONDS = 10.0
# Telegram waits for a minute. If storing takes longer than this, it is better if it comes again.
STORE_SECONDS = 20.0
CLOSING_SECONDS = 5.0
# Telegram's own pause doubles up to two minutes. Our outages end sooner.
RETRY_AFTER_SECONDS = 5


class _Refused(Exception):
    """A request that is answered with this status and nothing else."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Reception:
    """The one page of the webhook."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret.encode()
        self._gathering = Batching(intake, STORE_SECONDS)

    def app(self, path: str) -> Starlette:
        """Return the app: the page under its path; 404 for other paths, 405 for other methods."""
        app = Starlette(routes=[Route(path, self.receive, methods=["POST"])])
        # A redirect would send callers to whatever their Host header says.
        app.router.redirect_slashes = False
        return app

    async def receive(self, request: Request) -> Response:
        """Store the update that the request brings."""
        try:
            self._check_sender(request)
            await self._store(self._parsed(await _body(request)))
        except _Refused as refused:
            self._intake.metrics.webhook_refused(refused.status)
            return _answer(refused.status)
        return Response()

    def _check_sender(self, request: Request) -> None:
        given = request.headers.get(SECRET_HEADER, "").encode("latin-1")
        if not hmac.compare_digest(given, self._secret):
            raise _Refused(HTTPStatus.UNAUTHORIZED)

    def _parsed(self, body: bytes) -> Arrival:
        """Return the update in a body, if it has the outer shape of one."""
        try:
            update = json.loads(body, parse_constant=_no_constant)
            if isinstance(update, dict):
                return self._intake.arrival(update)
        except (ValueError, RecursionError, NotAnUpdate):
            pass
        raise _Refused(HTTPStatus.BAD_REQUEST)

    async def _store(self, arrival: Arrival) -> None:
        stored = self._gathering.add(arrival)
        # Not cancelled when the wait is over: what is stored late must still be handled.
        await asyncio.wait([stored], timeout=STORE_SECONDS)
        if not (stored.done() and stored.result()):
            raise _Refused(HTTPStatus.SERVICE_UNAVAILABLE)

    async def finish(self) -> None:
        """Wait for what is still being stored, when no more requests can come."""
        await self._gathering.finish(CLOSING_SECONDS)


async def _body(request: Request) -> bytes:
    """Read the whole body, whether its length is announced or not."""
    if int(request.headers.get("content-length", 0)) > LARGEST_BODY:
        raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > LARGEST_BODY:
                    raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    except TimeoutError:
        raise _Refused(HTTPStatus.REQUEST_TIMEOUT) from None
    except ClientDisconnect:
        raise _Refused(HTTPStatus.BAD_REQUEST) from None
    return bytes(body)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _answer(status: HTTPStatus) -> Response:
    # Closed: a refused caller may still be sending, and nobody will read it.
    headers = {"Connection": "close"}
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return Response(status_code=status, headers=headers)
