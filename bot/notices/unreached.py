"""The renderer of messages that did not arrive: it tells those who wrote them."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.telegram.outgoing import Outgoing
from bot.telegram.screen import confidential
from bot.texts import unreached as texts
from office.outbox import MessageState, OutboxMessage
from office.unreached import UnreachedNotice


def unreached(words: Mapping[str, texts.NotArrived]) -> Mapping[str, Renderer]:
    """Return the renderer, with what the nouns say of their kinds of message."""

    async def not_arrived(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
        """Tell the writer of a message. Obsolete once it has arrived, or is not needed any more."""
        services = bot_data.services
        lost = await services.outbox.message(message.about or 0)
        if lost is None or lost.state in (MessageState.SENT, MessageState.DROPPED):
            return None
        _, code = await services.unreached.origin(lost)
        name = (await services.people.names({lost.recipient_id})).get(lost.recipient_id, "–")
        return Outgoing(confidential(texts.not_arrived(words[lost.kind], code, name)))

    return {UnreachedNotice.NOT_ARRIVED: not_arrived}
