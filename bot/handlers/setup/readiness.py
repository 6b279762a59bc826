"""/siapkan: what is still missing before the office works with real data."""

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens.posts import names as posts
from bot.telegram import Screen, reply
from bot.texts import setup as texts
from office.people import Role
from office.setup import readiness

SEERS = frozenset({Role.ADMIN, Role.HEAD_OF_OFFICE})


async def siapkan(update: Update, context: AppContext) -> None:
    """Show how far the office is, from what is true at this moment."""
    demand(context, *SEERS)
    services, content = context.office, context.bot_data.shelf.content
    directory = context.bot_data.shelf.directory
    steps = readiness(
        directory,
        await services.anomalies.oversight.duties(),
        await services.people.with_posts(),
        content.verdicts,
        services.people.today(),
    )
    named = {state.step: [posts.label(post, directory) for post in state.posts] for state in steps}
    await reply.send(update, Screen(texts.readiness(steps, named)))
