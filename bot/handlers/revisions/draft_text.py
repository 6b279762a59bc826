"""The text of a draft: asked for, taken from a message or a file, checked, shown, handed in."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import previews, privacy
from bot.screens.posts import names as posts
from bot.screens.revisions import cards
from bot.screens.revisions import elsewhere as elsewhere_screens
from bot.screens.revisions import writing as screens
from bot.screens.revisions.writing import WritingForm
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts import drafts as draft_texts
from bot.texts import faults as fault_texts
from bot.texts import talk
from bot.texts.revisions import writing as texts
from knowledge.reading.cases.confirming import without_digests
from knowledge.reading.layers import Layers
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from office.calendar import IsPast, Unclear, read_day
from office.forms import NoForm
from office.privacy import Kind
from office.revisions import SOP_TEXT, DraftStanding, NobodyToReview, WritingStep, Written
from office.revisions.drafting import Checked, Received, StalePlace, numbered

# --- the form ---


async def form_of(context: AppContext) -> WritingForm:
    """Return what the member is writing.

    Raises:
        NoForm: nothing.
    """
    form = await context.office.forms.of(context.member, SOP_TEXT)
    if form is None:
        raise NoForm(SOP_TEXT.topic)
    return form


# --- asking ---


async def ask(update: Update, context: AppContext, form: WritingForm) -> None:
    """Ask for the text, with what is in force. If the text sent has faults, list them instead."""
    written = form.answers
    if written.faults:
        await previews.show(update, context, form, screens.faults(form))
        return
    target = await context.office.revisions.drafting.target(written.path)
    before = target.part(written.heading)
    if before is not None and screens.goes_as_file(written, before):
        await reply.acknowledge(update)
        whole = Manuscript.of(target.before or "")
        await _send_file(update, form, whole, texts.FILE_CAPTION)
        await reply.send(update, screens.text(form, before))
        return
    await reply.show(update, screens.text(form, before))


# --- taking ---


async def typed(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take a text that was sent as a message, unless it may be meant otherwise."""
    hint = texts.HIDDEN_NUMBERS if Kind.PHONE in context.masked else ""
    await privacy.tell_masked(update, context, f"{talk.masked(context.masked)} {hint}".strip())
    text = screens.without_frame(form.answers, said)
    if await _is_meant_otherwise(update, context, form, text):
        return
    lost = await context.office.revisions.drafting.doubt(form.answers, text)
    if lost is not None:
        await reply.send(update, screens.doubt(form.answers, *lost), is_quoting=True)
        return
    await take_message(update, context, form, said)


async def _is_meant_otherwise(
    update: Update, context: AppContext, form: WritingForm, text: str
) -> bool:
    """Ask about a text that leaves nothing of its section. False if there is nothing to ask."""
    drafting, written = context.office.revisions.drafting, form.answers
    meant = await drafting.meant(written, text)
    if meant is None:
        return False
    headings = (await drafting.target(written.path)).headings
    number = headings.index(meant) + 1 if meant in headings else 0
    await reply.send(update, screens.replaces_all(written, meant, number), is_quoting=True)
    return True


async def take_message(update: Update, context: AppContext, form: WritingForm, said: str) -> None:
    """Take a message as the text. The bot's own is taken without its title and its hint."""
    text = screens.without_frame(form.answers, said)
    if text != said.strip("\n"):
        await reply.send(update, Screen(texts.FRAME_LEFT_OUT))
    await take(update, context, form.answers, Received(numbered(text)))


async def take(
    update: Update,
    context: AppContext,
    written: Written,
    sent: Received,
    *,
    begins: bool = False,
) -> None:
    """Put a text into its place, and show it with all that is wrong with it."""
    checked = await context.office.revisions.drafting.checked(context.member, written, sent)
    await _show_checked(update, context, checked, sent, begins=begins)


async def take_whole(
    update: Update,
    context: AppContext,
    written: Written,
    sent: Received,
    *,
    begins: bool = False,
) -> None:
    """Take a whole text, in which more than the section of the draft has changed.

    What is typed below the preview still replaces that section alone.
    """
    whole = replace(written, heading="")
    checked = await context.office.revisions.drafting.checked(context.member, whole, sent)
    checked = replace(checked, written=replace(checked.written, heading=written.heading))
    await _show_checked(update, context, checked, sent, begins=begins)


async def _show_checked(
    update: Update,
    context: AppContext,
    checked: Checked,
    sent: Received,
    *,
    begins: bool = False,
) -> None:
    told = tuple(_told(checked, context.bot_data.shelf.layers))
    taken = replace(
        checked.written,
        faults=told,
        lost=tuple(draft_texts.lost(sent.lost)),
        tried=tuple(map(screens.tried, checked.trial.tried)),
    )
    step = WritingStep.TEXT if told else WritingStep.PREVIEW
    form = await keep(context, step, taken, begins=begins)
    if told:
        await previews.show(update, context, form, screens.faults(form))
    else:
        await preview(update, context, form)


async def keep(
    context: AppContext, step: WritingStep, written: Written, *, begins: bool
) -> WritingForm:
    """Store what is written, in a new form or the present one. One update moves it once."""
    if begins:
        return await context.office.forms.begin(context.member, SOP_TEXT, step, written)
    return await context.office.forms.change(
        context.member, SOP_TEXT, lambda it: it.at(step, **vars(written))
    )


def _told(checked: Checked, layers: Layers) -> list[str]:
    """Say every fault with its place in the document, in the order of the text, in HTML."""
    lines = [
        *((number, texts.PERSONAL) for number in checked.hidden),
        *(
            (fault.line, fault_texts.sentence(fault))
            for fault in checked.own
            if fault.line not in checked.hidden
        ),
    ]
    places = ((checked.whole.place_of(number), said) for number, said in sorted(lines))
    gone = [texts.published(checked.gone)] if checked.gone else None
    return [
        *(texts.fault(place or texts.UNREADABLE_HEAD, said) for place, said in places),
        *(gone or fault_texts.located(checked.others, layers)),
    ]


# --- the preview ---


async def preview(update: Update, context: AppContext, form: WritingForm) -> None:
    """Show what the draft changes, and who would review it.

    Raises:
        NobodyToReview: nobody but the author could review it.
    """
    written = form.answers
    drafting, shelf = context.office.revisions.drafting, context.bot_data.shelf
    found = await drafting.standing(written)
    post = await drafting.reviewer(context.member, written.section)
    if post is None:
        raise NobodyToReview
    text = found.text if found.text is not None else written.text
    seen = screens.Seen(
        changed=cards.changed(
            written.path,
            found.before,
            text,
            shelf.content.variables,
            shelf.content.documents,
        ),
        post=posts.label(post, shelf.directory),
        on=await context.office.revisions.queries.starts_on(written.path, written.effective_from),
        stale=await elsewhere(context, written, found),
        standing=found,
        held_up=await drafting.held_up(context.member, written.path, found),
        quoted=await drafting.quoted.of(written.path, found.before, text),
    )
    await previews.show(update, context, form, screens.preview(form, seen))


async def elsewhere(
    context: AppContext, written: Written, found: DraftStanding
) -> list[StalePlace]:
    """Return where else the figures stand that the draft replaces."""
    places, text = context.office.revisions.drafting.elsewhere, found.text
    return await places.of(written.path, found.before, text if text is not None else written.text)


async def send_as_file(update: Update, form: WritingForm) -> None:
    """Send the present text, to go on at a computer."""
    await reply.acknowledge(update)
    await _send_file(update, form, Manuscript.of(form.answers.text), texts.DRAFT_CAPTION)


async def _send_file(update: Update, form: WritingForm, whole: Manuscript, caption: str) -> None:
    """Send a content file, or its head and the one section that is being written."""
    sent = whole.only(form.answers.heading) or whole
    path = form.answers.path
    text = without_digests(sent.text) if content_files.is_case(path) else sent.text
    await reply.send_file(update, name=PurePath(path).name, content=text.encode(), caption=caption)


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
    drafting = context.office.revisions.drafting
    draft = await drafting.submit(context.member, form.answers)
    left = await drafting.elsewhere.left_of(draft, context.member)
    await reply.show(update, elsewhere_screens.handed_in(draft, left))
