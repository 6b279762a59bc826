"""The page with phones: its static parts, the live feed, and what people do on it."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from emulator.people import Person
from emulator.phones import Phones
from emulator.world import World

PARTS = Path(__file__).parent / "page"
PHOTO_LIMIT = 10 * 1024 * 1024
"""Telegram takes photos up to 10 MB."""
RECONNECT_MS = 500

Json = dict[str, Any]


def add_routes(app: web.Application, world: World) -> None:
    """Serve the phones of a world at `/`, their parts below `/page/`."""
    page = Page(world)
    person = "/page/people/{person}"
    app.router.add_get("/", page.index)
    app.router.add_get("/page/state", page.state)
    app.router.add_get("/page/events", page.events)
    app.router.add_get("/page/files/{file_id}", page.file)
    app.router.add_post(f"{person}/text", page.act(type_text))
    app.router.add_post(f"{person}/tap", page.act(tap))
    app.router.add_post(f"{person}/vote", page.act(vote))
    app.router.add_post(f"{person}/block", page.act(block))
    app.router.add_post(f"{person}/photo", page.photo)
    app.router.add_static("/page/", PARTS)
    app.on_shutdown.append(page.close)


class Page:
    """The page's requests, carried out on one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.phones = Phones(world)
        self.open_feeds: set[Any] = set()

    async def index(self, request: web.Request) -> web.FileResponse:
        """The page itself."""
        return web.FileResponse(PARTS / "index.html")

    async def state(self, request: web.Request) -> web.Response:
        """Everything the phones show, as JSON."""
        return web.json_response(self.phones.state())

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The live feed (server-sent events): the whole state first, then every change."""
        response = web.StreamResponse(headers=EVENT_STREAM)
        feed = self.world.subscribe()  # before the state is read, so that nothing falls between
        self.open_feeds.add(feed)
        try:
            await response.prepare(request)
            await response.write(f"retry: {RECONNECT_MS}\n\n".encode())
            await response.write(_event("state", self.phones.state()))
            async for event in feed:
                for kind, data in self.phones.news(event):
                    await response.write(_event(kind, data))
        except ConnectionResetError:
            pass  # the browser left
        finally:
            self.open_feeds.discard(feed)
            feed.close()
        return response

    async def close(self, app: web.Application) -> None:
        """End the live feeds, so that the server can stop."""
        for feed in list(self.open_feeds):
            feed.close()
