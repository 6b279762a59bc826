"""A figure that a draft replaces is replaced elsewhere, too: in its file, or in the next draft."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.revisions import draft_text, write
from bot.screens.revisions import elsewhere as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.texts.revisions import elsewhere as texts
from knowledge.reading.revising.manuscript import Manuscript
from office.revisions import Written
from office.revisions.drafting import Received, with_new_figures

Arguments = tuple[str, ...]


async def replace_here(update: Update, context: AppContext, form: WritingForm) -> None:
    """Write the new figures into the other sections of the draft, too."""
    written = form.answers
    standing = await context.office.revisions.drafting.standing(written)
    found = await draft_text.elsewhere(context, written, standing)
    own = [place for place in found if place.path == written.path]
    if not own:
        await draft_text.preview(update, context, form)
        return
    text = with_new_figures(standing.text or written.text, own)
    await draft_text.take_whole(update, context, written, Received(Manuscript.of(text)))


async def open_next(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Begin the draft of another file, with the new figures in place of the old ones."""
    match arguments:
        case (number, key):
            draft_id = whole_number(number)
        case _:
            raise ForgedData
    revisions = context.office.revisions
    draft = await revisions.queries.seen_by(draft_id, context.member)
    left = await revisions.drafting.elsewhere.left_of(draft, context.member)
    path = next((one for one in left if screens.place_key(one) == key), None)
    if path is None:
        await reply.acknowledge(update)
        await reply.send(update, Screen(texts.NOTHING_LEFT))
        return
    target = await revisions.drafting.target(path)
    is_free = await write.is_free(update, context)
    if not is_free or not await write.is_allowed(update, context, path, target.section):
        return
    await reply.acknowledge(update)
    text = with_new_figures(target.before or "", left[path])
    written = Written(**target.values, effective_from=draft.effective_from)
    await draft_text.take(update, context, written, Received(Manuscript.of(text)), begins=True)
