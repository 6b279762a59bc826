"""Previews: only the newest has buttons, and a file sent at one is refused and loses nothing."""

from dataclasses import replace
from typing import Any, TypeVar

from telegram import Update

from bot.context import AppContext
from bot.telegram import Screen, reply
from bot.texts import forms as texts
from office.forms import Flow, Form

W = TypeVar("W", bound=Any)


async def show(update: Update, context: AppContext, form: Form[Any, Any], screen: Screen) -> None:
    """Show a preview, and take the buttons off the one that it replaces."""
    before = form.answers.preview_id
    shown = await reply.show_newest(update, screen, before)
    if shown != before:
        await context.office.forms.note(context.member, form.flow, preview_id=shown)


async def strip(update: Update, context: AppContext, flow: Flow[Any, Any]) -> None:
    """Take the buttons off the preview of a form that begins anew."""
    before = await context.office.forms.of(context.member, flow)
    if before is not None:
        await reply.strip(update, before.answers.preview_id)


async def replacing(context: AppContext, flow: Flow[Any, Any], words: W) -> W:
    """Return the words of a new preview, with the preview that it replaces."""
    before = await context.office.forms.of(context.member, flow)
    return words if before is None else replace(words, preview_id=before.answers.preview_id)


async def refuse_file(update: Update, context: AppContext, form: Form[Any, Any]) -> None:
    """Say that words are needed, once an album. The form stays as it is."""
    album = update.message.media_group_id if update.message else None
    if album is not None and album == form.answers.album:
        return
    await reply.send(update, Screen(texts.WORDS_NEEDED), is_quoting=True)
    if album is not None:
        await context.office.forms.note(context.member, form.flow, album=album)
