"""Watches the content files: changes are loaded at once, faults told to admins and keepers."""

from collections.abc import Sequence

import structlog
from watchfiles import awatch

from bot.context import App
from bot.telegram import admins
from bot.texts import faults as fault_texts
from bot.texts import sops as texts
from knowledge.reading.faults import BrokenKnowledge, Fault
from office.people import Member

log = structlog.get_logger("bot.content_watch")


async def watch_content(application: App) -> None:
    """Reload whenever a file of the content changes, until cancelled."""
    bot_data = application.bot_data
    async for _changes in awatch(*bot_data.shelf.layers.folders, debounce=500):
        try:
            await reload_content(application)
        except Exception:
            # The old content stays in use. The next change is looked at all the same.
            log.exception("the content could not be looked at")


async def reload_content(application: App) -> None:
    """Load the changed content, or keep the old and tell what is wrong.

    Admins are told every fault, keepers those in the files of their section. Each member is told a
    fault once: somebody who corrects a file saves it many times.
    """
    bot_data, office = application.bot_data, application.bot_data.services
    try:
        await office.shelf().reload()
    except BrokenKnowledge as error:
        log.error("content refused", faults=len(error.faults))
        for member, faults in await office.learning.concerned(error.faults):
            await _tell(application, member, faults)
        return
    bot_data.told_faults.clear()
    for path, found in bot_data.shelf.covered.items():
        # Their keepers hear of it through the outbox.
        log.warning("a file is broken below its revision", path=path, faults=len(found))
    log.info("content loaded", sops=len(bot_data.shelf.library))


async def _tell(application: App, member: Member, faults: Sequence[Fault]) -> None:
    """Tell a member the faults, unless they know all of them."""
    bot_data = application.bot_data
    known = bot_data.told_faults.get(member.telegram_id, frozenset())
    # If only its line number has changed, a fault is not new.
    told = frozenset(f"{fault.path}: {fault.message}" for fault in faults)
    bot_data.told_faults[member.telegram_id] = told
    if not told <= known:
        words = texts.broken(fault_texts.located(faults, bot_data.shelf.layers))
        await admins.tell_each(application.bot, [member], words)
