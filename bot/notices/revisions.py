"""The renderers of drafts and revisions: each reads its subject anew."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.posts import names as posts
from bot.screens.revisions import quoted
from bot.screens.revisions.cards import RevisionCards, UnderReview
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts import faults as fault_texts
from bot.texts.revisions import review as texts
from bot.texts.revisions.writing import MOST_FAULTS
from office.outbox import OutboxMessage
from office.posts import parse_post
from office.revisions import DraftState, Revision, RevisionDraft, RevisionNotice, RevisionUnknown


async def submitted(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A draft for a reviewer. Obsolete once it is decided, or the post changes hands."""
    draft = await _draft(message, bot_data)
    if draft is None or not draft.is_waiting:
        return None
    queries = bot_data.services.revisions.queries
    is_overtaken = await bot_data.services.outbox.is_overtaken(message)
    if is_overtaken or not await queries.is_reviewer(draft, message.recipient_id):
        return None
    cards = await RevisionCards.of(bot_data, draft)
    seen = await UnderReview.of(bot_data, draft)
    return Outgoing(cards.card(draft, seen, int(message.detail)))


async def card_changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The same card, edited in place. Obsolete if none has arrived."""
    draft = await _draft(message, bot_data)
    copies = await bot_data.services.outbox.arrived(
        RevisionNotice.SUBMITTED, message.about, message.recipient_id
    )
    shown = next((copy for copy in copies if copy.id == int(message.detail)), None)
    if draft is None or shown is None:
        return None
    revision = await bot_data.services.revisions.queries.came_of(draft)
    cards = await RevisionCards.of(bot_data, draft)
    return Outgoing(cards.over(draft, revision), edit_of=shown.message_id)


async def handed_in(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The author's receipt. Obsolete once the draft is decided."""
    draft = await _draft(message, bot_data)
    if draft is None or not draft.is_waiting:
        return None
    cards = await RevisionCards.of(bot_data, draft)
    post = posts.label(parse_post(message.detail), bot_data.shelf.directory)
    return Outgoing(cards.submitted(draft, post))


async def returned(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the author that a draft came back."""
    draft = await _draft(message, bot_data)
    if draft is None or draft.state is not DraftState.RETURNED:
        return None
    cards = await RevisionCards.of(bot_data, draft)
    post = posts.label(parse_post(draft.post), bot_data.shelf.directory)
    return Outgoing(cards.returned(draft, post))


async def approved(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the author that a draft was published."""
    draft = await _draft(message, bot_data)
    revision = await bot_data.services.revisions.queries.came_of(draft) if draft else None
    if draft is None or revision is None:
        return None
    cards = await RevisionCards.of(bot_data, draft, revision)
    return Outgoing(cards.approved(draft, revision))


async def in_force(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell author and reviewer that the revision is in force. Obsolete once it has ended."""
    revision = await _revision(message.about, bot_data)
    if revision is None or revision.ended_at is not None:
        return None
    cards = await RevisionCards.of(bot_data, revision)
    return Outgoing(cards.in_force(revision))


async def left_out(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that a revision cannot be used with the files. Obsolete once it can."""
    revision = await _revision(message.about, bot_data)
    faults = bot_data.shelf.left_out.get(revision.path) if revision is not None else None
    if revision is None or faults is None:
        return None
    told = fault_texts.located(faults[:MOST_FAULTS], bot_data.shelf.layers)
    html = texts.left_out(revision.title, revision.number, told, len(faults))
    return Outgoing(Screen(html))


async def file_broken(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The file below a revision has faults. Obsolete once it has none."""
    revision = await _revision(message.about, bot_data)
    if revision is None or revision.path not in bot_data.shelf.covered:
        return None
    return Outgoing(Screen(texts.file_broken(revision.title, *_covered(revision, bot_data))))


async def in_conflict(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that a file was changed under its revision. Obsolete once the keeper has chosen."""
    found = await bot_data.services.revisions.conflicts.found()
    revision = next((one for one in found if one.id == message.about), None)
    if revision is None:
        return None
    told, count = _covered(revision, bot_data)
    return Outgoing(Screen(texts.in_conflict(revision.title, told, count)))


async def case_changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask for lines that a case quotes to be read. Obsolete once they are confirmed."""
    case = bot_data.services.revisions.case_lines.unread(message.detail)
    return Outgoing(quoted.to_confirm(bot_data.shelf, case)) if case is not None else None


def _covered(revision: Revision, bot_data: BotData) -> tuple[list[str], int]:
    """What is wrong with the file below, as far as a message has place, and how much that is."""
    faults = bot_data.shelf.covered.get(revision.path, ())
    return fault_texts.located(faults[:MOST_FAULTS], bot_data.shelf.layers), len(faults)


REVISIONS: Mapping[str, Renderer] = {
    RevisionNotice.SUBMITTED: submitted,
    RevisionNotice.CARD_CHANGED: card_changed,
    RevisionNotice.HANDED_IN: handed_in,
    RevisionNotice.RETURNED: returned,
    RevisionNotice.APPROVED: approved,
    RevisionNotice.IN_FORCE: in_force,
    RevisionNotice.LEFT_OUT: left_out,
    RevisionNotice.FILE_BROKEN: file_broken,
    RevisionNotice.CASE_CHANGED: case_changed,
    RevisionNotice.CONFLICT: in_conflict,
}


async def _draft(message: OutboxMessage, bot_data: BotData) -> RevisionDraft | None:
    return await bot_data.services.revisions.queries.reread(message.about or 0)


async def _revision(revision_id: int | None, bot_data: BotData) -> Revision | None:
    try:
        return await bot_data.services.revisions.queries.revision(revision_id or 0)
    except RevisionUnknown:
        return None
