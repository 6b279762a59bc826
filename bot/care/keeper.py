"""Looks at what the table of watches names, and tells the admins at once and past the outbox.

The outbox could not store it on a full disk. What was told is remembered in the database; while
that takes nothing, in this process.
"""

import asyncio
from datetime import datetime

import structlog

from bot.care.table import WATCHES
from bot.care.watch import CarePlace, FoundTrouble, MachineWatch
from bot.context import App
from bot.telegram import admins
from bot.texts import care as texts
from office.care import CareWatch, Patience, TroubleKind
from office.database.health import trouble

LOOK_EVERY_SECONDS = 15.0

log = structlog.get_logger("bot.care")


async def take_care(application: App) -> None:
    """Look until cancelled."""
    keeper = _Keeper(CarePlace(application.bot, application.bot_data))
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        for watch in WATCHES:
            if watch.tells:
                await keeper.look(watch)


async def look_once(place: CarePlace) -> list[FoundTrouble]:
    """Return all that is wrong at this moment, in the order of the table."""
    found = [await _looked(place, watch) for watch in WATCHES]
    return [one for one in found if one is not None]


async def note_refused_token(application: App) -> None:
    """Remember at a start that Telegram refuses the token: the next good start tells of it."""
    care, found = application.bot_data.services.care, TroubleKind.TOKEN_REFUSED
    await care.note(CareWatch.TOKEN, "", found, Patience())


async def _looked(place: CarePlace, watch: MachineWatch) -> FoundTrouble | None:
    """Look, and take a look that fails for nothing found: the log has why."""
    if not watch.sees(place):
        return None
    try:
        return await watch.look(place)
    except Exception:
        log.exception("a watch could not look", watch=watch.name)
        return None


class _Keeper:
    """What one process knows of its own looks."""

    def __init__(self, place: CarePlace) -> None:
        self._place = place
        self._looked_at: dict[CareWatch, datetime] = {}
        # What was told while nothing could be stored.
        self._told: dict[CareWatch, tuple[TroubleKind, datetime]] = {}

    async def look(self, watch: MachineWatch) -> None:
        """Look, unless the last look is still good, and tell what is news."""
        if not watch.sees(self._place) or self._is_resting(watch):
            return
        try:
            found = await watch.look(self._place)
            sentence = await (self._noted(watch, found) if found else self._ended(watch))
            if sentence is not None:
                people = self._place.services.people
                await admins.tell(self._place.bot, people, sentence)
        except Exception as error:
            if not trouble.passes_by_itself(error):
                log.exception("a watch could not look", watch=watch.name)

    def _is_resting(self, watch: MachineWatch) -> bool:
        now, last = self._place.now, self._looked_at.get(watch.name)
        # A clock that was put back ends the rest, too.
        if last is not None and abs(now - last) < watch.rest:
            return True
        self._looked_at[watch.name] = now
        return False

    async def _noted(self, watch: MachineWatch, found: FoundTrouble) -> str | None:
        """Note what was found. Returns what must be said, if it must be said now."""
        care, place = self._place.services.care, watch.place(self._place)
        try:
            is_news = await care.note(watch.name, place, found.kind, watch.patience_with(found))
        except Exception as error:
            if not trouble.passes_by_itself(error):
                raise
            is_news = self._is_news_here(watch, found)
        if not is_news:
            return None
        log.error("trouble", watch=watch.name, found=found.kind)
        return texts.told(found.kind, found.values, place)

    def _is_news_here(self, watch: MachineWatch, found: FoundTrouble) -> bool:
        """Whether to tell it although nothing can be stored: only what needs no patience."""
        kind, at = self._told.get(watch.name, (None, self._place.now))
        is_known = kind is found.kind and self._place.now - at < watch.patience.again
        if is_known or watch.patience_with(found).lasts:
            return False
        self._told[watch.name] = (found.kind, self._place.now)
        return True

    async def _ended(self, watch: MachineWatch) -> str | None:
        place = watch.place(self._place)
        was_told = await self._place.services.care.end(watch.name, place)
        was_told_here = self._told.pop(watch.name, None) is not None
        if not (was_told or was_told_here):
            return None
        log.info("trouble is over", watch=watch.name)
        return texts.over(watch.name, place)
