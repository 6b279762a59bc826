"""/sop_tulis: a keeper chooses what to write: a new SOP, an existing one, or a section of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.handlers import resuming
from bot.handlers.revisions import documents, draft_text, other_content, samples, withdrawing
from bot.screens.revisions import writing as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.callback_data import ForgedData
from bot.telegram.screen import Screen
from bot.telegram.typed import typed_text
from bot.texts.revisions import writing as texts
from bot.texts.revisions.writing import SOP_TEXT_FORM
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.file import slug
from office.errors import NotAllowed
from office.people import Role
from office.revisions import SOP_TEXT, WritingStep, Written
from office.revisions.drafting import Target, Waiting

KEEPERS = (Role.SOP_KEEPER, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)
# Trainers write the files of the training alone.
AUTHORS = (*KEEPERS, Role.TRAINER)


async def sop_tulis(update: Update, context: AppContext) -> None:
    """Begin to write, or ask about what was left. A name may follow the command."""
    demand(context, *AUTHORS)
    if (left := await resuming.left(update, context, SOP_TEXT, SOP_TEXT_FORM)) is not None:
        await reply.send(update, left)
        return
    name = " ".join(context.args or [])
    target = await _named(update, context, name) if name else None
    if target is not None:
        written = Written(**target.values)
        form = await context.office.forms.begin(
            context.member, SOP_TEXT, WritingStep.SECTION, written
        )
        await show(update, context, form)
    elif not name:
        await begin(update, context)


async def begin_at(update: Update, context: AppContext, sop_id: str, heading: str) -> None:
    """Begin to write one section of an SOP, unless something is being written."""
    demand(context, *AUTHORS)
    found = context.bot_data.shelf.library.get(sop_id)
    if found is None or not await is_free(update, context):
        return
    target = await context.office.revisions.drafting.target(_path_of(found))
    if not await is_allowed(update, context, target.path, target.section, [heading]):
        return
    written = Written(**target.values, heading=heading)
    form = await context.office.forms.begin(context.member, SOP_TEXT, WritingStep.TEXT, written)
    await reply.acknowledge(update)
    await reply.send(update, screens.text(form, target.part(heading)))


async def begin(update: Update, context: AppContext, _how: str = "") -> None:
    """Begin with the question which SOP to write."""
    demand(context, *AUTHORS)
    await show(update, context, await context.office.forms.begin(context.member, SOP_TEXT))


async def show(update: Update, context: AppContext, form: WritingForm) -> None:
    """Show the question of the form's step, or the draft."""
    written = form.answers
    match form.step:
        case WritingStep.SOP:
            await other_content.start(update, context, form)
        case WritingStep.SECTION:
            target = await context.office.revisions.drafting.target(written.path)
            waiting = await context.office.revisions.drafting.waiting(written.path)
            await reply.show(update, _sections(form, target, waiting))
        case WritingStep.TITLE:
            await reply.show(update, screens.title(form))
        case WritingStep.OWNER:
            kept = await context.office.revisions.drafting.sections(context.member)
            await reply.show(
                update, screens.owners(form, context.bot_data.shelf.directory, sorted(kept))
            )
        case WritingStep.TEXT:
            await draft_text.ask(update, context, form)
        case WritingStep.PREVIEW:
            await draft_text.preview(update, context, form)
        case WritingStep.SAMPLES:
            await samples.show(update, context, form)
        case WritingStep.RENAME:
            await samples.show_rename(update, form)
        case WritingStep.DATE:
            await reply.show(update, screens.day(form))
        case WritingStep.REASON:
            await reply.show(update, screens.reason(form))
        case WritingStep.INSTEAD:
            await reply.show(update, screens.instead())


def _sections(form: WritingForm, target: Target, waiting: Sequence[Waiting]) -> Screen:
    if content_files.has_entries(target.path):
        return screens.entries(form, target.entries, waiting)
    if choice.of(target.before or "") is not SopUse.OFF:
        return screens.sections(form, target.headings, waiting)
    status = Manuscript.of(target.before or "").head.get("status")
    return screens.off(form, is_withdrawn=status == choice.WITHDRAWN)


async def typed(update: Update, context: AppContext, form: WritingForm) -> None:
    """Take a name, a number, a title, a text or a day, whichever the form asks for."""
    said = typed_text(update)
    match form.step:
        case WritingStep.SOP:
            target = await _named(update, context, said)
            if target is not None:
                await move(update, context, WritingStep.SECTION, **target.values)
        case WritingStep.SECTION:
            await _choose_section_typed(update, context, form, said)
        case WritingStep.TITLE:
            await name_it(update, context, form, said)
        case WritingStep.DATE:
            await draft_text.set_day(update, context, said)
        case WritingStep.SAMPLES:
            await samples.typed(update, context, form, said)
        case WritingStep.RENAME:
            await samples.new_heading(update, context, form, said)
        case WritingStep.REASON | WritingStep.INSTEAD:
            await withdrawing.typed(update, context, form, said)
        case _:
            await draft_text.typed(update, context, form, said)


# --- which SOP, which section ---


async def _named(update: Update, context: AppContext, name: str) -> Target | None:
    """Return the SOP of that name; None if the member was told why it cannot be written."""
    shelf = context.bot_data.shelf
    found = shelf.unused(name) or shelf.named(name)
    if found is None:
        await reply.send(update, Screen(texts.NO_SUCH_SOP))
        return None
    target = await context.office.revisions.drafting.target(_path_of(found))
    may_write = await is_allowed(update, context, target.path, target.section)
    return target if may_write else None


def _path_of(sop: Sop) -> str:
    folder = "issuers" if sop.path.parent.name == "issuers" else "sop"
    return f"{folder}/{sop.id}.md"


async def is_allowed(
    update: Update, context: AppContext, path: str, section: str, headings: Collection[str] = ()
) -> bool:
    """Whether this member may write that file of the section now. If not, they are told why.

    Raises:
        DraftWaiting: a draft of these sections, or of the whole file, waits for its reviewer.
    """
    drafting = context.office.revisions.drafting
    try:
        await drafting.check(context.member, path, section, headings)
    except NotAllowed:
        await reply.acknowledge(update)
        await reply.send(update, Screen(texts.NOT_YOURS))
        return False
    return True


async def _choose_section_typed(
    update: Update, context: AppContext, form: WritingForm, said: str
) -> None:
    headings = await _headings(context, form)
    number = int(said) if said.isdecimal() and len(said) < 4 else 0
    # The id of a question or card is the first word of its heading.
    same = [one for one in headings if said.casefold() in (one.casefold(), one.split()[0])]
    heading = same[0] if same else headings[number - 1] if 0 < number <= len(headings) else None
    if heading is None:
        await reply.send(update, Screen(texts.NO_SUCH_SECTION))
        return
    await _write_section(update, context, heading)


async def choose_section(update: Update, context: AppContext, number: int) -> None:
    """Take the section of a button."""
    headings = await _headings(context, await draft_text.form_of(context))
    if not 0 < number <= len(headings):
        raise ForgedData
    await _write_section(update, context, headings[number - 1])


async def _headings(context: AppContext, form: WritingForm) -> list[str]:
    return (await context.office.revisions.drafting.target(form.answers.path)).headings


async def _write_section(update: Update, context: AppContext, heading: str) -> None:
    written = (await draft_text.form_of(context)).answers
    if not await is_allowed(update, context, written.path, written.section, [heading]):
        return
    await move(update, context, WritingStep.TEXT, heading=heading, is_new_heading=False)


async def choose_whole(update: Update, context: AppContext) -> None:
    """Write the whole file."""
    await move(update, context, WritingStep.TEXT, heading="", is_new_heading=False)


async def choose_file(update: Update, context: AppContext, path: str) -> None:
    """Write a content file that is no SOP, or an issuer's as a whole.

    Of the training one question or card can be chosen.
    """
    target = await context.office.revisions.drafting.target(path)
    if await is_allowed(update, context, path, target.section):
        whole = {"heading": "", "is_new_heading": False}
        step = WritingStep.SECTION if content_files.has_entries(path) else WritingStep.TEXT
        await move(update, context, step, **target.values, **whole)


async def choose_new_section(update: Update, context: AppContext) -> None:
    """Add a section to the SOP."""
    await move(update, context, WritingStep.TITLE, heading="", is_new_heading=True)


async def choose_new_sop(update: Update, context: AppContext) -> None:
    """Write a new SOP."""
    fresh = {"path": "", "title": "", "section": "", "heading": "", "is_new_heading": False}
    await move(update, context, WritingStep.TITLE, **fresh, is_new=True, has_sections=True)


async def name_it(update: Update, context: AppContext, form: WritingForm, title: str) -> None:
    """Take the title of a new SOP, or of a new section."""
    short = slug(title)
    if not short or len(title) > texts.LONGEST_TITLE or "\n" in title:
        await reply.send(update, Screen(texts.BAD_TITLE.format(most=texts.LONGEST_TITLE)))
        return
    written = form.answers
    if written.is_new_heading:
        if short in {slug(heading) for heading in await _headings(context, form)}:
            await reply.send(update, Screen(texts.TITLE_TAKEN))
        elif await is_allowed(update, context, written.path, written.section, [title]):
            await move(update, context, WritingStep.TEXT, heading=title)
        return
    shelf = context.bot_data.shelf
    if short in shelf.library or short in shelf.off:
        await reply.send(update, Screen(texts.TITLE_TAKEN))
        return
    kept = await context.office.revisions.drafting.sections(context.member)
    owners = sorted(kept & context.bot_data.shelf.directory.sections.keys())
    if not owners:
        raise NotAllowed
    values = {"title": title, "section": owners[0] if len(owners) == 1 else ""}
    step = WritingStep.TEXT if len(owners) == 1 else WritingStep.OWNER
    path = f"sop/{short}.md" if len(owners) == 1 else ""
    await move(update, context, step, path=path, **values)


async def choose_owner(update: Update, context: AppContext, section: str) -> None:
    """Take the section of the office that owns a new SOP."""
    form = await draft_text.form_of(context)
    path = f"sop/{slug(form.answers.title)}.md"
    if not content_files.is_known(path) or section not in context.bot_data.shelf.directory.sections:
        raise ForgedData
    await move(update, context, WritingStep.TEXT, path=path, section=section)


# --- the form ---


async def is_free(update: Update, context: AppContext) -> bool:
    """Whether nothing is being written. If something is, ask what to do with it first."""
    left = await resuming.left(update, context, SOP_TEXT, SOP_TEXT_FORM)
    if left is not None:
        await reply.acknowledge(update)
        await reply.send(update, left)
    return left is None


async def move(update: Update, context: AppContext, step: WritingStep, **values: Any) -> None:
    """Go to that step with these answers, and show it. A document that waits becomes the text."""
    cleared: dict[str, Any] = {"text": "", "faults": (), "lost": (), "tried": ()}
    cleared |= {"samples": "", "probes": (), "bare": (), "proposed": ()}
    written = (await draft_text.form_of(context)).answers
    if step is WritingStep.TEXT and written.file_id:
        await documents.take_file(update, context, replace(written, **cleared, **values))
        return
    form = await context.office.forms.change(
        context.member, SOP_TEXT, lambda it: it.at(step, **cleared, **values)
    )
    await show(update, context, form)
