"""The renderers of reports: each reads its subject again and finds the words, or nothing."""

from collections.abc import Mapping
from datetime import datetime

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.anomalies.card import OwnCardButton, mine
from bot.screens.posts import names as posts
from bot.telegram.outgoing import Outgoing
from bot.telegram.screen import Row, Screen, confidential
from bot.texts.anomalies import card as words
from bot.texts.anomalies import receipt as receipt_texts
from bot.texts.anomalies import report as texts
from office.anomalies.models import TAKEN, Anomaly, Entry, Event, State
from office.anomalies.notices import Notice
from office.anomalies.shared import HANDOVER, policy_of
from office.outbox import OutboxMessage
from office.posts.posts import parse_post


async def card(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """A report for a head. Obsolete once it was taken or withdrawn, or the post changed hands."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None or anomaly.state is not State.NEW:
        return None
    services = bot_data.services
    is_holder = await services.anomalies.queries.holds_post(anomaly, message.recipient_id)
    if not is_holder or await services.outbox.is_overtaken(message):
        return None
    attachments = await bot_data.services.anomalies.queries.attachments(anomaly.id)
    cards = await bot_data.cards(anomaly)
    return Outgoing(
        cards.card(anomaly, _why_now(message, anomaly)),
        photos=tuple(one.file_id for one in attachments if one.kind == "photo"),
        documents=tuple(one.file_id for one in attachments if one.kind == "document"),
    )


async def card_changed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The same card, edited in place. Obsolete where no card has arrived."""
    anomaly = await _subject(message, bot_data)
    copies = await bot_data.services.outbox.arrived(
        Notice.CARD, message.about, message.recipient_id
    )
    shown = next((one for one in copies if one.id == int(message.detail)), None)
    if anomaly is None or shown is None:
        return None
    attachments = await bot_data.services.anomalies.queries.attachments(anomaly.id)
    kinds = [one.kind for one in attachments]
    # A card with a single file carries its text as that file's caption, and is edited as such.
    single = attachments[0].file_id if len(attachments) == 1 else None
    is_head = await bot_data.services.anomalies.queries.is_head(anomaly, message.recipient_id)
    cards = await bot_data.cards(anomaly)
    if shown is not copies[-1]:
        screen = confidential(texts.superseded(anomaly.code))
    elif is_head and _owes_promise(anomaly, message.recipient_id):
        # The holder has yet to say by when; that question must not be wiped away.
        screen = cards.promises(anomaly, bot_data.promise_options())
    else:
        why = _why_now(shown, anomaly) if anomaly.state is State.NEW and is_head else ""
        screen = cards.card(anomaly, why, has_buttons=is_head)
    return Outgoing(
        screen,
        photos=(single,) if single and kinds == ["photo"] else (),
        documents=(single,) if single and kinds == ["document"] else (),
        edit_of=shown.message_id,
    )


def _owes_promise(anomaly: Anomaly, member_id: int) -> bool:
    is_holder = member_id == anomaly.holder_id and anomaly.state in TAKEN
    return is_holder and not anomaly.is_promised


async def receipt(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The receipt: the reporter's proof."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None:
        return None
    cards = await bot_data.cards(anomaly)
    tier = policy_of(anomaly).tier(anomaly.tier) if anomaly.tier else None
    html = receipt_texts.receipt(
        anomaly.code,
        bot_data.directory.sections[anomaly.section].short,
        posts.labels(tier.posts, bot_data.directory) if tier else "",
        texts.clock_time(anomaly.created_at, cards.zone),
        texts.clock_time(anomaly.due_at, cards.zone) if anomaly.due_at else "–",
    )
    row: Row = (mine(words.SEE, OwnCardButton.SEE, anomaly),)
    if message.recipient_id == anomaly.reporter_id:
        row = (*row, mine(words.WITHDRAW, OwnCardButton.WITHDRAW, anomaly))
    return Outgoing(confidential(html, (row,)))


async def moved(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the reporter what happened to the report."""
    anomaly = await _subject(message, bot_data)
    entry = await _entry(message, bot_data)
    if anomaly is None or entry is None:
        return None
    cards = await bot_data.cards(anomaly, entries=[entry])
    html = f"<b>{anomaly.code}</b> {cards.timeline.entry(entry)}"
    if entry.event is Event.RESOLVED:
        html += words.THANKS
    return Outgoing(confidential(html, ((mine(words.SEE, OwnCardButton.SEE, anomaly),),)))


async def promise_due(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Remind those who answer for a report. Obsolete once there was progress or an end."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None or anomaly.state not in TAKEN or not anomaly.is_reminded:
        return None
    moment, _, promiser = message.detail.partition("|")
    cards = await bot_data.cards(anomaly, others=[int(promiser)])
    promised = texts.clock_time(datetime.fromisoformat(moment), cards.zone)
    is_own = int(promiser) == message.recipient_id
    whose = "" if is_own else texts.promised_by(cards.name(int(promiser)))
    html = texts.promise_due(anomaly.code, promised, whose)
    return Outgoing(confidential(html, cards.card(anomaly).rows))


async def handed_over(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell those who had a report where it went."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None:
        return None
    section = bot_data.directory.sections[anomaly.section].short
    entry = await _entry(message, bot_data)
    if entry is None:
        return None
    reason = entry.detail.partition("|")[2]
    return Outgoing(confidential(texts.handed_over(anomaly.code, section, reason)))


async def gap(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the admin and the next tier of an empty tier, and who got the report instead."""
    anomaly = await _subject(message, bot_data)
    if anomaly is None:
        return None
    name, why, told, notifies_at = message.detail.split("|")
    label = posts.label(parse_post(name), bot_data.directory)
    return Outgoing(
        confidential(texts.gap(anomaly.code, label, why, _instead(told, notifies_at, bot_data)))
    )


def _instead(told: str, notifies_at: str, bot_data: BotData) -> str:
    """Who gets a report in the place of a post at which nobody can be told."""
    if not told:
        return texts.NOBODY_INSTEAD
    names = posts.labels(tuple(map(parse_post, told.split(","))), bot_data.directory)
    moment = datetime.fromisoformat(notifies_at)
    if moment <= bot_data.services.clock.now():
        return texts.passed_on(names)
    return texts.will_be_passed_on(names, texts.clock_time(moment, bot_data.zone))


async def draft_expired(_message: OutboxMessage, _bot_data: BotData) -> Outgoing | None:
    """Tell a writer that the draft has expired."""
    return Outgoing(Screen(texts.DRAFT_EXPIRED))


ANOMALIES: Mapping[str, Renderer] = {
    Notice.CARD: card,
    Notice.CARD_CHANGED: card_changed,
    Notice.RECEIPT: receipt,
    Notice.MOVED: moved,
    Notice.PROMISE_DUE: promise_due,
    Notice.HANDED_OVER: handed_over,
    Notice.GAP: gap,
    Notice.DRAFT_EXPIRED: draft_expired,
}


def _why_now(message: OutboxMessage, anomaly: Anomaly) -> str:
    """Why a card comes to somebody: it is new, they are, or the tier below was silent."""
    tier, *rest = message.detail.split(":")
    if HANDOVER in rest:
        return words.WHY_HANDED_OVER
    if int(tier or 1) > 1:
        return words.WHY_ESCALATED
    return words.WHY_URGENT if anomaly.urgency == "mendesak" else ""


async def _subject(message: OutboxMessage, bot_data: BotData) -> Anomaly | None:
    return await bot_data.services.anomalies.queries.reread(message.about or 0)


async def _entry(message: OutboxMessage, bot_data: BotData) -> Entry | None:
    return await bot_data.services.anomalies.queries.entry(
        message.about or 0, int(message.detail.partition("|")[0] or 0)
    )
