"""Watches the content: changes are loaded and told at once, faults told to admins and keepers."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import structlog
from watchfiles import awatch

from bot.bot_data import BotData
from bot.context import App
from bot.telegram import admins
from bot.texts import faults as fault_texts
from bot.texts import sops as texts
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge, Fault
from knowledge.reading.sops.library import Library
from office.people import Member, Role
from office.revisions.shared import TOPIC as REVISIONS
from office.suggestions.decisions.deciding import TOPIC as PHRASINGS

_LOOKS_EVERY_SECONDS = 60.0
# The folders whose files are named after their SOP.
_OF_SOPS = ("sop", "issuers", "questions")

log = structlog.get_logger("bot.content_watch")


async def watch_content(application: App) -> None:
    """Reload whenever a file of the knowledge folder changes, until cancelled."""
    bot_data = application.bot_data
    async for _changes in awatch(bot_data.shelf.folder, debounce=500):
        try:
            await reload_content(application)
        except Exception:
            # The old content stays in use. The next change is looked at all the same.
            log.exception("the content could not be looked at")


async def watch_decisions(application: App) -> None:
    """Use what keepers decide, here or on another replica, until cancelled."""
    bot_data = application.bot_data
    woken = asyncio.Event()
    for topic in (REVISIONS, PHRASINGS):
        bot_data.services.database.signals.listen(topic, woken.set)
    while True:
        woken.clear()
        await take_over(application)
        with suppress(TimeoutError):
            # A signal can be lost, so it also looks by itself.
            await asyncio.wait_for(woken.wait(), _LOOKS_EVERY_SECONDS)


async def watch_changes(application: App) -> None:
    """Tell what each load has changed on the shelf, whatever caused it, until cancelled.

    At the start, too: the process may have died between a load and its news.
    """
    bot_data = application.bot_data
    seen: Content | None = None
    while True:
        bot_data.loaded.clear()
        try:
            # Without the revisions the files would look like a change back.
            await bot_data.learn()
            content = bot_data.shelf.content
            recording = bot_data.services.changes.recording
            if content is not seen or recording.is_waiting:
                await recording.look()
                seen = content
        except Exception:
            # The database may be down for a while. The next look compares all the same.
            log.exception("the shelf could not be compared")
        with suppress(TimeoutError):
            await asyncio.wait_for(bot_data.loaded.wait(), _LOOKS_EVERY_SECONDS)


async def take_over(application: App) -> None:
    """Use the revisions and phrasings that are in force now."""
    try:
        await application.bot_data.learn()
    except BrokenKnowledge as error:
        # The admins were told when the files were changed.
        log.error("content refused", faults=len(error.faults))
    except Exception:
        # The database may be down for a while. The next look loads all the same.
        log.exception("what keepers decided could not be read")


async def reload_content(application: App) -> None:
    """Load the changed content, or keep the old and tell what is wrong.

    Admins are told every fault, keepers those in the files of their section. Each member is told a
    fault once: somebody who corrects a file saves it many times.
    """
    bot_data = application.bot_data
    try:
        await bot_data.reload()
    except BrokenKnowledge as error:
        log.error("content refused", faults=len(error.faults))
        for member, faults in await _concerned(bot_data, error.faults):
            await _tell(application, member, faults)
        return
    bot_data.told_faults.clear()
    for path, found in bot_data.shelf.covered.items():
        # Their keepers hear of it through the outbox.
        log.warning("a file is broken below its revision", path=path, faults=len(found))
    log.info("content loaded", sops=len(bot_data.shelf.library))


async def _concerned(
    bot_data: BotData, faults: Sequence[Fault]
) -> list[tuple[Member, Sequence[Fault]]]:
    """Return who is told which faults. An admin who keeps SOPs is told all, once."""
    people, library = bot_data.services.people, bot_data.shelf.library
    heard = {admin.id: (admin, faults) for admin in await people.holders(Role.ADMIN)}
    for keeper, sections in await bot_data.services.suggestions.deciding.keepers():
        own = [fault for fault in faults if _owner(fault, library) in sections]
        if own:
            heard.setdefault(keeper.id, (keeper, own))
    return list(heard.values())


def _owner(fault: Fault, library: Library) -> str | None:
    """Return the section that owns the faulty file; None if no SOP in use has it."""
    is_of_sop = fault.path.parent.name in _OF_SOPS
    sop = library.get(fault.path.stem) if is_of_sop else None
    return sop.section if sop is not None else None


async def _tell(application: App, member: Member, faults: Sequence[Fault]) -> None:
    """Tell a member the faults, unless they know all of them."""
    bot_data = application.bot_data
    known = bot_data.told_faults.get(member.telegram_id, frozenset())
    # If only its line number has changed, a fault is not new.
    told = frozenset(f"{fault.path}: {fault.message}" for fault in faults)
    bot_data.told_faults[member.telegram_id] = told
    if not told <= known:
        words = texts.broken(fault_texts.located(faults, bot_data.shelf.folder))
        await admins.tell_each(application.bot, [member], words)
