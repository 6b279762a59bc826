"""A document that a keeper sends: read, given its place or its title, and taken as the text."""

from dataclasses import replace

from telegram import Update
from telegram.error import BadRequest

from bot.context import AppContext
from bot.handlers.revisions import draft_text
from bot.screens.revisions import writing as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts import drafts as draft_texts
from bot.texts.revisions import writing as texts
from knowledge.converting import Obstacle, Unconvertible
from office.revisions import WritingStep, Written
from office.revisions.drafting import Received

_TOO_BIG = "file is too big"


async def file(update: Update, context: AppContext, form: WritingForm) -> None:
    """Take a file: a content file goes to its place, a document becomes the text."""
    document = update.message.document if update.message else None
    if document is None:
        await reply.send(update, Screen(texts.NO_DOCUMENT))
        return
    name = document.file_name or ""
    written = replace(form.answers, file_id=document.file_id, file_name=name)
    match form.step:
        case WritingStep.SOP:
            await take_unplaced(update, context, written)
        case WritingStep.TITLE:
            await _take_untitled(update, context, written)
        case _:
            await take_file(update, context, written)


async def take_unplaced(
    update: Update, context: AppContext, written: Written, *, begins: bool = False
) -> bool:
    """Take a document whose purpose is unknown: its name and head may tell.

    If not, it is kept until its author says so. Returns False if it was refused with a reason.
    """
    received = await _received(update, context, written)
    if received is None:
        return False
    placed = await context.office.revisions.drafting.placed(context.member, written, received)
    if placed is None:
        titled = replace(written, file_title=_title_of(received))
        kept = await draft_text.keep(context, WritingStep.SOP, titled, begins=begins)
        await reply.show(update, screens.start(kept, 0))
    else:
        await draft_text.take(update, context, placed, received, begins=begins)
    return True


async def _take_untitled(update: Update, context: AppContext, written: Written) -> None:
    """Propose the title that a document has. It is kept until its author has confirmed one."""
    received = await _received(update, context, written)
    if received is not None:
        titled = replace(written, file_title=_title_of(received))
        kept = await draft_text.keep(context, WritingStep.TITLE, titled, begins=False)
        await reply.show(update, screens.title(kept))


async def take_file(update: Update, context: AppContext, written: Written) -> None:
    """Take the document of the form as the text that is being written."""
    received = await _received(update, context, written)
    if received is not None:
        await draft_text.take(update, context, written, received)


def _title_of(received: Received) -> str:
    """Return the title that stands in the document, or that its name gives."""
    title = received.manuscript.head.get("title")
    return " ".join(title.split()) if isinstance(title, str) else ""


async def _received(update: Update, context: AppContext, written: Written) -> Received | None:
    """Read the document. None if it was refused with a reason."""
    try:
        content = await _downloaded(context, written.file_id)
        return await context.office.revisions.drafting.read(written, content)
    except Unconvertible as error:
        await reply.acknowledge(update)
        await reply.send(update, Screen(draft_texts.UNCONVERTIBLE[error.reason]))
        return None


async def _downloaded(context: AppContext, file_id: str) -> bytes:
    """Return the document's content. Raises Unconvertible if it is too big for Telegram."""
    try:
        file = await context.bot.get_file(file_id)
    except BadRequest as error:
        if _TOO_BIG in str(error).lower():
            raise Unconvertible(Obstacle.TOO_LARGE) from None
        raise
    return bytes(await file.download_as_bytearray())
