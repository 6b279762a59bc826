"""The text of a draft: asked for, taken from a message or a file, checked, shown, handed in."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from telegram import Update
from telegram.error import BadRequest

from bot.content import manuscripts, typed_text
from bot.content.manuscripts import Received
from bot.context import AppContext
from bot.handlers import previews
from bot.handlers.revisions.target import Target, target_of
from bot.screens.posts import names as posts
from bot.screens.revisions import cards
from bot.screens.revisions import writing as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts import drafts as draft_texts
from bot.texts import faults as fault_texts
from bot.texts import talk
from bot.texts.revisions import writing as texts
from knowledge.converting import Obstacle, Unconvertible
from knowledge.reading.faults import Fault
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from office import privacy
from office.calendar.date_parser import IsPast, Unclear, read_day
from office.revisions import SOP_TEXT, WritingStep, Written
from office.revisions.errors import NobodyToReview
from office.shelf import digest

_TOO_BIG = "file is too big"


# --- asking ---


async def ask(update: Update, context: AppContext, form: WritingForm) -> None:
    """Ask for the text, with what is in force. If the text sent has faults, list them instead."""
    written = form.answers
    if written.faults:
        await previews.show(update, context, form, screens.faults(form))
        return
    target = await target_of(context, written.path)
    before = _written_before(form, target)
    if before is not None and screens.goes_as_file(written, before):
        await reply.acknowledge(update)
        whole = Manuscript.of(target.before or "")
        await _send_file(update, form, whole, texts.FILE_CAPTION)
        await reply.send(update, screens.text(form, before))
        return
    await reply.show(update, screens.text(form, before))


def _written_before(form: WritingForm, target: Target) -> str | None:
    """Return the part in force that is being rewritten; None for a new SOP or section."""
    written = form.answers
    if not written.heading or target.before is None:
        return target.before
    section = Manuscript.of(target.before).section(written.heading)
    return section.text if section is not None else None


# --- taking ---


async def typed(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take a text that was sent as a message, unless it may be meant otherwise."""
    if context.masked:
        hint = texts.HIDDEN_NUMBERS if privacy.Kind.PHONE in context.masked else ""
        await reply.send(update, Screen(f"{talk.masked(context.masked)} {hint}".strip()))
    present = _present(form, await target_of(context, form.answers.path))
    if typed_text.is_doubtful(present, said):
        lost = typed_text.fallen(present or "", said)
        await reply.send(update, screens.doubt(form.answers, *lost), is_quoting=True)
        return
    await take_message(update, context, form, said)


async def take_message(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take a message as the text."""
    await take(update, context, form.answers, Received(manuscripts.numbered(said)))


def _present(form: WritingForm, target: Target) -> str | None:
    """Return what a text would replace: the draft so far, or else what is in force."""
    drafted = _part(form.answers, form.answers.text)
    return drafted or _written_before(form, target)


def _part(written: Written, text: str) -> str:
    """Return the text of the section that is being written, or the whole text."""
    whole = Manuscript.of(text)
    part = whole.section(written.heading) if written.heading else whole.body
    return part.text.strip() if part is not None else ""


async def file(update: Update, context: AppContext, form: WritingForm) -> None:
    """Take a file: a content file goes to its place, a document becomes the text."""
    document = update.message.document if update.message else None
    if document is None:
        await reply.send(update, Screen(texts.NO_DOCUMENT))
    else:
        name = document.file_name or ""
        written = replace(form.answers, file_id=document.file_id, file_name=name)
        if form.step is WritingStep.SOP:
            await take_unplaced(update, context, written)
        else:
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
    name, shelf = PurePath(written.file_name).name, context.bot_data.shelf
    present = [path for path in (f"sop/{name}", f"issuers/{name}") if shelf.text(path) is not None]
    path = content_files.path_for(name, received.manuscript.text, present)
    if path is None:
        kept = await _keep(context, WritingStep.SOP, written, begins=begins)
        await reply.show(update, screens.start(kept, 0))
        return True
    target = await target_of(context, path)
    text = received.manuscript.text
    values = target.values
    if target.before is None:
        title, section = content_files.title_of(path, text), content_files.section_of(path, text)
        values = target.new_values(title, section)
    await context.office.revisions.drafting.check(context.member, path, values["section"])
    placed = replace(written, **values, heading="")
    return await take(update, context, placed, received, begins=begins)


async def take_file(update: Update, context: AppContext, written: Written) -> None:
    """Take the document of the form as the text that is being written."""
    received = await _received(update, context, written)
    if received is not None:
        await take(update, context, written, received)


async def _received(update: Update, context: AppContext, written: Written) -> Received | None:
    """Read the document. None if it was refused with a reason."""
    sop = context.bot_data.shelf.library.get(PurePath(written.path).stem)
    try:
        content = await _downloaded(context, written.file_id)
        today, path = context.office.people.today(), written.path
        return await manuscripts.read(written.file_name, content, sop, today, path)
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


async def take(
    update: Update,
    context: AppContext,
    written: Written,
    sent: Received,
    *,
    begins: bool = False,
) -> bool:
    """Put a text into its place and find all that is wrong with it.

    Returns False if it was refused, with a reason, before it was checked.
    """
    shelf, today = context.bot_data.shelf, context.office.people.today()
    target = await target_of(context, written.path)
    placed = manuscripts.placed(shelf, written, sent.manuscript, target.before, today)
    # What reads whole files runs in a thread.
    whole, hidden = await asyncio.to_thread(manuscripts.without_identities, placed, target.before)
    if complaint := await asyncio.to_thread(_complaint, written, target, whole):
        await reply.acknowledge(update)
        await reply.send(update, Screen(complaint))
        return False
    found = await manuscripts.faults_of(shelf, written.path, whole)
    told = tuple(_told(context, target, whole, hidden, found))
    tried = () if told else await _tried(context, written, whole)
    before = _part(written, target.before or "") or _part(written, written.text)
    lines_lost, lines_before = typed_text.fallen(before, _part(written, whole.text))
    taken = replace(
        written,
        text=whole.text,
        faults=told,
        lost=tuple(draft_texts.lost(sent.lost)),
        tried=tried,
        lines_lost=lines_lost,
        lines_before=lines_before,
        file_id="",
        written_on=digest(target.before),
        basis=digest(target.file),
    )
    step = WritingStep.TEXT if told else WritingStep.PREVIEW
    form = await _keep(context, step, taken, begins=begins)
    if told:
        await previews.show(update, context, form, screens.faults(form))
    else:
        await preview(update, context, form)
    return True


async def _tried(context: AppContext, written: Written, whole: Manuscript) -> tuple[str, ...]:
    """Return a few real questions, with their answers now and with the draft."""
    asked = [*written.questions, *await context.office.questions.recently()]
    shelf = context.bot_data.shelf
    found = await manuscripts.tried(shelf, written.path, whole.text, asked)
    return tuple(screens.tried(one) for one in found)


async def _keep(
    context: AppContext, step: WritingStep, written: Written, *, begins: bool
) -> WritingForm:
    """Store what is written, in a new form or the present one. One update moves it once."""
    if begins:
        return await context.office.forms.begin(context.member, SOP_TEXT, step, written)
    return await context.office.forms.change(
        context.member, SOP_TEXT, lambda it: it.at(step, **vars(written))
    )


def _complaint(written: Written, target: Target, whole: Manuscript) -> str | None:
    """Say why a text is refused before it is checked, or return None."""
    if target.before is not None and not cards.is_changed(target.before, whole.text):
        return texts.NOTHING_CHANGED
    owner = content_files.section_of(written.path, whole.text)
    if content_files.is_sop(written.path) and owner not in ("", written.section):
        return texts.OTHER_OWNER
    is_office = written.path == content_files.OFFICE
    if is_office and not content_files.is_calendar_only(target.before or "", whole.text):
        return texts.ONLY_CALENDAR
    return None


def _told(
    context: AppContext,
    target: Target,
    whole: Manuscript,
    hidden: Collection[int],
    found: Iterable[Fault],
) -> list[str]:
    """Say every fault with its place in the document, in the order of the text, in HTML."""
    folder, path = context.bot_data.shelf.folder, target.path
    faults = sorted(found)
    others = [one for one in faults if one.path != folder / path]
    gone = _gone(target, whole, others)
    personal = [(number, texts.PERSONAL) for number in hidden]
    lines = [
        (one.line, fault_texts.sentence(one))
        for one in faults
        if one.path == folder / path and one.line not in hidden
    ]
    return [
        *(
            texts.fault(whole.place_of(number) or texts.UNREADABLE_HEAD, sentence)
            for number, sentence in sorted(personal + lines)
        ),
        *([texts.published(gone)] if gone else fault_texts.located(others, folder)),
    ]


def _gone(target: Target, whole: Manuscript, others: Collection[Fault]) -> list[str]:
    """Return the headings whose loss makes faults in other files, which chat cannot write."""
    if not others or not content_files.is_sop(target.path):
        return []
    gone = [one for one in target.headings if one not in whole.headings]
    return [one for one in gone if any(one in fault.message for fault in others)] or gone


# --- the preview ---


async def preview(update: Update, context: AppContext, form: WritingForm) -> None:
    """Show what the draft changes, and who would review it.

    Raises:
        NobodyToReview: nobody but the author could review it.
    """
    written = form.answers
    target = await target_of(context, written.path)
    post = await context.office.revisions.drafting.reviewer(context.member, written.section)
    if post is None:
        raise NobodyToReview
    label = posts.label(post, context.bot_data.shelf.directory)
    changed = cards.changed(written.path, target.before, written.text)
    on = await context.office.revisions.queries.starts_on(written.path, written.effective_from)
    await previews.show(update, context, form, screens.preview(form, changed, label, on))


async def send_as_file(update: Update, context: AppContext, form: WritingForm) -> None:
    """Send the present text, to go on at a computer."""
    await reply.acknowledge(update)
    await _send_file(update, form, Manuscript.of(form.answers.text), texts.DRAFT_CAPTION)


async def _send_file(update: Update, form: WritingForm, whole: Manuscript, caption: str) -> None:
    """Send a content file, or its head and the one section that is being written."""
    sent = whole.only(form.answers.heading) or whole
    name = PurePath(form.answers.path).name
    await reply.send_file(update, name=name, content=sent.text.encode(), caption=caption)


async def set_day(update: Update, context: AppContext, said: str) -> None:
    """Take the day from which the text is in force."""
    try:
        day = read_day(said, context.office.people.today())
    except IsPast:
        await reply.send(update, Screen(texts.DAY_IS_PAST))
    except Unclear:
        await reply.send(update, Screen(texts.UNCLEAR_DAY))
    else:
        await set_values(update, context, effective_from=day)


async def set_values(update: Update, context: AppContext, **values: Any) -> None:
    """Change something of a draft without faults, and show it."""
    form = await context.office.forms.change(
        context.member, SOP_TEXT, lambda it: it.at(WritingStep.PREVIEW, **values)
    )
    await preview(update, context, form)


async def submit(update: Update, context: AppContext, form: WritingForm) -> None:
    """Hand the draft in; the outbox brings the receipt."""
    draft = await context.office.revisions.drafting.submit(context.member, form.answers)
    await reply.show(update, Screen(texts.handed_in(draft.code)))
