"""/siapkan → Catatan kertas: the figures of the time before the bot, typed line by line."""

from typing import Any

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens.setup import SetupScreens
from bot.telegram import reply
from bot.telegram.typed import typed_text
from bot.texts.figures import paper as texts
from office.forms import Form
from office.setup import PAPER, SEERS, PaperField, WrongPaper, read_paper

_FIELDS = {" ".join(label.casefold().split()): field for field, label in texts.LINES.items()}


async def begin(update: Update, context: AppContext) -> None:
    """Ask for the lines."""
    form = await context.office.forms.begin(context.member, PAPER)
    await show(update, context, form)


async def show(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Show what is noted, and how to write it."""
    await reply.show(update, (await SetupScreens.of(context.bot_data)).paper())


async def typed(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Store what was typed; a line that does not fit is refused by its name."""
    demand(context, *SEERS)
    figures = read_paper(_lines(typed_text(update)), context.office.people.today())
    await context.office.setup.note_paper(context.member, figures)
    screens = await SetupScreens.of(context.bot_data)
    await reply.send(update, screens.paper(texts.SAVED, is_asked=False))


def _lines(text: str) -> dict[PaperField, str]:
    """Return the words of each line, by what stands before its colon."""
    found: dict[PaperField, str] = {}
    for line in filter(str.strip, text.splitlines()):
        label, _, words = line.partition(":")
        field = _FIELDS.get(" ".join(label.casefold().split()))
        if field is None:
            raise WrongPaper(line)
        found[field] = words
    return found
