"""What an office wishes more than the law asks: reports without photos, or without names."""

from telegram import Update

from bot.context import AppContext
from bot.screens import data_protection as screens
from bot.telegram import Screen, reply
from bot.texts.anomalies import report as texts
from bot.texts.data_protection import own_messages
from office.privacy import named_in


async def refuses_file(update: Update, context: AppContext) -> bool:
    """Refuse a photo or document if the office takes none, and offer to delete it from the chat."""
    sent = update.message
    if context.office.rules().takes_files or sent is None or not (sent.photo or sent.document):
        return False
    said = f"{texts.NO_FILES} {own_messages.STILL_THERE}"
    await reply.send(update, Screen(said, screens.delete([sent.message_id])))
    return True


def as_wanted(context: AppContext, text: str) -> str:
    """Return words as the office stores them: perhaps without names."""
    return context.office.anomalies.shared.as_wanted(text)


def note_hidden(context: AppContext, text: str) -> None:
    """Say above the next screen that a name is hidden, if one is."""
    if _has_hidden(context, text):
        reply.note.set(texts.NAMES_HIDDEN)


async def tell_hidden(update: Update, context: AppContext, text: str) -> None:
    """Say that a name is hidden, where no screen follows."""
    if _has_hidden(context, text):
        await reply.send(update, Screen(texts.NAMES_HIDDEN))


def _has_hidden(context: AppContext, text: str) -> bool:
    return context.office.rules().hides_names and bool(named_in(text))
