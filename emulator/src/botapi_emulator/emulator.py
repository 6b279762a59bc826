"""The emulator as tests, the demo and benchmarks use it: a server, its world, and its levers."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any, Self

from aiohttp import web

from botapi_emulator.clock import Clock
from botapi_emulator.people.groups import Group
from botapi_emulator.people.person import Person
from botapi_emulator.server import control
from botapi_emulator.server.bot_api import LONGEST_HEAD, BotApi, create_app
from botapi_emulator.server.faults import Faults
from botapi_emulator.server.limits import Limits
from botapi_emulator.server.records import Calls
from botapi_emulator.server.webhook import Pusher
from botapi_emulator.world.bots import Bot
from botapi_emulator.world.world import PATIENCE, World, real_now

TOKEN = "123456:TEST-TOKEN"  # noqa: S105 (opens nothing but this emulator)
TICK_SECONDS = 0.2
"""How often it is looked for what falls due, a poll's end say."""
SHUTDOWN_TIMEOUT = 0.1
"""Seconds open long polls get at the end; they would wait for nothing."""


class Emulator:
    """A local Telegram, up for the length of an `async with`.

    A bot's base_url is `url + "/bot"`, its base_file_url `url + "/file/bot"`. `port=0` takes a free
    one. Without `limits` every pace is allowed. `record=False` is the bare mode for benchmarks:
    cheap answers, nothing kept but counts. `webhook_retry` is how long a second of Telegram's takes
    here when it waits after a failed push. Faults of the method "webhook" hit the pushes.
    `strict` refuses parameters that change nothing here, by their names.
    `language` is what people speak (their `language_code`), and what the page opens in. `patience`
    is how many seconds people wait for what they expect.
    """

    patience = PATIENCE
    """Of emulators that are not told otherwise; pytest's `telegram_patience` sets it."""

    def __init__(
        self,
        port: int = 0,
        *,
        host: str = "127.0.0.1",
        limits: Limits | None = None,
        now: Callable[[], datetime] | None = None,
        record: bool = True,
        webhook_retry: float = 0.2,
        strict: bool = False,
        language: str = "en",
        patience: float | None = None,
    ) -> None:
        self.clock = Clock() if now is None else None
        """The emulator's own clock, unless it was given one."""
        waits = self.patience if patience is None else patience
        self.world = World(now or self.clock or real_now, language, waits)
        self.faults = Faults()
        self.calls = Calls(is_bare=not record)
        api = BotApi(self.world, limits, self.faults, self.calls, is_strict=strict)
        self.unread = api.unread
        """The parameters that bots gave and nothing looked at."""
        self.url = ""
        self._host, self._port = host, port
        app = create_app(api)
        control.add_routes(app, self)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=SHUTDOWN_TIMEOUT,
            max_line_size=4 * LONGEST_HEAD,  # what is longer than Telegram's is refused in JSON
            max_field_size=LONGEST_HEAD,
            auto_decompress=False,  # aiohttp's refusals would not be JSON; body.py expands
        )
        self._pusher = Pusher(self.world, self.faults, api.answers_push, webhook_retry)
        self._at_work: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        try:
            await site.start()
        except (OSError, OverflowError):  # the port is taken, or is none
            await self._runner.cleanup()
            raise
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        self._at_work = [asyncio.create_task(work) for work in (self._pusher.run(), self._ticks())]
        await asyncio.sleep(0)  # the pusher listens before anyone can set a webhook
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._at_work:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self._pusher.stop()
        for bot in self.world.bots.values():
            bot.end_polls()
        self.world.feed.close()
        await self._runner.cleanup()

    async def _ticks(self) -> None:
        while True:
            await asyncio.sleep(TICK_SECONDS)
            self.world.tick()

    def add_bot(
        self, token: str = TOKEN, username: str = "test_bot", name: str = "Test Bot"
    ) -> Bot:
        """Register a bot; its token opens the API.

        Set `reads_all_groups` to switch its privacy mode off, `answers_inline` for inline queries.
        """
        return self.world.add_bot(token, username, name)

    @property
    def web(self) -> dict[str, bytes | str]:
        """What lies at addresses that bots send files by; a text leads to another address.

        What is not here is fetched.
        """
        return self.world.web

    @property
    def bot(self) -> Bot:
        """The only bot."""
        bots = list(self.world.bots.values())
        if len(bots) != 1:
            raise LookupError(f"there are {len(bots)} bots: say which")
        return bots[0]

    def person(
        self, name: str, username: str | None = None, note: str = "", language: str = ""
    ) -> Person:
        """Let a person appear, with a private chat to every bot; ids count up in order.

        The note (a post, say) is shown on the page with phones and nowhere else. `language` is
        the `language_code` that bots are told, if it is not everybody's.
        """
        return Person(self.world, self.world.add_user(name, username, note, language))

    def group(
        self,
        title: str,
        kind: str = "supergroup",
        bot: Bot | None = None,
        username: str | None = None,
    ) -> Group:
        """Let a group (or kind "channel" or "forum") appear; with a username it is public.

        All bots are in it, unless one is named.
        """
        json = self.world.add_group(title, kind, username)
        bots = [bot] if bot else list(self.world.bots.values())
        if not bots:
            raise LookupError("there is no bot yet: add one before its group")
        return Group(self.world, [self.world.joined_chat(each, json["id"]) for each in bots])

    def reset(self) -> None:
        """Forget people and the bots they made, groups, messages, calls and faults.

        Other bots and the clock stay.
        """
        self.world.reset()
        self.calls.clear()
        self.unread.clear()
        self.faults.lift()

    def post_update(self, update: dict[str, Any], bot: Bot | None = None) -> int:
        """Queue a raw update, with or without an update_id; returns the id it has."""
        return (bot or self.bot).updates.add(update)

    def post_many(self, updates: Iterable[dict[str, Any]], bot: Bot | None = None) -> int:
        """Queue many raw updates at once; returns how many."""
        return self.world.post_many(bot or self.bot, updates)
