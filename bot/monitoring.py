"""The pages for machines that watch, on a port of their own: alive? ready? and the metrics."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import http_server
from bot.context import App
from bot.metrics.table_metrics import TableMetrics
from office import VERSION
from office.database import migrate

# A long poll ends every half minute, and a webhook is checked every minute.
LONGEST_SILENCE_SECONDS = 90.0
_PATIENCE_SECONDS = 3.0
_LIMITS = http_server.Limits(connections=32)

Check = Callable[[], Awaitable[bool]]

log = structlog.get_logger("bot.monitoring")


class Monitoring:
    """The three pages."""

    def __init__(self, application: App) -> None:
        bot_data = application.bot_data
        self._bot_data = bot_data
        self._bot = application.bot
        self._services = bot_data.services
        self._metrics = bot_data.metrics
        self._metrics.shows_content(lambda: self._bot_data.shelf.digest)
        self._table_metrics = TableMetrics(bot_data.services)
        self._table_metrics.join(bot_data.metrics.registry)
        self._checks: dict[str, Check] = {
            "door": self._updates_come_in,
            "database": self._database_is_current,
            "writing": self._database_takes_writes,
            "telegram": self._telegram_answers,
            "token": self._token_is_known,
            "chat_queues": self._chat_queues_move,
        }

    def app(self) -> Starlette:
        """Return the app with the pages under their paths."""
        routes = [
            Route("/healthz", self.healthz),
            Route("/readyz", self.readyz),
            Route("/metrics", self.metrics),
        ]
        app = Starlette(routes=routes)
        app.router.redirect_slashes = False
        return app

    async def healthz(self, _: Request) -> Response:
        """Say that the loop turns. While it stands still, `bot/watchdog/process.py` answers."""
        return PlainTextResponse("ok\n", headers={"Pandu-Version": VERSION})

    async def readyz(self, _: Request) -> Response:
        """Say whether work may be sent here, and if not, what is missing."""
        found = {name: await _holds(name, check) for name, check in self._checks.items()}
        status = 200 if all(found.values()) else 503
        return JSONResponse(
            {name: "ok" if holds else "failed" for name, holds in found.items()}, status
        )

    async def metrics(self, _: Request) -> Response:
        """Return the metrics in Prometheus' text format."""
        await self._table_metrics.refresh()
        return Response(
            generate_latest(self._metrics.registry), headers={"content-type": CONTENT_TYPE_LATEST}
        )

    async def _updates_come_in(self) -> bool:
        return self._bot_data.is_open

    async def _database_is_current(self) -> bool:
        return await migrate.is_current(self._services.database)

    async def _database_takes_writes(self) -> bool:
        """Write something: a full disk can still be read, so that it may go unnoticed for days."""
        await self._services.database.probe()
        return True

    async def _telegram_answers(self) -> bool:
        """Whether it has answered lately. A replica with nothing to do asks it now."""
        if self._metrics.silence > LONGEST_SILENCE_SECONDS:
            await self._bot.get_me()
        return True

    async def _token_is_known(self) -> bool:
        return not self._metrics.is_token_refused

    async def _chat_queues_move(self) -> bool:
        return not self._metrics.progress.is_stuck


async def _holds(name: str, check: Check) -> bool:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await check()
    except Exception as error:  # noqa: BLE001 - whatever the driver raises is the result
        log.warning("not ready", check=name, reason=type(error).__name__)
        return False


@asynccontextmanager
async def monitoring(application: App, listener: socket.socket | None) -> AsyncIterator[None]:
    """Serve the pages until the block ends, if a port was opened for them."""
    if listener is None:
        yield
        return
    async with http_server.serving(Monitoring(application).app(), listener, _LIMITS):
        yield
