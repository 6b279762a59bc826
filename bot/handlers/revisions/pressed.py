"""The buttons of an author and of a keeper."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePath

from telegram import Update

from bot.access import demand
from bot.content.manuscripts import Received
from bot.context import AppContext
from bot.handlers.revisions import kept, text, write
from bot.handlers.revisions.target import target_of
from bot.screens.revisions.buttons import WriteButton
from bot.screens.revisions.writing import WritingForm
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, pressed_id
from bot.telegram.screen import Screen
from bot.texts.revisions import writing as texts
from knowledge.reading.manuscript import Manuscript
from office.errors import DraftFaulty, NoForm
from office.forms import Topic
from office.revisions import SOP_TEXT, WritingStep, Written

Arguments = tuple[str, ...]


async def pressed(update: Update, context: AppContext) -> None:
    """Do what the tapped button says, for those who are keepers today."""
    demand(context, *write.KEEPERS)
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[WriteButton(command)](update, context, tuple(arguments))


async def _new_sop(update: Update, context: AppContext, _: Arguments) -> None:
    await write.choose_new_sop(update, context)


async def _section(update: Update, context: AppContext, arguments: Arguments) -> None:
    await write.choose_section(update, context, pressed_id(arguments))


async def _whole(update: Update, context: AppContext, _: Arguments) -> None:
    await write.choose_whole(update, context)


async def _new_section(update: Update, context: AppContext, _: Arguments) -> None:
    await write.choose_new_section(update, context)


async def _owner(update: Update, context: AppContext, arguments: Arguments) -> None:
    await write.choose_owner(update, context, "".join(arguments[:1]))


async def _as_file(update: Update, context: AppContext, _: Arguments) -> None:
    await text.send_as_file(update, context, await write.form_of(context))


async def _date(update: Update, context: AppContext, _: Arguments) -> None:
    await _checked(context)
    form = await context.forms.go_to(context.member, SOP_TEXT, WritingStep.DATE)
    await write.show(update, context, form)


async def _no_date(update: Update, context: AppContext, _: Arguments) -> None:
    await _checked(context)
    await text.set_values(update, context, effective_from=None)


async def _must_read(update: Update, context: AppContext, arguments: Arguments) -> None:
    await _checked(context)
    await text.set_values(update, context, must_read=arguments[:1] == ("1",))


async def _send(update: Update, context: AppContext, _: Arguments) -> None:
    await text.submit(update, context, await _checked(context))


async def _checked(context: AppContext) -> WritingForm:
    """Return a draft without faults. The buttons of a preview stay in the chat after it.

    Raises:
        DraftFaulty: a text that was sent after the preview has faults.
        NoForm: there is no text.
    """
    form = await write.form_of(context)
    if form.answers.faults:
        raise DraftFaulty
    if form.step not in (WritingStep.PREVIEW, WritingStep.DATE) or not form.answers.text:
        raise NoForm(Topic.SOP_TEXT)
    return form


async def _drafts(update: Update, context: AppContext, _: Arguments) -> None:
    found = await context.revisions.queries.own(context.member)
    cards = await context.bot_data.revision_cards(*found)
    await reply.show(update, cards.drafts(found))


async def _draft(update: Update, context: AppContext, arguments: Arguments) -> None:
    draft = await context.revisions.queries.seen_by(pressed_id(arguments), context.member)
    cards = await context.bot_data.revision_cards(draft)
    await reply.show(update, cards.own(draft))


async def _mend(update: Update, context: AppContext, arguments: Arguments) -> None:
    await write.mend(update, context, pressed_id(arguments))


async def _withdraw(update: Update, context: AppContext, arguments: Arguments) -> None:
    await context.revisions.drafting.withdraw(pressed_id(arguments), context.member)
    await reply.show(update, Screen(texts.WITHDRAWN))


async def _history(update: Update, context: AppContext, arguments: Arguments) -> None:
    if arguments:
        draft = await context.revisions.queries.seen_by(pressed_id(arguments), context.member)
        path, title = draft.path, draft.title
    else:
        written = (await write.form_of(context)).answers
        path, title = written.path, written.title
    found = await context.revisions.queries.history(path)
    cards = await context.bot_data.revision_cards(*found)
    await reply.acknowledge(update)
    await reply.send(update, cards.history(title, found))


async def _old_text(update: Update, context: AppContext, arguments: Arguments) -> None:
    revision = await context.revisions.queries.revision(pressed_id(arguments))
    cards = await context.bot_data.revision_cards(revision)
    await reply.acknowledge(update)
    name = PurePath(revision.path)
    await reply.send_file(
        update,
        name=f"{name.stem}-revisi-{revision.number}{name.suffix}",
        content=revision.text.encode(),
        caption=texts.name(revision.title, ""),
    )
    await reply.send(update, cards.old_text(revision))


async def _restore(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Begin a draft with the old text, over what is in force now. It is reviewed like any other."""
    revision = await context.revisions.queries.revision(pressed_id(arguments))
    target = await target_of(context, revision.path)
    is_free = await write.is_free(update, context)
    if not is_free or not await write.is_allowed(update, context, target):
        return
    await reply.acknowledge(update)
    old = Received(Manuscript.of(revision.text))
    await text.take(update, context, Written(**target.values), old, begins=True)


Act = Callable[[Update, AppContext, Arguments], Awaitable[None]]

_ACTS: Mapping[WriteButton, Act] = {
    WriteButton.NEW_SOP: _new_sop,
    WriteButton.SECTION: _section,
    WriteButton.WHOLE: _whole,
    WriteButton.NEW_SECTION: _new_section,
    WriteButton.OWNER: _owner,
    WriteButton.AS_FILE: _as_file,
    WriteButton.DATE: _date,
    WriteButton.NO_DATE: _no_date,
    WriteButton.MUST_READ: _must_read,
    WriteButton.SEND: _send,
    WriteButton.DRAFTS: _drafts,
    WriteButton.DRAFT: _draft,
    WriteButton.MEND: _mend,
    WriteButton.WITHDRAW: _withdraw,
    WriteButton.HISTORY: _history,
    WriteButton.OLD_TEXT: _old_text,
    WriteButton.RESTORE: _restore,
    WriteButton.CONFLICTS: kept.conflicts,
    WriteButton.CONFLICT: kept.conflict,
    WriteButton.KEEP_REVISION: kept.keep_revision,
    WriteButton.TAKE_FILE: kept.take_file,
    WriteButton.FROM_UNSORTED: kept.from_unsorted,
    WriteButton.FROM_GAP: kept.from_gap,
}
