"""The Bot API over HTTP: a request's way from its address to its answer."""

import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiohttp import web

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.table import METHODS
from botapi_emulator.page import routes
from botapi_emulator.parameters import schema
from botapi_emulator.server import bare, unread
from botapi_emulator.server.body import LARGEST_BODY, read
from botapi_emulator.server.faults import ConnectionTornError, Fault, Faults, before, is_torn_after
from botapi_emulator.server.limits import COUNTED, Limits
from botapi_emulator.server.records import Calls
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
LOG = logging.getLogger("botapi_emulator")

LONGEST_HEAD = 1 << 18
"""Bytes of a request's address that Telegram's server reads."""
NOT_BY_WEBHOOK = {"setwebhook", "deletewebhook", "close", "logout"}
"""What Telegram does not carry out when a webhook asks for it in its answer."""
WORLD = web.AppKey("world", World)


class BotApi:
    """Carries out requests for the bots of one world."""

    def __init__(
        self,
        world: World,
        limits: Limits | None,
        faults: Faults,
        calls: Calls,
        *,
        is_strict: bool = False,
    ) -> None:
        self.world = world
        self.limits = limits
        self.faults = faults
        self.calls = calls
        self.unread = unread.Unread()
        self.is_strict = is_strict

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one request to /bot<token>/<method>."""
        try:
            call = await self._call(request)
        except refusals.Refusal as refusal:
            return _refused(refusal)
        try:
            await self.perform(call)
        except ConnectionTornError:
            return _torn(request)
        return _refused(call.refusal) if call.refusal else _answered(call)

    async def perform(self, call: Call) -> None:
        """Carry out a call, as the faults in force let it; it keeps its result or refusal.

        Raises:
            ConnectionTornError: the one who called is to hear nothing.
        """
        self.world.tick()
        faults = self.faults.striking(call.method)
        try:
            call.result = await self._carry_out(call, faults)
        except refusals.Refusal as refusal:
            call.refusal = refusal
        except ConnectionTornError:
            raise
        except Exception:
            LOG.exception("%s with %s", call.method, call.params)
            call.refusal = refusals.server_error()
        finally:
            self.calls.add(call)
        if is_torn_after(faults, call):
            raise ConnectionTornError

    async def answers_push(self, bot: Bot, params: dict[str, Any]) -> None:
        """Carry out the method that a webhook named in its answer to an update."""
        method = str(params.get("method", "")).lower()
        if not method or method.startswith("get") or method in NOT_BY_WEBHOOK:
            return
        name = schema.method_names().get(method, method)
        with suppress(ConnectionTornError):
            await self.perform(Call(self.world, bot, name, params, at=self.world.now()))

    async def _call(self, request: web.Request) -> Call:
        bot = self._bot(request.match_info["token"])
        given = request.match_info["method"]
        method = schema.method_names().get(given.lower(), given)
        params, uploads = await read(request)
        return Call(self.world, bot, method, params, uploads, at=self.world.now())

    def _bot(self, token: str) -> Bot:
        bot = self.world.bots.get(token)
        if bot is None:
            raise refusals.UNAUTHORIZED if ":" in token else refusals.TOKEN_INVALID
        return bot

    async def _carry_out(self, call: Call, faults: list[Fault]) -> Any:
        await before(faults, call)
        is_paid = call.flag("allow_paid_broadcast")  # paid for in stars: no limit holds
        if self.limits and COUNTED.fullmatch(call.method) and not is_paid:
            self.limits.check(call.bot.id, call.text("chat_id"), _messages_of(call))
        if self.calls.is_bare and bare.answers(call.method):
            return bare.answer(call)
        if call.method.lower() not in schema.method_names():
            raise refusals.METHOD_NOT_FOUND
        if call.method not in METHODS:
            raise refusals.not_emulated(call.method)
        if self.is_strict:
            unread.refuse(call)
        result = await METHODS[call.method](call)
        self.unread.note(call)
        return result

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Answer one request to /file/bot<token>/<path>."""
        if request.match_info["token"] not in self.world.bots:
            return _refused(refusals.UNAUTHORIZED)
        file = self.world.files.at(request.match_info["path"])
        if file is None:
            return _refused(refusals.NOT_FOUND)
        return web.Response(body=file.content, content_type="application/octet-stream")


def _messages_of(call: Call) -> int:
    """How many messages a call sends."""
    items = call.parsed("media" if call.method == "sendMediaGroup" else "message_ids")
    return max(len(items), 1) if isinstance(items, list) else 1


def _answered(call: Call) -> web.Response:
    said = {"description": call.note} if call.note else {}
    body = json.dumps({"ok": True, "result": call.result, **said}, ensure_ascii=False)
    return web.Response(text=body, content_type="application/json")


def _refused(refusal: refusals.Refusal) -> web.Response:
    refusal.forget_its_raising()
    headers = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
    return web.json_response(refusal.json(), status=refusal.code, headers=headers)


def _torn(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response()


@web.middleware
async def json_everywhere(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer in JSON, as Telegram does, where an address leads nowhere or something breaks."""
    if len(request.raw_path) > LONGEST_HEAD:
        return _refused(refusals.HEAD_TOO_LONG)
    try:
        return await handler(request)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed):
        if request.path.startswith(("/page/", "/control/")):
            raise
        return _refused(refusals.NOT_FOUND)
    except web.HTTPException:
        raise
    except Exception:
        LOG.exception("%s %s", request.method, request.path.rpartition("/")[2])
        return _refused(refusals.server_error())


def create_app(api: BotApi) -> web.Application:
    """The whole server: the Bot API, the files, and the page with the phones."""
    app = web.Application(client_max_size=LARGEST_BODY, middlewares=[json_everywhere])
    app[WORLD] = api.world
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    app.router.add_get("/file/bot{token}/{path:.+}", api.download)
    routes.add_routes(app, api.world)
    return app
