"""The control API below /control/: everything a test does, for tests in any language.

See README.md for the routes. Refusals are {"error": …} with the codes that it lists.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aiohttp import web

from botapi_emulator.methods.call import Call
from botapi_emulator.parameters.json_body import Body, MalformedError, json_body, refused
from botapi_emulator.server.control_groups import GroupsControl
from botapi_emulator.server.control_people import PeopleControl
from botapi_emulator.world.bots import TOKEN_FORM
from botapi_emulator.world.updates import Update

if TYPE_CHECKING:
    from botapi_emulator.emulator import Emulator

FAULTS: dict[str, Callable[[Body], dict[str, Any]]] = {
    "delay": lambda body: {"seconds": body.number("seconds", least=0)},
    "fail": lambda body: {"code": _code(body)},
    "storm": lambda body: {"retry_after": body.whole("retry_after", default=1, least=1)},
    "lose": lambda body: {},
    "drop": lambda body: {},
}
"""The faults that can be ordered, and what each takes besides its method and times."""
LOG = logging.getLogger("botapi_emulator")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Json = dict[str, Any]


def add_routes(app: web.Application, emulator: "Emulator") -> None:
    """Serve the control API of an emulator."""
    control, people = Control(emulator), PeopleControl(emulator.world)
    groups = GroupsControl(emulator.world)
    app.middlewares.append(in_json)
    app.add_routes(
        [
            web.post("/control/bots", control.add_bot),
            web.post("/control/updates", control.add_update),
            web.post("/control/faults", control.order_fault),
            web.delete("/control/faults", control.lift_faults),
            web.get("/control/clock", control.read_clock),
            web.post("/control/clock", control.move_clock),
            web.get("/control/calls", control.calls),
            web.delete("/control/calls", control.forget_calls),
            web.get("/control/unread", control.unread),
            web.post("/control/reset", control.reset),
            web.get("/control/groups", groups.listed),
            web.post("/control/groups", groups.add),
            web.get("/control/groups/{group:-[0-9]{1,18}}/messages", groups.messages),
            web.post("/control/groups/{group:-[0-9]{1,18}}/{action}", groups.act),
            web.get("/control/people", people.listed),
            web.post("/control/people", people.add),
            web.get("/control/people/{person:[0-9]{1,18}}/messages", people.messages),
            web.post("/control/people/{person:[0-9]{1,18}}/{action}", people.act),
        ]
    )


@web.middleware
async def in_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer in JSON below /control, whatever is wrong."""
    if not request.path.startswith("/control"):
        return await handler(request)
    try:
        return await handler(request)
    except MalformedError as error:
        return _refusal(400, str(error))
    except web.HTTPRequestEntityTooLarge:
        return _refusal(400, "the body must be smaller than 51 MB")
    except web.HTTPMethodNotAllowed as error:
        allowed = " or ".join(sorted(error.allowed_methods))
        return _refusal(405, f"the verb must be {allowed}", Allow=allowed.replace(" or ", ", "))
    except web.HTTPNotFound as error:
        if error.content_type == "application/json":
            raise
        return _refusal(404, "there is nothing at this address; README.md lists them")
    except web.HTTPException:
        raise
    except Exception:
        LOG.exception("%s %s", request.method, request.path)
        return _refusal(500, "the emulator broke; its log says where")


def _refusal(code: int, sentence: str, **headers: str) -> web.Response:
    return web.json_response({"error": sentence}, status=code, headers=headers)


class Control:
    """Bots, updates, faults, the clock, the log of calls, and a new beginning."""

    def __init__(self, emulator: "Emulator") -> None:
        self.emulator = emulator

    async def add_bot(self, request: web.Request) -> web.Response:
        """Register a bot: {"token", "username"?, "name"?, "reads_all_groups"?, …}."""
        body = await json_body(request)
        token = body.text("token")
        if not TOKEN_FORM.fullmatch(token):
            raise MalformedError('token must look like "123:abc"')
        username, name = body.text("username", "test_bot"), body.text("name", "Test")
        reads_all, is_inline = body.flag("reads_all_groups"), body.flag("answers_inline")
        bot = self.emulator.add_bot(token, username, name)
        bot.reads_all_groups, bot.answers_inline = reads_all, is_inline
        return web.json_response(bot.user())

    async def add_update(self, request: web.Request) -> web.Response:
        """Queue a raw update for the only bot."""
        body = await json_body(request)
        if body.has("update_id"):
            body.whole("update_id", least=1)
        if len(self.emulator.world.bots) != 1:
            raise refused("there must be exactly one bot for an update", web.HTTPConflict)
        update: Update = {name: value for name, value in body.json.items() if value is not None}
        return web.json_response({"update_id": self.emulator.post_update(update)})

    async def order_fault(self, request: web.Request) -> web.Response:
        """Order a fault: {"kind", "method"?, "times"?} and seconds, code or retry_after."""
        body = await json_body(request)
        kind = body.text("kind")
        if kind not in FAULTS:
            raise MalformedError(f"kind must be one of {', '.join(FAULTS)}")
        method = body.text("method") if body.has("method") else None
        times = body.whole("times", least=1) if body.has("times") else None
        order = getattr(self.emulator.faults, kind)
        order(**FAULTS[kind](body), method=method, times=times)
        return web.json_response({})

    async def lift_faults(self, _request: web.Request) -> web.Response:
        """Lift all faults."""
        self.emulator.faults.lift()
        return web.json_response({})

    async def reset(self, _request: web.Request) -> web.Response:
        """Begin anew: people, groups, messages, calls and faults are gone, the bots stay."""
        self.emulator.reset()
        return web.json_response({})

    async def read_clock(self, _request: web.Request) -> web.Response:
        """What time it is here."""
        return web.json_response({"now": self.emulator.world.now().isoformat()})

    async def move_clock(self, request: web.Request) -> web.Response:
        """Move the clock: {"advance": seconds} or {"now": "2026-11-26T09:00:00+00:00"}."""
        body = await json_body(request)
        name = "advance" if body.has("advance") else "now"
        asked = body.number("advance") if name == "advance" else _moment(body)
        clock = self.emulator.clock
        if clock is None:
            raise refused("this emulator was given a clock of the test's own", web.HTTPConflict)
        try:
            clock.put_to(asked) if isinstance(asked, datetime) else clock.advance(asked)
        except ValueError as error:
            raise MalformedError(f"{name} must leave the clock where it can go: {error}") from None
        self.emulator.world.tick()
        return await self.read_clock(request)

    async def calls(self, request: web.Request) -> web.Response:
        """The requests that bots made, oldest first; ?method= picks one method's."""
        wanted = request.query.get("method")
        made = self.emulator.calls[wanted] if wanted else self.emulator.calls
        return _written([_told(call) for call in made])

    async def forget_calls(self, _request: web.Request) -> web.Response:
        """Begin a new log."""
        self.emulator.calls.clear()
        self.emulator.unread.clear()
        return web.json_response({})

    async def unread(self, _request: web.Request) -> web.Response:
        """The parameters that bots gave and that changed nothing here."""
        return _written(self.emulator.unread.told())


def _code(body: Body) -> int:
    code = body.whole("code", default=502)
    if not 500 <= code <= 599:
        raise MalformedError("code must be a whole number from 500 to 599")
    return code


def _moment(body: Body) -> datetime:
    if not body.has("now"):
        raise MalformedError("the body must hold advance (seconds) or now (a moment)")
    try:
        moment = datetime.fromisoformat(body.text("now"))
    except ValueError:
        raise MalformedError("now must be a moment like 2026-11-26T09:00:00+00:00") from None
    if moment.tzinfo is None:
        raise MalformedError("now must name its time zone, as 2026-11-26T09:00:00+00:00 does")
    return moment


def _told(call: Call) -> Json:
    """A call as the log tells it."""
    told: Json = {"method": call.method, "bot": call.bot.username, "params": call.params}
    told["at"] = call.at.isoformat() if call.at else None
    told["uploads"] = {name: len(upload.content) for name, upload in call.uploads.items()}
    if call.refusal:
        return {**told, "refusal": call.refusal.json()}
    return {**told, "result": call.result}


def _written(value: Any) -> web.Response:
    body = json.dumps(value, default=str)
    return web.Response(text=body, content_type="application/json")
