"""The renderers of reports: each reads its report anew and returns a message or None."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.notices import anomaly_news as news
from bot.screens.anomalies.buttons import CardButton, OwnCardButton, mine
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.menus import opened_menu
from bot.screens.anomalies.standing import section_of
from bot.screens.posts import names as posts
from bot.telegram import Row, Screen, confidential
from bot.telegram.outgoing import Outgoing, fits_caption
from bot.texts.anomalies import card as words
from bot.texts.anomalies import forms as practice_texts
from bot.texts.anomalies import moves as risen
from bot.texts.anomalies import receipt as receipt_texts
from bot.texts.anomalies import report as texts
from office.anomalies import (
    CLOSED,
    REMINDERS,
    TAKEN,
    Anomaly,
    CardTurn,
    Climb,
    Entry,
    Event,
    Notice,
    PromiseDue,
    Returned,
    State,
    TierGap,
    posts_in,
    reason,
)
from office.outbox import OutboxMessage
from office.posts import parse_post

# The text of a card can grow by this much: a broken promise, silenced reminders.
_CARD_GROWS = 300


async def card(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A report for a head. Obsolete once it is taken or withdrawn, or the post changes hands."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None or not _is_awaited(message, anomaly):
        return None
    services = bot_data.services
    is_holder = await services.anomalies.queries.holds_post(anomaly, message.recipient_id)
    if not is_holder or await services.outbox.is_overtaken(message):
        return None
    attachments = await bot_data.services.anomalies.queries.attachments(anomaly.id)
    screen = await _card(message, anomaly, bot_data)
    return Outgoing(
        screen,
        photos=tuple(
            attachment.file_id for attachment in attachments if attachment.kind == "photo"
        ),
        documents=tuple(
            attachment.file_id for attachment in attachments if attachment.kind == "document"
        ),
        file_caption=anomaly.code,
        room_to_grow=_CARD_GROWS,
    )


async def card_changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The same card, edited in place. Obsolete if no card has arrived."""
    anomaly = await _subject(message, bot_data)
    copies = await bot_data.services.outbox.arrived(
        Notice.CARD, message.about, message.recipient_id
    )
    shown = next((copy for copy in copies if copy.id == int(message.detail)), None)
    if anomaly is None or shown is None:
        return None
    attachments = await bot_data.services.anomalies.queries.attachments(anomaly.id)
    kinds = [attachment.kind for attachment in attachments]
    # A card with a single file has its text as that file's caption, and is edited as such.
    single = attachments[0].file_id if len(attachments) == 1 else None
    is_newest = shown is copies[-1]
    # Who has left the office is told so by their card, whatever posts they had.
    is_member = await bot_data.services.people.member(message.recipient_id) is not None
    queries = bot_data.services.anomalies.queries
    is_head = is_member and await queries.holds_post(anomaly, message.recipient_id)
    over = texts.no_longer_yours if is_newest else texts.superseded
    is_live = is_newest and is_head
    changed = Outgoing(
        await _card(shown, anomaly, bot_data) if is_live else confidential(over(anomaly.code)),
        photos=(single,) if single and kinds == ["photo"] else (),
        documents=(single,) if single and kinds == ["document"] else (),
        edit_of=shown.message_id,
        room_to_grow=_CARD_GROWS,
    )
    menu = await _menu(shown, anomaly, bot_data) if is_live else None
    if menu is None or (changed.has_caption and not fits_caption(menu)):
        return changed
    return replace(changed, screen=menu)


def _is_awaited(message: OutboxMessage, anomaly: Anomaly) -> bool:
    """Whether the card still asks its recipient for something.

    If it may stand in the chat of who has taken the report, it comes again as it is now: no edit
    reaches what stands there, and its reply may be lost as well.
    """
    is_theirs = anomaly.state in TAKEN and anomaly.holder_id == message.recipient_id
    if message.facts(CardTurn).is_assignment:
        return is_theirs
    return (
        anomaly.state is State.NEW
        or anomaly.is_alarming
        or (is_theirs and message.may_have_arrived)
    )


async def _card(message: OutboxMessage, anomaly: Anomaly, bot_data: BotData) -> Screen:
    """The card for its recipient, and why they have it."""
    member_id = message.recipient_id
    queries = bot_data.services.anomalies.queries
    entries = await queries.entries(anomaly.id)
    cards = await ReportCards.of(bot_data, anomaly, viewer=member_id, entries=entries)
    outlook = cards.standing.outlook(anomaly)
    is_holder = anomaly.holder_id == member_id and anomaly.state in TAKEN
    if outlook.is_head and is_holder and not anomaly.is_promised:
        # The holder has not promised a time yet. The edit must not remove that question.
        why = (
            words.why_assigned(cards.standing.name(anomaly.assigned_by))
            if anomaly.assigned_by
            else ""
        )
        return cards.promises(
            anomaly, bot_data.services.anomalies.queries.promise_options(anomaly), why
        )
    why = ""
    if outlook.is_head and anomaly.state is State.NEW:
        is_handover = message.facts(CardTurn).is_handover
        found = reason(entries, member_id)
        why = cards.why_handed_over(anomaly) if is_handover else cards.why(anomaly, found)
    elif outlook.is_head and anomaly.is_alarming and not is_holder:
        told = words.why_broken_promise if anomaly.promised_at else words.why_silence
        why = told(cards.standing.name(anomaly.holder_id), is_back=False)
    return cards.card(anomaly, why)


async def _menu(shown: OutboxMessage, anomaly: Anomaly, bot_data: BotData) -> Screen | None:
    """The menu that the reader has open on the card, or None."""
    services, member_id = bot_data.services, shown.recipient_id
    opened = await services.anomalies.queries.open_menu(anomaly.id, member_id)
    if opened is None or opened.message_id != shown.message_id:
        return None
    outlook = (await services.anomalies.queries.outlooks([anomaly], member_id))[anomaly.id]
    is_closed = anomaly.state in CLOSED
    if not outlook.may_act or is_closed != opened.choice.startswith(CardButton.REOPEN):
        return None
    return await opened_menu(bot_data, anomaly, member_id, opened.choice)


async def receipt(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The receipt: the reporter's proof."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None:
        return None
    cards = await ReportCards.of(bot_data, anomaly)
    held_until = cards.standing.outlook(anomaly).held_until
    html = receipt_texts.receipt(
        anomaly.code,
        section_of(anomaly, bot_data.shelf.directory),
        cards.standing.where(anomaly) if anomaly.tier else "",
        texts.clock_time(anomaly.created_at, cards.standing.zone),
        held_until=texts.clock_time(held_until, cards.standing.zone) if held_until else "",
        then=cards.standing.due(anomaly),
        calls=cards.standing.calls(anomaly),
        is_urgent=anomaly.is_urgent and not anomaly.is_drill,
    )
    if anomaly.is_drill:
        html = f"{practice_texts.DRILL_HEAD}\n\n{html}"
    row: Row = (mine(words.SEE, OwnCardButton.OPEN, anomaly),)
    if message.recipient_id == anomaly.reporter_id:
        row = (*row, mine(words.WITHDRAW, OwnCardButton.WITHDRAW, anomaly))
    return Outgoing(confidential(html, (row,)))


async def moved(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the reporter what happened to the report."""
    anomaly = await _subject(message, bot_data)
    entry = await _entry(message, bot_data)
    if anomaly is None or entry is None:
        return None
    html = await news.html(anomaly, entry, bot_data)
    return Outgoing(confidential(html, ((mine(words.SEE, OwnCardButton.OPEN, anomaly),),)))


async def promise_ends(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Remind the holder before a promise ends. Obsolete once there is progress or another one."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None or anomaly.state not in TAKEN or anomaly.promised_at is None:
        return None
    now = bot_data.services.clock.now()
    is_snoozed = anomaly.snoozed_until is not None and anomaly.snoozed_until > now
    is_other = datetime.fromisoformat(message.detail) != anomaly.promised_at
    is_kept = is_other or not anomaly.is_promised
    is_own = anomaly.holder_id == message.recipient_id
    if not is_own or is_snoozed or is_kept or anomaly.promised_at <= now:
        return None
    cards = await ReportCards.of(bot_data, anomaly, viewer=message.recipient_id)
    html = texts.promise_ends(anomaly.code, cards.standing.time(anomaly.promised_at))
    return Outgoing(confidential(html, cards.card(anomaly).rows))


async def promise_due(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Remind those responsible for a report. Obsolete once it has moved on or ended."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None or anomaly.state not in TAKEN or not anomaly.is_reminded:
        return None
    missed = message.facts(PromiseDue)
    promiser = missed.by or 0
    cards = await ReportCards.of(bot_data, anomaly, viewer=message.recipient_id, others=[promiser])
    promised = cards.standing.time(missed.at)
    until = cards.standing.time(anomaly.due_at) if anomaly.due_at else ""
    is_own = promiser == message.recipient_id
    whose = "" if is_own else texts.promised_by(cards.standing.name(promiser))
    if anomaly.promised_at is None:
        html = texts.no_promise_yet(anomaly.code, promised, until, cards.standing.then(anomaly))
    else:
        html = texts.promise_due(anomaly.code, promised, until, cards.standing.then(anomaly), whose)
    if anomaly.is_alarming:
        entries = await bot_data.services.anomalies.queries.entries(anomaly.id)
        # The reminder itself names no posts: if it is the last, nobody else was told.
        also = _told(entries, bot_data)
        html += f"\n{risen.also_told(also)}" if also else ""
    return Outgoing(confidential(html, cards.card(anomaly).rows))


async def reminder_over(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A reminder of a report that has left its reader, edited in place. Obsolete if it is gone."""
    anomaly, shown = await _subject(message, bot_data), int(message.detail)
    for kind in REMINDERS:
        arrived = await bot_data.services.outbox.arrived(kind, message.about, message.recipient_id)
        for copy in arrived:
            if anomaly is not None and copy.id == shown:
                html = texts.reminder_over(anomaly.code, is_closed=anomaly.state in CLOSED)
                return Outgoing(confidential(html), edit_of=copy.message_id)
    return None


async def raised(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell who had a report that it rose to others. Obsolete once somebody takes it."""
    anomaly, entry = await _subject(message, bot_data), await _entry(message, bot_data)
    if anomaly is None or entry is None:
        return None
    cards = await ReportCards.of(bot_data, anomaly, viewer=message.recipient_id)
    is_waiting = entry.event is Event.RETURNED
    if is_waiting and anomaly.state is State.NEW:
        has_promised = bool(entry.facts(Returned).promise)
        posts_now = cards.standing.where(anomaly)
        html = risen.raised(anomaly.code, posts_now, has_promised=has_promised)
    elif not is_waiting and anomaly.is_alarming:
        html = risen.also_told_of(anomaly.code, _told([entry], bot_data))
    else:
        return None
    is_head = cards.standing.outlook(anomaly).is_head
    return Outgoing(confidential(html, cards.card(anomaly).rows)) if is_head else None


def _told(entries: Sequence[Entry], bot_data: BotData) -> str:
    """Return the posts to which a report climbed last; empty if to none."""
    climbs = [entry for entry in entries if entry.event in (Event.ESCALATED, Event.REMINDED)]
    names = posts_in(climbs[-1].facts(Climb).names) if climbs else ()
    return posts.labels(names, bot_data.shelf.directory)


async def gap(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the admin and the next tier that a tier is empty, and who got the report instead."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None:
        return None
    empty = message.facts(TierGap)
    label = posts.label(parse_post(empty.post), bot_data.shelf.directory)
    return Outgoing(
        confidential(texts.gap(anomaly.code, label, empty.why, _instead(empty, bot_data)))
    )


def _instead(empty: TierGap, bot_data: BotData) -> str:
    """Say who gets a report instead of a post that nobody can be told at."""
    if not empty.told:
        return texts.NOBODY_INSTEAD
    names = posts.labels(tuple(map(parse_post, empty.told)), bot_data.shelf.directory)
    if empty.at <= bot_data.services.clock.now():
        return texts.passed_on(names)
    return texts.will_be_passed_on(names, texts.clock_time(empty.at, bot_data.zone))


async def draft_expired(_message: OutboxMessage, _bot_data: BotData) -> Outgoing | None:
    """Tell a writer that the draft has expired."""
    return Outgoing(Screen(texts.DRAFT_EXPIRED))


ANOMALIES: Mapping[str, Renderer] = {
    Notice.CARD: card,
    Notice.CARD_CHANGED: card_changed,
    Notice.RECEIPT: receipt,
    Notice.MOVED: moved,
    Notice.PROMISE_ENDS: promise_ends,
    Notice.PROMISE_DUE: promise_due,
    Notice.REMINDER_OVER: reminder_over,
    Notice.RAISED: raised,
    Notice.GAP: gap,
    Notice.DRAFT_EXPIRED: draft_expired,
}


async def _subject(message: OutboxMessage, bot_data: BotData) -> Anomaly | None:
    return await bot_data.services.anomalies.queries.reread(message.about or 0)


async def _entry(message: OutboxMessage, bot_data: BotData) -> Entry | None:
    return await bot_data.services.anomalies.queries.entry(
        message.about or 0, int(message.detail or 0)
    )
