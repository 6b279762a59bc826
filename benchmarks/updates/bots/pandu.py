"""This bot as it runs in production, without Telegram's limit of 30 messages a second."""

import asyncio
import signal
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import BaseRateLimiter

from bot import application
from bot.rules import OfficeRules
from knowledge.shelf import Shelf
from office import settings as office_settings
from office.clock import SystemClock
from office.services import open_services


class NoLimit(BaseRateLimiter[None]):
    """Lets everything through: what is measured is this program, not Telegram's patience."""

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Any:
        return await callback(*args, **kwargs)


async def main() -> None:
    """Run until SIGTERM; settings come from the environment."""
    settings = office_settings.load()
    shelf = Shelf(settings.knowledge_dir)
    rules = OfficeRules(shelf, settings.zone)
    async with open_services(settings, SystemClock(), rules) as services:
        bot = application.build(settings, services, shelf, limiter=NoLimit())
        async with application.running(settings, bot):
            stopped = asyncio.Event()
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
            await stopped.wait()


if __name__ == "__main__":
    asyncio.run(main())
