"""How a text is found: its sample questions are taken, moved and dropped, its headings renamed."""

from collections import Counter
from dataclasses import replace
from pathlib import PurePath

from telegram import Update

from bot.context import AppContext
from bot.handlers import privacy
from bot.handlers.revisions import draft_text
from bot.screens import forms
from bot.screens.revisions import samples as screens
from bot.screens.revisions.samples import SampleList
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.callback_data import ForgedData, StaleButton, pressed_id, whole_number
from bot.telegram.screen import Screen
from bot.texts.revisions import samples as texts
from bot.texts.revisions import writing as writing_texts
from knowledge.reading.questions.file import listed, written
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.text.file import slug
from office.errors import NotAllowed
from office.revisions import SOP_TEXT, WritingStep, Written
from office.revisions.drafting import Received, moved, renamed
from office.suggestions import Suggestion

Arguments = tuple[str, ...]


# --- asking ---


async def ask(update: Update, context: AppContext, _: Arguments = ()) -> None:
    """Show how the draft is found, and ask for questions."""
    form = await draft_text.form_of(context)
    draft = form.answers
    if draft.faults or not draft.path:
        raise StaleButton
    if draft.text:
        await context.office.suggestions.gathering.run()
        draft, _trial = await context.office.revisions.drafting.asking.tried(context.member, draft)
    form = await _keep(context, WritingStep.SAMPLES, draft)
    await show(update, context, form)


async def show(update: Update, context: AppContext, form: WritingForm, notice: str = "") -> None:
    """Show the same again, below what has just happened."""
    samples = await _samples(context, form.answers)
    renamable = context.office.revisions.drafting.asking.renamable(form.answers)
    await reply.show(update, screens.asking(form.answers, samples, renamable, notice))


async def _keep(context: AppContext, step: WritingStep, draft: Written) -> WritingForm:
    return await context.office.forms.change(
        context.member, SOP_TEXT, lambda it: it.at(step, **vars(draft))
    )


async def _samples(context: AppContext, draft: Written) -> SampleList:
    """Return the questions of the draft; without one those that count and are in no file."""
    headings = context.office.revisions.drafting.asking.headings(draft)
    name = writing_texts.name(draft.title, draft.heading)
    if draft.text:
        return SampleList(name, listed(draft.samples), headings)
    drafting, shelf = context.office.revisions.drafting, context.bot_data.shelf
    stored = drafting.asking.counting(draft, await _stored(context, draft))
    sop = shelf.library.get(PurePath(draft.path).stem)
    known = Counter(sample.heading for sample in (*(sop.questions if sop else ()), *stored))
    return SampleList(name, stored, headings, [(heading, known[heading]) for heading in headings])


async def _stored(context: AppContext, draft: Written) -> list[Suggestion]:
    passages = context.office.revisions.drafting.asking.passages(draft)
    found = await context.office.suggestions.samples.of(passages)
    return sorted(found, key=lambda phrasing: passages.index(phrasing.passage))


# --- taking ---


async def typed(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take lines as sample questions."""
    await privacy.tell_masked(update, context)
    draft = form.answers
    asking = context.office.revisions.drafting.asking
    given = await asking.given(draft, said.splitlines())
    before = len(listed(draft.samples))
    notice = screens.notice(given, before, is_in_use=not draft.text)
    if draft.text:
        draft = replace(draft, samples=written(given.taken))
        draft, _trial = await asking.tried(context.member, draft)
        form = await _keep(context, WritingStep.SAMPLES, draft)
    else:
        asked = asking.addressed(draft, given.taken)
        await context.office.suggestions.samples.give(context.member, asked)
    await show(update, context, form, notice)


async def use(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Take a question of others that nothing answers so far."""
    form = await draft_text.form_of(context)
    number, mark = pressed_id(arguments), arguments[1:]
    proposed = form.answers.proposed
    if not 0 < number <= len(proposed) or mark != (forms.version(proposed[number - 1]),):
        await show(update, context, form, texts.GONE)
        return
    await typed(update, context, form, proposed[number - 1])


# --- correcting ---


async def list_all(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Show the questions by their numbers."""
    form = await draft_text.form_of(context)
    first = whole_number(arguments[0]) if arguments else 0
    await reply.show(update, screens.questions(await _samples(context, form.answers), first))


async def open_one(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Show one of them, with where it can go."""
    samples = await _samples(context, (await draft_text.form_of(context)).answers)
    number = pressed_id(arguments)
    if arguments[1:] != (samples.version,) or not 0 < number <= len(samples.questions):
        await reply.show(update, screens.questions(samples, told=texts.GONE))
        return
    await reply.show(update, screens.question(samples, number))


async def move(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Put a question below another heading, or drop it."""
    form = await draft_text.form_of(context)
    samples = await _samples(context, form.answers)
    if len(arguments) != 3:
        raise ForgedData
    number, place = whole_number(arguments[0]), whole_number(arguments[2])
    if arguments[1] != samples.version or not 0 < number <= len(samples.questions):
        await reply.show(update, screens.questions(samples, told=texts.GONE))
        return
    if place > len(samples.headings):
        raise ForgedData
    heading = samples.headings[place - 1] if place else ""
    if form.answers.text:
        await _move_drafted(context, form.answers, number, heading)
    else:
        await _move_stored(context, form.answers, number, heading)
    form = await draft_text.form_of(context)
    await reply.show(update, screens.questions(await _samples(context, form.answers)))


async def _move_drafted(context: AppContext, draft: Written, number: int, heading: str) -> None:
    asking = context.office.revisions.drafting.asking
    draft, _trial = await asking.tried(context.member, moved(draft, number - 1, heading))
    await _keep(context, WritingStep.SAMPLES, draft)


async def _move_stored(context: AppContext, draft: Written, number: int, heading: str) -> None:
    found = (await _stored(context, draft))[number - 1]
    samples = context.office.suggestions.samples
    await samples.drop(found.id, context.member)
    if heading:
        passage = context.office.revisions.drafting.asking.passage(draft, heading)
        await samples.give(context.member, {passage: [found.text]})


# --- headings ---


async def rename(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Ask which heading to rename, or for its new words."""
    form = await draft_text.form_of(context)
    renamable = context.office.revisions.drafting.asking.renamable(form.answers)
    if not arguments:
        await reply.show(update, screens.which_heading(renamable))
        return
    number = pressed_id(arguments)
    if not 0 < number <= len(renamable):
        raise ForgedData
    draft = replace(form.answers, renamed=renamable[number - 1])
    await show_rename(update, await _keep(context, WritingStep.RENAME, draft))


async def show_rename(update: Update, form: WritingForm) -> None:
    """Ask for the new words of the heading that was chosen."""
    await reply.show(update, screens.rename(form.answers.renamed))


async def new_heading(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take the new heading. The text is checked again, as any other."""
    draft = form.answers
    headings = Manuscript.of(draft.text).headings
    if draft.renamed not in headings:
        raise NotAllowed
    if not slug(said) or len(said) > writing_texts.LONGEST_TITLE or "\n" in said:
        told = writing_texts.BAD_TITLE.format(most=writing_texts.LONGEST_TITLE)
        await reply.send(update, Screen(told))
        return
    if slug(said) in {slug(heading) for heading in headings}:
        await reply.send(update, Screen(writing_texts.TITLE_TAKEN))
        return
    draft, text = renamed(draft, said)
    await draft_text.take(update, context, draft, Received(text))
