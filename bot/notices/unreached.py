"""The renderers of messages that did not arrive: they tell those who wrote them."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram import confidential
from bot.telegram.outgoing import Outgoing
from bot.texts import unreached as texts
from office.outbox import MessageState, Origin, OutboxMessage
from office.unreached import UnreachedNotice


def unreached(words: Mapping[str, texts.NotArrived]) -> Mapping[str, Renderer]:
    """Return the renderers, with what the nouns say of their kinds of message."""

    async def not_arrived(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
        """Tell the writer of a message, in place of what said that it is on its way.

        Obsolete once it has arrived, or is not needed any more.
        """
        lost = await bot_data.services.outbox.message(message.about or 0)
        if lost is None or lost.state in (MessageState.SENT, MessageState.DROPPED):
            return None
        origin, name = await _about(lost, bot_data)
        told = confidential(texts.not_arrived(words[lost.kind], origin.code, name))
        return Outgoing(told, edit_of=origin.receipt.message_id if origin.receipt else None)

    async def arrived(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
        """Tell the writer of a message that it has arrived after all."""
        late = await bot_data.services.outbox.message(message.about or 0)
        if late is None:
            return None
        origin, name = await _about(late, bot_data)
        return Outgoing(confidential(texts.arrived(words[late.kind], origin.code, name)))

    return {
        UnreachedNotice.NOT_ARRIVED: not_arrived,
        UnreachedNotice.ARRIVED: arrived,
        UnreachedNotice.BACK: back,
    }


async def back(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell an admin that they need not call somebody about a report any more."""
    report = await bot_data.services.anomalies.queries.reread(message.about or 0)
    return Outgoing(confidential(texts.back(report.code))) if report is not None else None


async def _about(lost: OutboxMessage, bot_data: BotData) -> tuple[Origin, str]:
    """Return where a message comes from, and the name of its recipient."""
    services = bot_data.services
    origin = await services.unreached.origin(lost)
    names = await services.people.names({lost.recipient_id})
    return origin, names.get(lost.recipient_id, "–")
