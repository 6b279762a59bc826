"""/start: a newcomer with an invitation is enrolled, a member is greeted."""

from telegram import Update

from bot import menus, reply
from bot.context import AppContext
from bot.screen import Screen
from bot.texts import people as texts


async def start(update: Update, context: AppContext) -> None:
    """Enrol the bearer of an invitation, or greet a member who starts the chat again."""
    code = context.args[0] if context.args else ""
    user = update.effective_user
    if not code or user is None:
        await reply.send(update, Screen(texts.welcome_back(context.member.name)))
        return
    member = await context.desk.services.people.enrol(code, user.id)
    unit = context.desk.directory.units[member.unit].name
    await reply.send(update, Screen(texts.welcome(member.name, unit)))
    roles = context.desk.services.people.roles(member)
    await menus.offer(context.bot, context.desk.commands, user.id, roles)
