"""/surat: sample letters, as text to copy and as a Word file."""

from collections.abc import Mapping
from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers.feature import Feature
from bot.screens import letters as screens
from bot.screens.letters import LETTER_BUTTON
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply
from bot.telegram.menus import Command
from bot.texts import letters as texts
from bot.texts.letters import SURAT
from knowledge.reading.content import Content
from knowledge.reading.letters import Letter


async def surat(update: Update, context: AppContext) -> None:
    """List the letters, or send the one whose number follows the command."""
    letters = list(context.bot_data.shelf.content.letters.values())
    number = "".join(context.args or [])
    if not number:
        await reply.send(update, screens.listed(letters))
    elif number.isdecimal() and 1 <= int(number) <= len(letters):
        await _send(update, letters[int(number) - 1])
    else:
        await reply.send(update, Screen(texts.unknown(len(letters))))


async def begin_with(update: Update, context: AppContext, chosen: str) -> None:
    """Send the letter that a button has chosen, or list all."""
    letters = context.bot_data.shelf.content.letters
    await reply.acknowledge(update)
    if chosen:
        await _send(update, letters[chosen])
    else:
        await reply.send(update, screens.listed(list(letters.values())))


def presets(content: Content) -> Mapping[str, str]:
    """Return the letters, each with its title."""
    return {id: letter.title for id, letter in content.letters.items()}


async def send_letter(update: Update, context: AppContext) -> None:
    """Send the letter of the button, or show the list again."""
    letters = context.bot_data.shelf.content.letters
    match callback_arguments.arguments(update):
        case ():
            await reply.show(update, screens.listed(list(letters.values())))
        case (letter_id,) if letter_id in letters:
            await reply.acknowledge(update)
            await _send(update, letters[letter_id])
        case (_,):
            raise StaleButton
        case _:
            raise ForgedData


async def _send(update: Update, letter: Letter) -> None:
    await reply.send(update, screens.letter(letter))
    await reply.send_file(
        update,
        name=f"{letter.id}.docx",
        content=screens.as_docx(letter),
        caption=texts.FILE_CAPTION,
    )


FEATURE: Final = Feature(
    commands=(Command("surat", SURAT, surat, presets=presets, begin=begin_with),),
    buttons={LETTER_BUTTON: send_letter},
)
