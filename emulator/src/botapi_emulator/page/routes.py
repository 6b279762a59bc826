"""The page with phones: its routes, its static parts and the live feed."""

import json
from pathlib import Path
from typing import Any

from aiohttp import web

from botapi_emulator.page.actions import Actions, in_plain_words
from botapi_emulator.page.phones import Phones
from botapi_emulator.world.events import Subscription
from botapi_emulator.world.world import World

PARTS = Path(__file__).parent / "static"
RECONNECT_MS = 500
EVENT_STREAM = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}


def add_routes(app: web.Application, world: World) -> None:
    """Serve the phones of a world at `/`, everything else of the page below `/page/`."""
    page, actions = Page(world), Actions(world)
    app.middlewares.append(in_plain_words)
    app.add_routes(
        [
            web.get("/", page.index),
            web.get("/page/state", page.state),
            web.get("/page/events", page.events),
            web.get("/page/files/{file_id}", page.file),
            web.post("/page/people/{person:[0-9]{1,18}}/text", actions.text),
            web.post("/page/people/{person:[0-9]{1,18}}/tap", actions.tap),
            web.post("/page/people/{person:[0-9]{1,18}}/vote", actions.vote),
            web.post("/page/people/{person:[0-9]{1,18}}/block", actions.block),
            web.post("/page/people/{person:[0-9]{1,18}}/press", actions.press),
            web.post("/page/people/{person:[0-9]{1,18}}/photo", actions.photo),
            web.post("/page/people/{person:[0-9]{1,18}}/document", actions.document),
            web.post("/page/people/{person:[0-9]{1,18}}/voice", actions.voice),
            web.static("/page", PARTS),
        ]
    )
    app.on_shutdown.append(page.close)


class Page:
    """What the page shows of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.phones = Phones(world)
        self._feeds: set[Subscription] = set()

    async def index(self, request: web.Request) -> web.Response:
        """The page itself, in the language that people speak here."""
        page = (PARTS / "index.html").read_text(encoding="utf-8")
        page = page.replace('lang="en"', f'lang="{self.world.language}"', 1)
        headers = {"Cache-Control": "no-cache"}
        return web.Response(text=page, content_type="text/html", headers=headers)

    async def state(self, request: web.Request) -> web.Response:
        """Everything the phones show, as JSON."""
        return web.json_response(self.phones.state())

    async def file(self, request: web.Request) -> web.Response:
        """A photo to look at, or anything else to download."""
        file = self.world.files.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff"}
        if file.kind != "photo":  # opened in place, an HTML file would act as the page
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=file.content, content_type=file.mime_type, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The live feed (server-sent events): the whole state first, then every change."""
        response = web.StreamResponse(headers=EVENT_STREAM)
        feed = self.world.subscribe()  # before the state is read: nothing falls in between
        self._feeds.add(feed)
        try:
            await response.prepare(request)
            await self._tell(response, feed)
        except ConnectionResetError:
            pass  # the browser left
        finally:
            self._feeds.discard(feed)
            feed.close()
        return response

    async def _tell(self, response: web.StreamResponse, feed: Subscription) -> None:
        await response.write(f"retry: {RECONNECT_MS}\n\n".encode())
        await response.write(_event("state", self.phones.state()))
        async for event in feed:
            for kind, data in self.phones.news(event):
                await response.write(_event(kind, data))

    async def close(self, app: web.Application) -> None:
        """End the live feeds, so that the server can stop."""
        for feed in list(self._feeds):
            feed.close()


def _event(kind: str, data: dict[str, Any]) -> bytes:
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
