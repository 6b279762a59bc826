"""Pushing updates to webhooks: in order, again and again until a 2xx comes back."""

import asyncio
from contextlib import suppress

import aiohttp

from emulator.bots import Bot, Webhook
from emulator.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (a header's name)
LONGEST_WAIT = 30.0
PUSH_TIMEOUT = aiohttp.ClientTimeout(total=60)


class Pusher:
    """Runs one worker for every bot that has a webhook, until it is stopped."""

    def __init__(self, world: World, retry: float = 0.2) -> None:
        self._world = world
        self._retry = retry
        self._workers: dict[Bot, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Start and stop workers as webhooks come and go."""
        with self._world.feed.listening() as events:
            async for event in events:
                if event.kind == "webhook" and event.bot:
                    await self._restart(event.bot)

    async def _restart(self, bot: Bot) -> None:
        await self._stop(bot)
        if bot.webhook:
            self._workers[bot] = asyncio.create_task(self._push_all(bot, bot.webhook))

    async def _stop(self, bot: Bot) -> None:
        if worker := self._workers.pop(bot, None):
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker

    async def stop(self) -> None:
        """Stop every worker."""
        for bot in list(self._workers):
            await self._stop(bot)

    async def _push_all(self, bot: Bot, webhook: Webhook) -> None:
        wait = self._retry
        async with aiohttp.ClientSession(timeout=PUSH_TIMEOUT) as session:
            while True:
                if not len(bot.updates):
                    await bot.updates.arrival()
                    continue
                fault = await _push(session, webhook, update := bot.updates.first(1)[0])
                if fault is None:
                    bot.updates.confirm(update["update_id"] + 1)
                    wait = self._retry
                    continue
                webhook.last_error, webhook.last_error_at = fault, self._world.timestamp()
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)


async def _push(
    session: aiohttp.ClientSession, webhook: Webhook, update: dict[str, object]
) -> str | None:
    """Push one update; the fault as getWebhookInfo words it, or None."""
    headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
    try:
        async with session.post(webhook.url, json=update, headers=headers) as answer:
            if 200 <= answer.status < 300:
                return None
            return f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except TimeoutError:
        return "Read timeout expired"
    except aiohttp.ClientError:
        return "Connection refused"
