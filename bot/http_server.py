"""Small HTTP servers in the bot's own loop, with a limit on everything a stranger can send."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

_BACKLOG = 256
_UNREAD_SECONDS = 0.05


class PortUnusable(Exception):
    """A port cannot be opened. The text is a sentence for the person who starts the program."""


@dataclass(frozen=True)
class Limits:
    """Limits of one HTTP server. Above them a caller gets 503."""

    connections: int
    header_bytes: int = 16 * 1024
    header_seconds: float = 5.0
    idle_seconds: int = 30
    closing_seconds: int = 5


def listen(name: str, host: str, port: int) -> socket.socket:
    """Open the port before anything else starts. `name` is its name in the settings.

    Raises:
        PortUnusable: another process has it, or the host is not one of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PortUnusable(
            f"{name}_PORT holds {port}: port {port} of {name}_HOST {host!r} cannot be opened: "
            f"{reason}"
        ) from None


@asynccontextmanager
async def serving(app: ASGIApp, listener: socket.socket, limits: Limits) -> AsyncIterator[None]:
    """Answer requests until the block ends. Those in hand are finished first."""
    server = _Server(_config(app, limits))
    task = asyncio.create_task(server.serve([listener]))
    await server.ready.wait()
    try:
        yield
    finally:
        server.should_exit = True
        await task


def _config(app: ASGIApp, limits: Limits) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_protocol(limits.header_seconds),
        ws="none",
        lifespan="off",
        log_config=None,
        # Nonsense from strangers is not worth a line each.
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=limits.header_bytes,
        limit_concurrency=limits.connections,
        timeout_keep_alive=limits.idle_seconds,
        timeout_graceful_shutdown=limits.closing_seconds,
    )


class _Server(uvicorn.Server):
    """A server that leaves signals to the program it is part of."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _protocol(header_seconds: float) -> type[H11Protocol]:
    """Return HTTP/1.1 that closes connections whose headers take too long to arrive.

    uvicorn itself would wait for the end of the headers for ever.
    """

    class Impatient(H11Protocol):
        _deadline: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            self._await_headers()

        def data_received(self, data: bytes) -> None:
            if self._deadline is None and self.conn.their_state is h11.IDLE:
                self._await_headers()
            try:
                super().data_received(data)
            except h11.LocalProtocolError:
                # Nonsense after the answer has begun: nothing can be said any more.
                self.transport.abort()
            if self.conn.their_state is not h11.IDLE:
                self._stop_waiting()
            if self.conn.their_state is h11.SEND_BODY and self.conn.our_state is h11.DONE:
                # It was answered before its body was read, and still sends it.
                self.transport.abort()

        def shutdown(self) -> None:
            try:
                super().shutdown()
            except h11.LocalProtocolError:
                self.transport.abort()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop_waiting()
            super().connection_lost(exc)

        def _await_headers(self) -> None:
            self._deadline = self.loop.call_later(header_seconds, self._look_once_more)

        def _look_once_more(self) -> None:
            # If our loop was blocked, the headers have arrived unread.
            self._deadline = self.loop.call_later(_UNREAD_SECONDS, self._close_unread)

        def _stop_waiting(self) -> None:
            if self._deadline is not None:
                self._deadline.cancel()
                self._deadline = None

        def _close_unread(self) -> None:
            self._deadline = None
            self.transport.abort()

    return Impatient
