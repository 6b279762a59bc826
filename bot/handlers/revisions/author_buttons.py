"""The buttons of an author and of a keeper."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import PurePath

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers.resuming import quoted
from bot.handlers.revisions import (
    case_lines,
    draft_text,
    elsewhere,
    keeper_news,
    mending,
    other_content,
    samples,
    withdrawing,
    write,
)
from bot.screens import forms
from bot.screens.revisions.buttons import WriteButton
from bot.screens.revisions.cards import RevisionCards
from bot.screens.revisions.writing import WritingForm, place_of, version_of
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, StaleButton, pressed_id, whole_number
from bot.telegram.screen import Screen
from bot.texts.revisions import writing as texts
from knowledge.reading.revising.manuscript import Manuscript
from office.forms import NoForm
from office.revisions import (
    SOP_TEXT,
    DraftDecided,
    DraftFaulty,
    Revision,
    RevisionUnknown,
    WritingStep,
    Written,
)
from office.revisions.drafting import Received

Arguments = tuple[str, ...]


async def write_content(update: Update, context: AppContext) -> None:
    """Do what the tapped button says, for those who write content today."""
    demand(context, *write.AUTHORS)
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS:
        raise ForgedData
    await _ACTS[WriteButton(command)](update, context, tuple(arguments))


async def _new_sop(update: Update, context: AppContext, _: Arguments) -> None:
    await write.choose_new_sop(update, context)


async def _other(update: Update, context: AppContext, arguments: Arguments) -> None:
    form, numbers = (
        await draft_text.form_of(context),
        [whole_number(argument) for argument in arguments[:2]],
    )
    path = await other_content.choose(update, context, form, *numbers)
    if path is not None:
        await write.choose_file(update, context, path)


async def _use_title(update: Update, context: AppContext, _: Arguments) -> None:
    """Take the title that the document has."""
    form = await draft_text.form_of(context)
    if form.step is not WritingStep.TITLE or not form.answers.file_title:
        raise StaleButton
    await write.name_it(update, context, form, form.answers.file_title)


async def _section(update: Update, context: AppContext, arguments: Arguments) -> None:
    await write.choose_section(update, context, pressed_id(arguments))


async def _whole(update: Update, context: AppContext, _: Arguments) -> None:
    await write.choose_whole(update, context)


async def _new_section(update: Update, context: AppContext, _: Arguments) -> None:
    await write.choose_new_section(update, context)


async def _owner(update: Update, context: AppContext, arguments: Arguments) -> None:
    await write.choose_owner(update, context, "".join(arguments[:1]))


async def _as_file(update: Update, context: AppContext, _: Arguments) -> None:
    await draft_text.send_as_file(update, await draft_text.form_of(context))


async def _date(update: Update, context: AppContext, arguments: Arguments) -> None:
    if await _checked(update, context, arguments) is None:
        return
    form = await context.office.forms.go_to(context.member, SOP_TEXT, WritingStep.DATE)
    await write.show(update, context, form)


async def _no_date(update: Update, context: AppContext, arguments: Arguments) -> None:
    if await _checked(update, context, arguments) is not None:
        await draft_text.set_values(update, context, effective_from=None)


async def _must_read(update: Update, context: AppContext, arguments: Arguments) -> None:
    if await _checked(update, context, arguments) is not None:
        await draft_text.set_values(update, context, must_read=arguments[1:] == ("1",))


async def _send(update: Update, context: AppContext, arguments: Arguments) -> None:
    form = await _checked(update, context, arguments)
    if form is not None:
        await draft_text.submit(update, context, form)


async def _same_figures(update: Update, context: AppContext, arguments: Arguments) -> None:
    form = await _checked(update, context, arguments)
    if form is not None:
        await elsewhere.replace_here(update, context, form)


async def _checked(update: Update, context: AppContext, arguments: Arguments) -> WritingForm | None:
    """Return the draft of the preview, without faults. None: the preview shows another draft.

    Raises:
        DraftFaulty: a text that was sent after the preview has faults.
        NoForm: there is no text.
    """
    form = await draft_text.form_of(context)
    if form.answers.faults:
        raise DraftFaulty
    if form.step not in (WritingStep.PREVIEW, WritingStep.DATE) or not form.answers.text:
        raise NoForm(SOP_TEXT.topic)
    is_shown = arguments[:1] == (version_of(form.answers),)
    if is_shown or form.is_result_of(update.update_id):
        return form
    await reply.show(update, forms.replaced())
    return None


async def _as_text(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Take the quoted message as the text after all."""
    form, said = await draft_text.form_of(context), quoted(update)
    is_meant = arguments == (place_of(form.answers),)
    if not is_meant or form.step not in (WritingStep.TEXT, WritingStep.PREVIEW, WritingStep.DATE):
        raise StaleButton
    await draft_text.take_message(update, context, form, said)


async def _as_other(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Take the quoted message as the text of another section."""
    form, said = await draft_text.form_of(context), quoted(update)
    written = form.answers
    headings = (await context.office.revisions.drafting.target(written.path)).headings
    place, number = (*arguments, "", "")[:2]
    at = whole_number(number)
    is_meant = place == place_of(written) and 0 < at <= len(headings)
    if not is_meant or form.step not in (WritingStep.TEXT, WritingStep.PREVIEW):
        raise StaleButton
    heading = headings[at - 1]
    if await write.is_allowed(update, context, written.path, written.section, [heading]):
        # What was written for the section before is no part of this draft.
        other = replace(written, heading=heading, text="", samples="")
        await draft_text.take_message(update, context, replace(form, answers=other), said)


async def _as_samples(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Take the lines of the quoted message as sample questions."""
    form, said = await draft_text.form_of(context), quoted(update)
    is_meant = arguments == (place_of(form.answers),) and form.answers.probes
    if not is_meant or form.step not in (WritingStep.PREVIEW, WritingStep.SAMPLES):
        raise StaleButton
    await samples.typed(update, context, form, said)


async def _leave_text(update: Update, context: AppContext, _: Arguments) -> None:
    await reply.show(update, Screen(texts.LEFT_AS_IT_WAS))


async def _drafts(update: Update, context: AppContext, _: Arguments) -> None:
    found = await context.office.revisions.queries.own(context.member)
    cards = await RevisionCards.of(context.bot_data, *found)
    await reply.show(update, cards.drafts(found))


async def _draft(update: Update, context: AppContext, arguments: Arguments) -> None:
    draft = await context.office.revisions.queries.seen_by(pressed_id(arguments), context.member)
    cards = await RevisionCards.of(context.bot_data, draft)
    await reply.show(update, cards.own(draft))


async def _mend(update: Update, context: AppContext, arguments: Arguments) -> None:
    await mending.mend(update, context, pressed_id(arguments))


async def _withdraw(update: Update, context: AppContext, arguments: Arguments) -> None:
    try:
        await context.office.revisions.drafting.withdraw(pressed_id(arguments), context.member)
    except DraftDecided:
        await _draft(update, context, arguments)  # how it was decided stands there
        return
    await reply.show(update, Screen(texts.WITHDRAWN))


async def _history(update: Update, context: AppContext, arguments: Arguments) -> None:
    if arguments:
        draft = await context.office.revisions.queries.seen_by(
            pressed_id(arguments), context.member
        )
        path, title = draft.path, draft.title
    else:
        written = (await draft_text.form_of(context)).answers
        path, title = written.path, written.title
    found = await context.office.revisions.queries.history(path)
    cards = await RevisionCards.of(context.bot_data, *found)
    await reply.acknowledge(update)
    await reply.send(update, cards.history(title, found, context.bot_data.shelf.written(path)))


async def _old_text(update: Update, context: AppContext, arguments: Arguments) -> None:
    revision = await context.office.revisions.queries.revision(pressed_id(arguments))
    cards = await RevisionCards.of(context.bot_data, revision)
    await reply.acknowledge(update)
    name = f"revisi-{revision.number}"
    await _send_text(update, revision, revision.text, name, cards.old_text(revision))


async def _old_file(update: Update, context: AppContext, arguments: Arguments) -> None:
    revision, file = await _covered(context, arguments)
    cards = await RevisionCards.of(context.bot_data, revision)
    await reply.acknowledge(update)
    await _send_text(update, revision, file, "berkas", cards.old_file(revision))


async def _covered(context: AppContext, arguments: Arguments) -> tuple[Revision, str]:
    """Return a revision and the text of the file below it.

    Raises:
        RevisionUnknown: there is no such file any more.
    """
    revision = await context.office.revisions.queries.revision(pressed_id(arguments))
    file = context.bot_data.shelf.written(revision.path)
    if file is None:
        raise RevisionUnknown
    return revision, file


async def _send_text(
    update: Update, revision: Revision, text: str, which: str, below: Screen
) -> None:
    name = PurePath(revision.path)
    await reply.send_file(
        update,
        name=f"{name.stem}-{which}{name.suffix}",
        content=text.encode(),
        caption=texts.name(revision.title, ""),
    )
    await reply.send(update, below)


async def _restore(update: Update, context: AppContext, arguments: Arguments) -> None:
    revision = await context.office.revisions.queries.revision(pressed_id(arguments))
    await _begin_with(update, context, revision, revision.text, samples=revision.samples)


async def _restore_file(update: Update, context: AppContext, arguments: Arguments) -> None:
    revision, file = await _covered(context, arguments)
    await _begin_with(update, context, revision, file)


async def _begin_with(
    update: Update, context: AppContext, revision: Revision, text: str, samples: str = ""
) -> None:
    """Begin a draft with the old text, over what is in force now. It is reviewed like any other."""
    target = await context.office.revisions.drafting.target(revision.path)
    is_free = await write.is_free(update, context)
    if not is_free or not await write.is_allowed(update, context, target.path, target.section):
        return
    await reply.acknowledge(update)
    old = Received(Manuscript.of(text))
    values = Written(**target.values, samples=samples)
    await draft_text.take(update, context, values, old, begins=True)


async def _out(update: Update, context: AppContext, _: Arguments) -> None:
    """Leave the questions: to the preview, or to the sections of the SOP."""
    form = await draft_text.form_of(context)
    step = WritingStep.PREVIEW if form.answers.text else WritingStep.SECTION
    form = await context.office.forms.go_to(context.member, SOP_TEXT, step)
    await write.show(update, context, form)


Act = Callable[[Update, AppContext, Arguments], Awaitable[None]]

_ACTS: Mapping[WriteButton, Act] = {
    WriteButton.NEW_SOP: _new_sop,
    WriteButton.OTHER: _other,
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
    WriteButton.OLD_FILE: _old_file,
    WriteButton.SAME_FIGURES: _same_figures,
    WriteButton.NEXT_PLACE: elsewhere.open_next,
    WriteButton.RESTORE_FILE: _restore_file,
    WriteButton.CONFLICTS: keeper_news.conflicts,
    WriteButton.CONFLICT: keeper_news.conflict,
    WriteButton.KEEP_REVISION: keeper_news.keep_revision,
    WriteButton.TAKE_FILE: keeper_news.take_file,
    WriteButton.FROM_FREE_WORDS: keeper_news.from_free_words,
    WriteButton.FROM_GAP: keeper_news.from_gap,
    WriteButton.LINES_READ: case_lines.confirm,
    WriteButton.LINES_UNREAD: case_lines.undo,
    WriteButton.USE_TITLE: _use_title,
    WriteButton.AS_TEXT: _as_text,
    WriteButton.AS_OTHER: _as_other,
    WriteButton.LEAVE_TEXT: _leave_text,
    WriteButton.SWITCH: withdrawing.switch,
    WriteButton.WITHDRAW_SOP: withdrawing.ask,
    WriteButton.SAMPLES: samples.ask,
    WriteButton.SAMPLE_LIST: samples.list_all,
    WriteButton.SAMPLE: samples.open_one,
    WriteButton.MOVE: samples.move,
    WriteButton.USE: samples.use,
    WriteButton.RENAME: samples.rename,
    WriteButton.OUT: _out,
    WriteButton.AS_SAMPLES: _as_samples,
}
