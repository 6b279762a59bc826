"""Pushing updates to webhooks: many side by side, those of one chat in order, until a 2xx comes."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import aiohttp

from botapi_emulator.parameters import strict_json
from botapi_emulator.refusals import Refusal
from botapi_emulator.server.faults import ConnectionTornError, Faults, before
from botapi_emulator.world.bots import Bot, Webhook
from botapi_emulator.world.updates import Update
from botapi_emulator.world.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
FAULTS = "webhook"
"""The method by which faults of the pushes are ordered."""
LONGEST_WAIT = 60
LONGEST_RETRY_AFTER = 3600
PUSH_TIMEOUT = aiohttp.ClientTimeout(total=60)
SIGHT = 1000
"""How far into the waiting updates it is looked for one that may go."""


OnAnswer = Callable[[Bot, dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Context:
    """What all deliveries share. `second` is how long a second of waiting takes.

    `on_answer` is told what a webhook answered: it may name a method to be carried out.
    """

    world: World
    faults: Faults
    on_answer: OnAnswer
    second: float


class Pusher:
    """Runs one delivery for every bot that has a webhook, until it is stopped."""

    def __init__(
        self, world: World, faults: Faults, on_answer: OnAnswer, second: float = 0.2
    ) -> None:
        self._context = Context(world, faults, on_answer, second)
        self._world = world
        self._deliveries: dict[Bot, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Start and stop deliveries as webhooks come and go."""
        with self._world.feed.listening() as events:
            async for event in events:
                if event.kind == "webhook" and event.bot:
                    await self._restart(event.bot)

    async def _restart(self, bot: Bot) -> None:
        await self._stop(bot)
        if bot.webhook:
            delivery = Delivery(self._context, bot, bot.webhook)
            self._deliveries[bot] = asyncio.create_task(delivery.run())

    async def _stop(self, bot: Bot) -> None:
        if delivery := self._deliveries.pop(bot, None):
            delivery.cancel()
            with suppress(asyncio.CancelledError):
                await delivery

    async def stop(self) -> None:
        """Stop every delivery."""
        for bot in list(self._deliveries):
            await self._stop(bot)


class Delivery:
    """Brings one bot's updates to one webhook, over at most `max_connections` connections.

    As with Telegram, what belongs together (the messages of a chat, the taps of a person) comes one
    after another, and a failed one holds up only what belongs to it.
    """

    def __init__(self, context: Context, bot: Bot, webhook: Webhook) -> None:
        self._context = context
        self._bot = bot
        self._webhook = webhook
        self._busy: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Push until cancelled."""
        connector = aiohttp.TCPConnector(limit=self._webhook.max_connections)
        async with aiohttp.ClientSession(connector=connector, timeout=PUSH_TIMEOUT) as session:
            try:
                while True:
                    self._start_what_may_go(session)
                    await self._bot.updates.arrival()
            finally:
                tasks = list(self._busy.values())
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def _start_what_may_go(self, session: aiohttp.ClientSession) -> None:
        for update in self._bot.updates.nearest(SIGHT):
            if len(self._busy) >= self._webhook.max_connections:
                return
            line = _line(update)
            if line not in self._busy:
                self._busy[line] = asyncio.create_task(self._see_through(session, line, update))

    async def _see_through(self, session: aiohttp.ClientSession, line: str, update: Update) -> None:
        """Push one update until it is taken."""
        wait = 1
        try:
            while (fault := await self._push(session, update)) is not None:
                self._webhook.last_error = fault.reason
                self._webhook.last_error_at = self._context.world.timestamp()
                await asyncio.sleep((fault.retry_after or wait) * self._context.second)
                wait = min(wait * 2, LONGEST_WAIT)
            self._bot.updates.remove(update["update_id"])
        finally:
            del self._busy[line]
            self._bot.updates.wake()

    async def _push(self, session: aiohttp.ClientSession, update: Update) -> "Failure | None":
        faults = self._context.faults.striking(FAULTS)
        try:
            await before(faults)
            fault = await self._post(session, update)
        except (Refusal, ConnectionTornError):
            return Failure("Connection reset by peer")
        if any(one.tears_after for one in faults):
            return Failure("Connection reset by peer")
        return fault

    async def _post(self, session: aiohttp.ClientSession, update: Update) -> "Failure | None":
        secret = self._webhook.secret_token
        headers = {SECRET_HEADER: secret} if secret else {}
        try:
            async with session.post(
                self._webhook.url, json=update, headers=headers, allow_redirects=False
            ) as answer:
                if 200 <= answer.status < 300:
                    await self._context.on_answer(self._bot, await _params(answer))
                    return None
                retry_after = answer.headers.get("Retry-After", "")
                return Failure(
                    f"Wrong response from the webhook: {answer.status} {answer.reason}",
                    min(int(retry_after), LONGEST_RETRY_AFTER) if retry_after.isdigit() else 0,
                )
        except TimeoutError:
            return Failure("Read timeout expired")
        except aiohttp.ClientError:
            return Failure("Connection refused")


async def _params(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    """The parameters in a webhook's answer, sent as JSON or as a form; {} if there are none."""
    try:
        body = await answer.text()
        if answer.content_type == "application/x-www-form-urlencoded":
            return dict(parse_qsl(body))
        said = strict_json.read(body) if answer.content_type == "application/json" else None
    except (ValueError, Refusal):
        return {}
    return said if isinstance(said, dict) else {}


class Failure:
    """Why a push failed as getWebhookInfo words it, and when the webhook wants it again."""

    def __init__(self, reason: str, retry_after: int = 0) -> None:
        self.reason = reason
        self.retry_after = retry_after


def _line(update: Update) -> str:
    """What an update belongs to: updates of one line never overtake each other."""
    for kind, content in update.items():
        if isinstance(content, dict):
            owner = content.get("chat") or content.get("from") or {}
            if "id" in owner:
                # Telegram lines up all messages of a chat, whatever was done to them.
                return f"{'message' if 'chat' in content else kind}:{owner['id']}"
    return f"update:{update['update_id']}"
