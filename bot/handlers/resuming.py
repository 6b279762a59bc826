"""What handlers of forms share: a draft that was left, and the text that a button is about."""

from typing import Any

from telegram import Message, Update

from bot.context import AppContext
from bot.screens import forms as screens
from bot.telegram import Button, Screen, StaleButton
from bot.texts.forms import FormWords
from office.forms import Flow


async def left(
    update: Update,
    context: AppContext,
    flow: Flow[Any, Any],
    words: FormWords,
    how: str = "",
    *extra: Button,
) -> Screen | None:
    """Return the question what to do with a form that was left, or None if there is none.

    A form that this same update began before a crash was not left.
    """
    form = await context.office.forms.of(context.member, flow)
    if form is None or not form.is_begun or form.is_result_of(update.update_id):
        return None
    return screens.left(flow.topic, words, how, *extra)


def quoted(update: Update) -> str:
    """Return the text to which the tapped button's message replies. Raises StaleButton."""
    shown = update.callback_query.message if update.callback_query else None
    said = shown.reply_to_message if isinstance(shown, Message) else None
    if said is None or not said.text:
        raise StaleButton
    return said.text
