"""/bantuan and what the bot does not know: both use the same table as the menus."""

from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers.questions import ask
from bot.screens.assistance.offer import in_help
from bot.screens.people.first_minutes import resume
from bot.telegram import (
    Action,
    Button,
    ForgedData,
    Screen,
    callback_arguments,
    in_rows,
    menus,
    pack,
    reply,
    whole_number,
)
from bot.texts import help as texts
from bot.texts import talk
from bot.texts.anomalies import thread
from office.people import Role

HELP_BUTTON: Final = Action("hp")


async def bantuan(update: Update, context: AppContext) -> None:
    """Say how to use the bot, with examples to tap and the purposes of its commands."""
    await reply.send(update, await in_help(context.bot_data, _first(context)))


async def turn_page(update: Update, context: AppContext) -> None:
    """Show the commands of a purpose, or come back, or answer an example."""
    match callback_arguments.arguments(update):
        case ():
            await reply.show(update, await in_help(context.bot_data, _first(context)))
        case ("g", number) if whole_number(number) < len(context.bot_data.help):
            heading, lines = context.bot_data.help[int(number)]
            commands = menus.listed(context.bot_data.commands, _roles(context))
            words = {command.name: command.words.help for command in commands}
            back = Button(texts.BACK, pack(HELP_BUTTON))
            await reply.show(update, Screen(texts.purpose(heading, lines, words), ((back,),)))
        case ("x", number) if whole_number(number) < len(_examples(context)):
            await reply.acknowledge(update)
            await ask.asked(update, context, _examples(context)[int(number)])
        case _:
            raise ForgedData


def _first(context: AppContext) -> Screen:
    examples = enumerate(_examples(context))
    headings = [
        Button(head, pack(HELP_BUTTON, "g", at))
        for at, (head, _) in enumerate(context.bot_data.help)
    ]
    return Screen(
        texts.HOW,
        (
            *((Button(text, pack(HELP_BUTTON, "x", number)),) for number, text in examples),
            *in_rows([*headings, resume()]),
        ),
    )


def _examples(context: AppContext) -> tuple[str, ...]:
    roles = _roles(context)
    return next(three for role, three in texts.EXAMPLES.items() if role in roles)


def _roles(context: AppContext) -> frozenset[Role]:
    return context.office.people.roles(context.member) | {Role.OFFICER}


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
