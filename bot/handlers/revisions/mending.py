"""A draft that came back goes on: its text to copy, and a preview with what was wanted."""

from pathlib import PurePath

from telegram import Update

from bot.context import AppContext
from bot.handlers.revisions import draft_text, write
from bot.screens.revisions import writing as screens
from bot.telegram import reply
from bot.telegram.screen import Screen
from bot.texts.revisions import sections as texts
from bot.texts.revisions import writing as writing_texts
from knowledge.reading.revising.manuscript import Manuscript
from office.revisions import DraftStanding, RevisionDraft, Written
from office.revisions.drafting import Received


async def mend(update: Update, context: AppContext, draft_id: int) -> None:
    """Continue a draft that came back, over what is in force now."""
    revisions = context.office.revisions
    draft = await revisions.queries.seen_by(draft_id, context.member)
    if not await write.is_free(update, context):
        return
    target = await revisions.drafting.target(draft.path)
    values, locked = target.values_for(draft), draft.touched.splitlines()
    if not await write.is_allowed(update, context, draft.path, values["section"], locked):
        return
    written = Written(
        **values,
        heading=draft.heading,
        effective_from=draft.effective_from,
        must_read=draft.must_read,
        questions=tuple(draft.questions.splitlines()),
        gap_id=draft.gap_id,
        samples=draft.samples,
        mends_id=draft.id,
        wanted=draft.words,
    )
    found = await revisions.queries.standing(draft)
    await reply.acknowledge(update)
    await _send_text(update, written, draft, found)
    if found.text is not None:
        sent = Received(Manuscript.of(found.text))
        await draft_text.take_whole(update, context, written, sent, begins=True)
    else:
        await reply.send(update, Screen(texts.overtaken(found.meanwhile)))
        await draft_text.take(update, context, written, Received(_only(draft)), begins=True)


async def _send_text(
    update: Update, written: Written, draft: RevisionDraft, found: DraftStanding
) -> None:
    """Send what its author wrote, to be copied and corrected; a long one as a file."""
    section = Manuscript.of(draft.text).section(draft.heading) if draft.heading else None
    if section is not None and not screens.goes_as_file(written, section.text):
        name = writing_texts.name(written.title, written.heading)
        await reply.send(update, Screen(writing_texts.prefilled(name, section.text)))
        return
    text = _only(draft).text if draft.heading else found.text or draft.text
    name = PurePath(draft.path).name
    caption = writing_texts.DRAFT_CAPTION
    await reply.send_file(update, name=name, content=text.encode(), caption=caption)


def _only(draft: RevisionDraft) -> Manuscript:
    """Return the section of a draft with its sources, or the whole file."""
    whole = Manuscript.of(draft.text)
    return (whole.only(draft.heading) if draft.heading else None) or whole
