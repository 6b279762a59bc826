"""Watches the folder of backups: tells admins when one failed or is overdue, and when one is whole.

As with a full disk, the message is sent at once and past the outbox.
"""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from bot.context import App
from bot.telegram import admins
from bot.texts import backups as texts
from office.backups import BackupState, BackupWatch, look

LOOK_EVERY_SECONDS = 60.0
_AGAIN_AFTER = timedelta(days=1)


async def watch_backups(application: App, folder: Path) -> None:
    """Look until cancelled; what lasts is told again each day."""
    bot_data, clock = application.bot_data, application.bot_data.services.clock
    since, told = clock.now(), WhatWasTold()
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        found = await asyncio.to_thread(look, folder, since, clock.now())
        if found is not None and told.is_news(found, clock.now()):
            sentence = texts.standing(found, bot_data.zone)
            await admins.tell(application.bot, bot_data.services.people, sentence)


class WhatWasTold:
    """What the admins have been told last, and when."""

    def __init__(self) -> None:
        self._state = BackupState.MADE
        self._at: datetime | None = None

    def is_news(self, found: BackupWatch, now: datetime) -> bool:
        """Whether to tell it now: a change, or trouble of which they heard a day ago."""
        is_old = self._at is None or now - self._at >= _AGAIN_AFTER
        is_news = found.state is not self._state or (found.state is not BackupState.MADE and is_old)
        if is_news:
            self._state, self._at = found.state, now
        return is_news
