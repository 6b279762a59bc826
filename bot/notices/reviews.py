"""The renderers of reviews: each reads anew what is open."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.reviews.card import ReviewCards
from bot.telegram.outgoing import Outgoing
from bot.texts import reviews as texts
from office.outbox import OutboxMessage
from office.reviews import ReviewNotice


async def asked(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """An SOP to look at. Obsolete once it is decided, or the post changes hands."""
    services = bot_data.services
    member = await services.people.member(message.recipient_id)
    seen = await services.reviews.deciding.to_send(message.about or 0, member)
    if seen is None:
        return None
    above = texts.REMINDED if message.detail == "1" else ""
    return Outgoing(ReviewCards.of(bot_data).card(seen, above))


async def basis(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What rests on something that has changed. Obsolete once all of it is settled."""
    services = bot_data.services
    member = await services.people.member(message.recipient_id)
    reviews = await services.reviews.basis.of(message.detail, member) if member else []
    return Outgoing(ReviewCards.of(bot_data).task(reviews)) if reviews else None


async def late(_message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What owners have not answered. Obsolete once they have."""
    reviews = await bot_data.services.reviews.due.late_now()
    return Outgoing(ReviewCards.of(bot_data).late(reviews)) if reviews else None


REVIEWS: Mapping[str, Renderer] = {
    ReviewNotice.ASKED: asked,
    ReviewNotice.BASIS: basis,
    ReviewNotice.LATE: late,
}
