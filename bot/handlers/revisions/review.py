"""A reviewer reads a draft, and publishes it or sends it back with words."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from pathlib import PurePath

from telegram import Update

from bot.context import AppContext
from bot.handlers import previews
from bot.screens import forms
from bot.screens.revisions import cards, page
from bot.screens.revisions.buttons import ReviewButton
from bot.screens.revisions.cards import RevisionCards, UnderReview
from bot.telegram import callback_arguments, reply
from bot.telegram.callback_data import ForgedData, whole_number
from bot.telegram.screen import Screen
from bot.telegram.typed import typed_text
from bot.texts.revisions import review as texts
from office.forms import Form, NoForm
from office.revisions import REVIEW_WORDS, DraftDecided, ReviewStep, ReviewWords, RevisionDraft

LONGEST_WORDS = 1_000
ReviewForm = Form[ReviewStep, ReviewWords]


async def decide_draft(update: Update, context: AppContext) -> None:
    """Do what the tapped button says, unless somebody else has decided."""
    match callback_arguments.arguments(update):
        case (command, number, *version) if command in _ACTS and len(version) <= 1:
            draft_id = whole_number(number)
        case _:
            raise ForgedData
    act = ReviewButton(command)
    try:
        if act is ReviewButton.SEND:
            await _send(update, context, draft_id, *version)
        else:
            await _ACTS[act](update, context, draft_id)
    except DraftDecided:
        had_words = act in (ReviewButton.SEND, ReviewButton.EDIT)
        await _already(update, context, draft_id, had_words=had_words)


async def _already(update: Update, context: AppContext, draft_id: int, *, had_words: bool) -> None:
    """Say in place of the buttons how somebody else has decided. Words on it are not sent."""
    draft = await context.office.revisions.queries.seen_by(draft_id, context.member)
    found = await RevisionCards.of(context.bot_data, draft)
    lines = [found.over(draft, await context.office.revisions.queries.came_of(draft)).html]
    # The same tap may run again after a crash.
    if draft.reviewer_id != context.member.id:
        lines += [texts.ALREADY, *([texts.NOT_SENT] if had_words else [])]
    if had_words:
        await context.office.forms.discard(context.member, REVIEW_WORDS.topic)
    await reply.show(update, Screen("\n".join(lines)))


async def show(update: Update, context: AppContext, form: ReviewForm) -> None:
    """Ask for the words that go with a returned draft, or show them before they are sent."""
    draft = await context.office.revisions.queries.seen_open(form.answers.draft_id, context.member)
    if form.step is ReviewStep.WORDS:
        await reply.show(update, _why())
        return
    found = await RevisionCards.of(context.bot_data, draft)
    await previews.show(update, context, form, found.reason(draft, form.answers))


async def typed(update: Update, context: AppContext, form: ReviewForm) -> None:
    """Take the words, and show them before they are sent."""
    words = typed_text(update)
    if len(words) > LONGEST_WORDS:
        await reply.send(update, Screen(texts.TOO_LONG.format(most=LONGEST_WORDS)))
        return
    moved = await context.office.forms.change(
        context.member, REVIEW_WORDS, lambda it: it.at(ReviewStep.PREVIEW, words=words)
    )
    try:
        await show(update, context, moved)
    except DraftDecided:
        await _already(update, context, moved.answers.draft_id, had_words=True)


async def _send(update: Update, context: AppContext, draft_id: int, version: str = "") -> None:
    """Send the draft back with the words above the button."""
    form = await _form_on(context, draft_id)
    if version != cards.reason_version(form.answers):
        await reply.show(update, forms.replaced())
        return
    reviewing, words = context.office.revisions.reviewing, form.answers.words
    draft = await reviewing.send_back(draft_id, context.member, words)
    await reply.show(update, Screen(texts.sent_back(draft.code)))


async def _edit(update: Update, context: AppContext, draft_id: int) -> None:
    """Ask for other words."""
    await _form_on(context, draft_id)
    form = await context.office.forms.go_to(context.member, REVIEW_WORDS, ReviewStep.WORDS)
    await show(update, context, form)


async def _form_on(context: AppContext, draft_id: int) -> ReviewForm:
    """Return the words that are being written on that draft. Raises NoForm if there are none."""
    form = await context.office.forms.of(context.member, REVIEW_WORDS)
    if form is None or form.answers.draft_id != draft_id or not form.answers.words:
        raise NoForm(REVIEW_WORDS.topic)
    return form


def _why() -> Screen:
    return Screen(texts.WHY, ((forms.cancel(REVIEW_WORDS.topic),),))


async def _see(update: Update, context: AppContext, draft_id: int) -> None:
    draft = await context.office.revisions.queries.seen_by(draft_id, context.member)
    found = await RevisionCards.of(context.bot_data, draft)
    if not draft.is_waiting:
        revision = await context.office.revisions.queries.came_of(draft)
        await reply.show(update, found.over(draft, revision))
        return
    seen = await UnderReview.of(context.bot_data, draft)
    await reply.show(update, found.card(draft, seen))


async def _whole(update: Update, context: AppContext, draft_id: int) -> None:
    """Send the whole draft and all its changes, as a page."""
    draft = await context.office.revisions.queries.seen_by(draft_id, context.member)
    found = await RevisionCards.of(context.bot_data, draft)
    standing = await context.office.revisions.queries.standing(draft)
    shown = context.bot_data.shelf.content
    await reply.acknowledge(update)
    await reply.send_file(
        update,
        name=f"{PurePath(draft.path).stem}-{draft.code}.html",
        content=page.page(draft, found.name(draft), standing, shown.variables, shown.documents),
        caption=texts.WHOLE_CAPTION,
    )


async def _approve(update: Update, context: AppContext, draft_id: int) -> None:
    draft = await context.office.revisions.queries.seen_open(draft_id, context.member)
    found = await RevisionCards.of(context.bot_data, draft)
    await reply.show(update, found.sure(draft, await _starts_on(context, draft)))


async def _starts_on(context: AppContext, draft: RevisionDraft) -> date | None:
    return await context.office.revisions.queries.starts_on(draft.path, draft.effective_from)


async def _yes(update: Update, context: AppContext, draft_id: int) -> None:
    await context.office.revisions.reviewing.approve(draft_id, context.member)
    await _see(update, context, draft_id)


async def _return(update: Update, context: AppContext, draft_id: int) -> None:
    """Ask for the words in a new message, so that the card stays where it is."""
    await context.office.revisions.queries.seen_open(draft_id, context.member)
    words = ReviewWords(draft_id)
    await context.office.forms.begin(context.member, REVIEW_WORDS, answers=words)
    await reply.acknowledge(update)
    await reply.send(update, _why())


Act = Callable[[Update, AppContext, int], Awaitable[None]]

_ACTS: Mapping[ReviewButton, Act] = {
    ReviewButton.SEE: _see,
    ReviewButton.WHOLE: _whole,
    ReviewButton.APPROVE: _approve,
    ReviewButton.YES: _yes,
    ReviewButton.RETURN: _return,
    ReviewButton.SEND: _send,
    ReviewButton.EDIT: _edit,
}
