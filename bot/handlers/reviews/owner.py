"""Owners answer a review by a tap: it still holds, or they begin to write."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers.questions import answer
from bot.handlers.reviews import basis
from bot.handlers.revisions import write
from bot.screens.reviews.card import ReviewCards, ReviewTap
from bot.screens.revisions import writing
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts import reviews as texts
from knowledge.shelf import address
from office.forms import Form
from office.reviews import ReviewOver
from office.revisions import SOP_TEXT, WritingStep, Written

Arguments = tuple[str, ...]


async def pressed(update: Update, context: AppContext) -> None:
    """Do what a button of a review says."""
    command, *arguments = callback_arguments.arguments(update) or ("",)
    if command not in _ACTS or not arguments:
        raise ForgedData
    await _ACTS[ReviewTap(command)](update, context, tuple(arguments))


async def _keep(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Confirm, and show the next one of the same change below the receipt."""
    deciding = context.office.reviews.deciding
    review = await deciding.keep(whole_number(arguments[0]), context.member)
    cards = ReviewCards.of(context.bot_data)
    await reply.show(update, cards.kept(review))
    if not review.documents:
        return
    following = await deciding.next_after(review, context.member)
    if following is None:
        await reply.send(update, Screen(texts.ALL_SETTLED))
    else:
        seen = await deciding.seen_by(following.id, context.member)
        await reply.send(update, cards.card(seen))


async def _undo(update: Update, context: AppContext, arguments: Arguments) -> None:
    deciding = context.office.reviews.deciding
    review = await deciding.undo(whole_number(arguments[0]), context.member)
    seen = await deciding.seen_by(review.id, context.member)
    await reply.show(update, ReviewCards.of(context.bot_data).card(seen))


async def _see(update: Update, context: AppContext, arguments: Arguments) -> None:
    seen = await context.office.reviews.deciding.seen_by(whole_number(arguments[0]), context.member)
    await reply.acknowledge(update)
    await reply.send(update, ReviewCards.of(context.bot_data).card(seen))


async def _read(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Open the first section that is asked about."""
    seen = await context.office.reviews.deciding.seen_by(whole_number(arguments[0]), context.member)
    sop = context.bot_data.shelf.library.get(seen.review.sop_id)
    sections = sop.sections if sop is not None else ()
    first = next((one for one in sections if one.slug in seen.review.confirms), None)
    if first is None:
        raise ReviewOver
    await answer.open_below(update, context, address(first))


async def _write(
    update: Update, context: AppContext, review_id: int, first: WritingStep | None = None
) -> Form[WritingStep, Written] | None:
    """Begin to write the SOP of a review. None if something else is being written,
    or the member may not; they were told so."""
    seen = await context.office.reviews.deciding.seen_by(review_id, context.member)
    if not seen.review.is_open:
        raise ReviewOver
    sop = context.bot_data.shelf.library.get(seen.review.sop_id)
    if sop is None:
        raise ReviewOver
    path = f"{sop.path.parent.name}/{sop.id}.md"
    target = await context.office.revisions.drafting.target(path)
    if not await write.is_free(update, context) or not await write.is_allowed(
        update, context, path, target.section
    ):
        return None
    section = sop.find(seen.review.section) if seen.review.section else None
    written = Written(**target.values, heading=section.heading if section is not None else "")
    step = WritingStep.TEXT if section is not None else WritingStep.SECTION
    return await context.office.forms.begin(context.member, SOP_TEXT, first or step, written)


async def _change(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Write the SOP: the section that is asked about, or one that is chosen."""
    if form := await _write(update, context, whole_number(arguments[0])):
        await reply.acknowledge(update)
        await write.show(update, context, form)


async def _withdraw(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Ask why the SOP is withdrawn."""
    # A tap moves a form once: it begins where the reason is asked for.
    review_id = whole_number(arguments[0])
    if form := await _write(update, context, review_id, WritingStep.REASON):
        await reply.show(update, writing.reason(form))


async def _begin(update: Update, context: AppContext, arguments: Arguments) -> None:
    """Show the first open review of the task."""
    deciding = context.office.reviews.deciding
    seen = await deciding.seen_by(whole_number(arguments[0]), context.member)
    open_ones = await context.office.reviews.basis.of(seen.review.detail, context.member)
    await reply.acknowledge(update)
    if not open_ones:
        await reply.send(update, Screen(texts.ALL_SETTLED))
        return
    seen = await deciding.seen_by(open_ones[0].id, context.member)
    await reply.send(update, ReviewCards.of(context.bot_data).card(seen))


_ACTS: Final[Mapping[ReviewTap, Callable[[Update, AppContext, Arguments], Awaitable[None]]]] = {
    ReviewTap.KEEP: _keep,
    ReviewTap.CHANGE: _change,
    ReviewTap.WITHDRAW: _withdraw,
    ReviewTap.READ: _read,
    ReviewTap.UNDO: _undo,
    ReviewTap.SEE: _see,
    ReviewTap.BEGIN: _begin,
    ReviewTap.MARK: basis.mark,
    ReviewTap.UNMARK: basis.unmark,
}
