"""The control API below /control/: everything a test does, for tests in any language.

See README.md for the routes. Refusals are {"error": …} with 400, 404 or 408.
"""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from aiohttp import web

from emulator.call import Call
from emulator.control_people import PeopleControl
from emulator.requests import field, json_body, refused
from emulator.updates import Update

if TYPE_CHECKING:
    from emulator.emulator import Emulator

FAULTS = {
    "delay": "seconds",
    "fail": "code",
    "storm": "retry_after",
    "lose": "",
    "drop": "",
}
"""The faults that can be ordered, and what each takes besides its method and times."""

Json = dict[str, Any]


def add_routes(app: web.Application, emulator: "Emulator") -> None:
    """Serve the control API of an emulator."""
    control, people = Control(emulator), PeopleControl(emulator.world)
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
            web.get("/control/people", people.listed),
            web.post("/control/people", people.add),
            web.get("/control/people/{person:[0-9]+}/messages", people.messages),
            web.post("/control/people/{person:[0-9]+}/{action}", people.act),
        ]
    )


class Control:
    """Bots, updates, faults, the clock and the log of calls."""

    def __init__(self, emulator: "Emulator") -> None:
        self.emulator = emulator

    async def add_bot(self, request: web.Request) -> web.Response:
        """Register a bot: {"token", "username"?, "name"?, "reads_all_groups"?, …}."""
        body = await json_body(request)
        token = field(body, "token", str)
        if not token.partition(":")[0].isdigit():
            raise refused('a token looks like "123:abc"')
        bot = self.emulator.add_bot(
            token, str(body.get("username", "test_bot")), str(body.get("name", "Test"))
        )
        bot.reads_all_groups = body.get("reads_all_groups") is True
        bot.answers_inline = body.get("answers_inline") is True
        return web.json_response(bot.user())

    async def add_update(self, request: web.Request) -> web.Response:
        """Queue a raw update for the only bot."""
        update: Update = await json_body(request)
        return web.json_response({"update_id": self.emulator.post_update(update)})

    async def order_fault(self, request: web.Request) -> web.Response:
        """Order a fault: {"kind", "method"?, "times"?} and seconds, code or retry_after."""
        body = await json_body(request)
        kind = field(body, "kind", str)
        if kind not in FAULTS:
            raise refused(f"kind must be one of {', '.join(FAULTS)}")
        named = {name: body[name] for name in ("method", "times", FAULTS[kind]) if name in body}
        getattr(self.emulator.faults, kind)(**named)
        return web.json_response({})

    async def lift_faults(self, _request: web.Request) -> web.Response:
        """Lift all faults."""
        self.emulator.faults.lift()
        return web.json_response({})

    async def read_clock(self, _request: web.Request) -> web.Response:
        """What time it is here."""
        return web.json_response({"now": self.emulator.world.now().isoformat()})

    async def move_clock(self, request: web.Request) -> web.Response:
        """Move the clock: {"advance": seconds} or {"now": "2026-11-26T09:00:00+00:00"}."""
        body = await json_body(request)
        clock = self.emulator.clock
        if clock is None:
            raise refused("this emulator was given a clock of the test's own")
        if "advance" in body:
            clock.advance(field(body, "advance", (int, float)))
        else:
            clock.put_to(_moment(field(body, "now", str)))
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
        return web.json_response({})


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise refused("now must be a moment like 2026-11-26T09:00:00+00:00") from None
    if moment.tzinfo is None:
        raise refused("now must name its time zone")
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
    body = json.dumps(value, ensure_ascii=False, default=str)
    return web.Response(text=body, content_type="application/json")
