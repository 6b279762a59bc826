"""Tells Telegram where to bring the updates, and checks regularly that it still does."""

import asyncio
from datetime import datetime

import structlog
from telegram import WebhookInfo
from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.intake.polling import ALLOWED_UPDATES, Intake
from bot.telegram.outgoing import AppBot
from bot.telegram.pace import backoff
from office.settings import Settings

MAX_CONNECTIONS = 40
LOOK_SECONDS = 60.0
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0

log = structlog.get_logger("bot.intake.webhook")


class WebhookRefused(Exception):
    """Telegram will not bring updates to this address. The text is a sentence for the admin."""


class Subscription:
    """The webhook as Telegram knows it. It outlives the process: a restart finds it set."""

    def __init__(self, bot: AppBot, settings: Settings, intake: Intake) -> None:
        self._bot = bot
        self._url = settings.webhook_url
        self._secret = settings.webhook_secret.get_secret_value()
        self._intake = intake
        self._last_error_at: datetime | None = None

    async def subscribe(self) -> None:
        """Set the webhook. What waits at Telegram comes through it. Network errors are waited out.

        Raises:
            WebhookRefused: Telegram refuses the address.
        """
        pause = _FIRST_PAUSE
        while True:
            try:
                await self._set()
            except BadRequest as error:
                raise WebhookRefused(f"WEBHOOK_URL is refused by Telegram: {error}") from None
            except (NetworkError, RetryAfter) as error:
                if isinstance(error, RetryAfter):
                    pause = backoff.seconds(error)
                log.warning("the webhook cannot be set yet", reason=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                self._intake.inbox.note_poll()
                log.info("webhook set")
                return

    async def _set(self) -> None:
        await self._bot.set_webhook(
            self._url,
            secret_token=self._secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=MAX_CONNECTIONS,
            drop_pending_updates=False,
        )

    async def keep(self) -> None:
        """Check the webhook until cancelled: anyone who polls with this token removes it."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except (NetworkError, RetryAfter) as error:
                log.warning("the webhook cannot be looked at", reason=type(error).__name__)
            except Exception:
                log.exception("the webhook could not be looked after")

    async def look(self) -> None:
        """Ask Telegram about the webhook, and set it again if it is no longer ours."""
        info = await self._bot.get_webhook_info()
        self._intake.inbox.note_poll()
        self._intake.metrics.waiting_at_telegram(info.pending_update_count)
        self._tell_of_error(info)
        if info.url != self._url:
            log.error("somebody has removed or moved the webhook; it is set again")
            await self._set()

    def _tell_of_error(self, info: WebhookInfo) -> None:
        """Log Telegram's complaint, once for each time it happened."""
        if info.last_error_date is not None and info.last_error_date != self._last_error_at:
            self._last_error_at = info.last_error_date
            log.warning("telegram had trouble with the webhook", reason=info.last_error_message)
