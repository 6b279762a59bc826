"""The renderer of the figures: the picture of a week."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens import charts
from bot.screens.figures import picture as screens
from bot.screens.figures.names import FigureNames
from bot.telegram.outgoing import Outgoing, length
from bot.texts.figures import picture as texts
from office.calendar import week_before
from office.errors import NotAllowed
from office.figures import FiguresNotice
from office.outbox import OutboxMessage


async def week(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The picture of last week. Obsolete a week later, without a post, or if nothing happened."""
    services = bot_data.services
    today = services.people.today()
    viewer = await services.people.member(message.recipient_id)
    if viewer is None or not services.figures.due.is_current(message.detail):
        return None
    try:
        counted = await services.figures.counting.seen_by(viewer, week_before(today))
    except NotAllowed:
        return None
    if counted.is_empty:
        return None
    names = FigureNames.of(bot_data.shelf)
    screen, panels = screens.screen(counted, names), screens.panels(counted, names)
    # If the picture cannot be drawn, the words are sent without it.
    if not panels or length(screen.html) > screens.LONGEST:
        return Outgoing(screen)
    drawn = await charts.png(texts.title(counted.period), panels)
    return Outgoing(screen, picture=drawn)


FIGURES: Mapping[str, Renderer] = {FiguresNotice.WEEK: week}
