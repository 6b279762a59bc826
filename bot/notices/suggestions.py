"""The renderers of suggestions: the weekly message, and what came of a question or a rating."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.suggestions import SuggestionCards, counts
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts import suggestions as texts
from office.outbox import OutboxMessage
from office.suggestions import SuggestionNotice


async def weekly(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What waits for a keeper. Obsolete on another day, or if nothing waits any more."""
    services = bot_data.services
    keeper = await services.people.member(message.recipient_id)
    if keeper is None or message.detail != services.people.today().isoformat():
        return None
    found = await services.suggestions.deciding.open_for(keeper)
    if not found:
        return None
    screen = SuggestionCards.of(bot_data).overview(found)
    return Outgoing(Screen(texts.weekly(*counts(found)), screen.rows))


async def settled(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What came of a rating."""
    found = await bot_data.services.suggestions.deciding.reread(message.about or 0)
    if found is None or found.is_open or not found.text:
        return None
    return Outgoing(SuggestionCards.of(bot_data).settled(found))


SUGGESTIONS: Mapping[str, Renderer] = {
    SuggestionNotice.WEEKLY: weekly,
    SuggestionNotice.SETTLED: settled,
}
