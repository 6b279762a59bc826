"""The renderers of the arrangements."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.arrangements.cards import ArrangementCards
from bot.telegram.outgoing import Outgoing
from office.arrangements import ArrangementNotice
from office.outbox import OutboxMessage


async def changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say what is in force now. Obsolete once the file on the disk was chosen instead."""
    services = bot_data.services
    found = await services.revisions.office_file.change(message.about or 0)
    member = await services.people.member(message.recipient_id)
    if found is None or member is None or found.revision.ended_at is not None:
        return None
    people = (found.revision.author_id, found.revision.approver_id)
    cards = await ArrangementCards.of(bot_data, *people)
    may_propose = services.arrangements.shared.may_propose(member)
    return Outgoing(cards.news(found, may_propose=may_propose))


ARRANGEMENTS: Mapping[str, Renderer] = {ArrangementNotice.CHANGED: changed}
