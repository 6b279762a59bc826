"""What reaches a keeper unasked: a changed file, an unexpected document, a gap."""

import asyncio

from telegram import Update

from bot.context import AppContext
from bot.handlers.revisions import documents, write
from bot.screens.revisions.cards import RevisionCards
from bot.telegram import reply
from bot.telegram.callback_data import pressed_id
from bot.telegram.screen import Screen
from bot.texts import sops as sop_texts
from bot.texts.faults import located
from bot.texts.revisions import writing as texts
from office.anomalies import FREE_WORDS
from office.forms import NoForm
from office.revisions import SOP_TEXT, Revision, RevisionUnknown, Written

Arguments = tuple[str, ...]


async def conflicts(update: Update, context: AppContext, _: Arguments) -> None:
    """List the files that were changed under their revisions."""
    found = await context.office.revisions.conflicts.for_keeper(context.member)
    cards = await RevisionCards.of(context.bot_data)
    await reply.acknowledge(update)
    await reply.send(update, cards.conflicts(found))


async def conflict(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Show what a changed file would change."""
    revision = await _in_conflict(context, arguments)
    cards = await RevisionCards.of(context.bot_data, revision)
    file = context.bot_data.shelf.written(revision.path)
    await reply.show(update, cards.conflict(revision, file))


async def keep_revision(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Keep the revision in force over the file as it is now."""
    revision = await _in_conflict(context, arguments)
    await context.office.revisions.conflicts.keep(revision.id, context.member)
    await reply.show(update, Screen(texts.KEPT))


async def take_file(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Use the file instead of its revisions, if it can be used."""
    revision = await _in_conflict(context, arguments)
    shelf = context.bot_data.shelf
    found = await asyncio.to_thread(shelf.faults_of_file, revision.path)
    if found:
        await reply.acknowledge(update)
        await reply.send(update, Screen(sop_texts.broken(located(found, shelf.layers))))
        return
    await context.office.revisions.conflicts.take_file(revision.id, context.member)
    await reply.show(update, Screen(texts.TAKEN))


async def _in_conflict(context: AppContext, arguments: Arguments) -> Revision:
    wanted = pressed_id(arguments)
    found = await context.office.revisions.conflicts.for_keeper(context.member)
    revision = next((one for one in found if one.id == wanted), None)
    if revision is None:
        raise RevisionUnknown
    return revision


async def from_free_words(update: Update, context: AppContext, _: Arguments) -> None:
    """Take a document that was sent without explanation as an SOP."""
    waiting = await context.office.forms.of(context.member, FREE_WORDS)
    if waiting is None or not waiting.answers.files:
        raise NoForm(FREE_WORDS.topic)
    if not await write.is_free(update, context):
        return
    sent, name = waiting.answers.files[-1], waiting.answers.document_name
    await reply.acknowledge(update)
    written = Written(file_id=sent.file_id, file_name=name)
    if await documents.take_unplaced(update, context, written, begins=True):
        await context.office.forms.discard(context.member, FREE_WORDS.topic)


async def from_gap(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Write what a gap asks for. Its question becomes a sample question of the section."""
    gap_id = pressed_id(arguments)
    gap = await context.office.suggestions.deciding.seen_by(gap_id, context.member)
    if not await write.is_free(update, context):
        return
    wordings = await context.office.suggestions.gathering.wordings_of(gap)
    written = Written(questions=wordings, gap_id=gap.id)
    form = await context.office.forms.begin(context.member, SOP_TEXT, answers=written)
    await reply.acknowledge(update)
    await write.show(update, context, form)
