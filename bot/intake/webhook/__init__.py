"""The second way in: Telegram brings the updates itself, over HTTP."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot import http_server
from bot.context import App
from bot.intake.polling import Door, Intake
from bot.intake.webhook.faults import faults
from bot.intake.webhook.reception import Reception
from bot.intake.webhook.subscription import MAX_CONNECTIONS, Subscription, WebhookRefused
from office.settings import Settings

__all__ = ["WebhookRefused", "door", "faults"]

# Telegram's connections, the same number from a server that is being replaced, and some strangers.
_LIMITS = http_server.Limits(connections=4 * MAX_CONNECTIONS)


def door(settings: Settings, listener: socket.socket) -> Door:
    """Return a door for `application.running`, on a port that is already open."""

    @asynccontextmanager
    async def receiving(application: App, intake: Intake) -> AsyncIterator[None]:
        reception = Reception(intake, settings.webhook_secret.get_secret_value())
        subscription = Subscription(application.bot, settings, intake)
        app = reception.app(settings.webhook_path)
        # Listen first: Telegram may send updates before it answers that it will.
        async with http_server.serving(app, listener, _LIMITS):
            await subscription.subscribe()
            keeping = asyncio.create_task(subscription.keep())
            try:
                yield
            finally:
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)
        await reception.finish()

    return receiving
