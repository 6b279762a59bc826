"""/rekan: what the button does, whom it would call now, and who is called besides the heads."""

from telegram import Update

from bot.context import AppContext
from bot.screens.assistance import setting as screens
from bot.telegram import reply, whole_number


async def rekan(update: Update, context: AppContext) -> None:
    """Show what is set."""
    await show(update, context)


async def show(update: Update, context: AppContext, *_: str) -> None:
    """Show what is set, in place of a tapped button's message."""
    prepared = await context.office.assistance.preparing.shown_to(context.member)
    await reply.show(update, await screens.setting(context.bot_data, prepared))


async def choose(update: Update, context: AppContext, *arguments: str) -> None:
    """Offer colleagues, a page at a time."""
    page = whole_number(arguments[0] if arguments else "")
    found = await context.office.assistance.preparing.candidates(context.member)
    await reply.show(update, screens.colleagues(found, page))


async def name(update: Update, context: AppContext, *arguments: str) -> None:
    """Name a colleague; 0 names nobody."""
    number = whole_number(arguments[0] if arguments else "")
    await context.office.assistance.preparing.name(context.member, number or None)
    await show(update, context)
