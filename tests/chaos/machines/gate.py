"""What stands between Telegram and the webhooks of all processes, as a web server does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from tests.chaos.judging.witness import Witness

_PATIENCE = aiohttp.ClientTimeout(total=60, connect=2)
_PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
_NOBODY = 502


class Gate:
    """Passes each update on to one of the processes, in turn, and notes what they took."""

    def __init__(self, ports: Sequence[int], path: str, witness: Witness) -> None:
        self._ports = ports
        self._path = path
        self._witness = witness
        self._next = 0

    @asynccontextmanager
    async def open(self, port: int) -> AsyncIterator[None]:
        """Listen on that port of this machine until the block is left."""
        app = web.Application()
        app.router.add_post(self._path, self._passes)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        async with aiohttp.ClientSession(timeout=_PATIENCE) as self._out:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            try:
                yield
            finally:
                await runner.cleanup()

    async def _passes(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
        for port in self._in_turn():
            try:
                url = f"http://127.0.0.1:{port}{self._path}"
                async with self._out.post(url, data=body, headers=headers) as answer:
                    said = await answer.read()
            except (aiohttp.ClientError, TimeoutError):
                continue
            if 200 <= answer.status < 300 and self._witness.takes(await request.json()):
                break  # it was taken, and Telegram never hears of it
            return web.Response(body=said, status=answer.status, headers=_retry_after(answer))
        return web.Response(status=_NOBODY)

    def _in_turn(self) -> list[int]:
        self._next += 1
        first = self._next % len(self._ports)
        return [*self._ports[first:], *self._ports[:first]]


def _retry_after(answer: aiohttp.ClientResponse) -> dict[str, str]:
    name = "Retry-After"
    return {name: answer.headers[name]} if name in answer.headers else {}
