"""A head has read the lines of SOPs that a list of documents quotes, or takes that back."""

from telegram import Update

from bot.context import AppContext
from bot.screens.revisions import quoted as screens
from bot.telegram import reply
from bot.telegram.callback_data import ForgedData, pressed_id

Arguments = tuple[str, ...]


async def confirm(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Confirm what the lines of a case say today."""
    match arguments:
        case (case_id, mark):
            lines = context.office.revisions.case_lines
        case _:
            raise ForgedData
    await reply.show(update, screens.read(await lines.confirm(context.member, case_id, mark)))


async def undo(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Take a confirmation back, so that its lines are marked again."""
    lines, revision_id = context.office.revisions.case_lines, pressed_id(arguments)
    await reply.show(update, screens.unread(await lines.undo(context.member, revision_id)))
