"""The renderers of confirmations: what waits, what was refused, what went too fast."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.confirmations.cards import opening
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts import confirmations as texts
from office.confirmations import ConfirmationNotice
from office.outbox import OutboxMessage


async def waits(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Agreements and lines that were sent to somebody. Obsolete if nothing waits any more."""
    services = bot_data.services
    member = await services.people.member(message.recipient_id)
    if member is None:
        return None
    queue = await services.confirmations.waiting.of(member)
    asked = sum(bool(it.asked_by) for it in queue.lines)
    if not queue.agreements and not asked:
        return None
    return Outgoing(Screen(texts.waits(len(queue.agreements), asked), (opening(),)))


async def refused(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A second person did not agree."""
    answer = await bot_data.services.confirmations.settling.seen(message.about or 0)
    return Outgoing(Screen(texts.refused(answer.excerpt), (opening(),))) if answer else None


async def hasty(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ten confirmations that nobody can have read."""
    found = await bot_data.services.confirmations.waiting.in_a_row(message.about or 0)
    if not found:
        return None
    return Outgoing(Screen(texts.hasty(found[0].title, [it.excerpt for it in found])))


CONFIRMATIONS: Mapping[str, Renderer] = {
    ConfirmationNotice.WAITS: waits,
    ConfirmationNotice.REFUSED: refused,
    ConfirmationNotice.HASTY: hasty,
}
