"""The renderer of the request to a colleague."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.samples import card
from bot.telegram.outgoing import Outgoing
from office.outbox import OutboxMessage
from office.samples import SampleNotice


async def asked(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """How would you ask? Obsolete once it is answered, or the SOP has sample questions."""
    replies = bot_data.services.samples.replies
    found = await replies.to_send(message.about or 0)
    sop = bot_data.shelf.library.get(found.sop_id) if found is not None else None
    if found is None or sop is None:
        return None
    return Outgoing(card.request(found, sop, replies.lacking(sop.id)))


SAMPLES: Mapping[str, Renderer] = {SampleNotice.ASKED: asked}
