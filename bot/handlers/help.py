"""/bantuan and what the bot does not know: both use the same table as the menus."""

from telegram import Update

from bot.context import AppContext
from bot.telegram import Screen, menus, reply
from bot.texts import help as texts
from bot.texts import talk
from bot.texts.anomalies import thread


async def bantuan(update: Update, context: AppContext) -> None:
    """List the commands that this member may use."""
    roles = context.office.people.roles(context.member)
    commands = menus.listed(context.bot_data.commands, roles)
    purposes = {command.name: command.words.help for command in commands}
    await reply.send(update, Screen(texts.bantuan(context.bot_data.help, purposes)))


async def unknown_command(update: Update, context: AppContext) -> None:
    """Name the most similar command that this member may use, and the list of all."""
    roles = context.office.people.roles(context.member)
    commands = menus.listed(context.bot_data.commands, roles)
    typed = ((update.message.text if update.message else None) or "/").split()[0]
    nearest = menus.nearest(typed.removeprefix("/").partition("@")[0].lower(), commands)
    await reply.send(update, Screen(talk.unknown_command(nearest)))


async def not_text(update: Update, _context: AppContext) -> None:
    """Answer stickers, voice, places and the like with one clear sentence."""
    message = update.message
    if message is None:
        return
    is_spoken = message.voice or message.audio or message.video or message.video_note
    await reply.send(update, Screen(thread.NOT_LISTENING if is_spoken else talk.ONLY_TEXT))
