"""News of a report's moves: for its reporter, for those who had it, and for the writer."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens import data_protection
from bot.screens.anomalies import thread
from bot.screens.anomalies.buttons import OwnCardButton, mine
from bot.screens.anomalies.card import ReportCards
from bot.telegram import confidential
from bot.telegram.outgoing import Outgoing
from bot.texts.anomalies import card as words
from bot.texts.anomalies import moves as texts
from bot.texts.anomalies import report as report_texts
from bot.texts.data_protection import own_messages as own_texts
from office.anomalies import (
    CLOSED,
    OPENINGS,
    SENT,
    TAKINGS,
    Anomaly,
    Confirmed,
    Entry,
    Event,
    Notice,
    OwnMessages,
    Purpose,
    State,
    Transferred,
)
from office.outbox import OutboxMessage

# After these, the reporter of an urgent report is told whom to call.
_ALARMS = frozenset({Event.ESCALATED, Event.REMINDED, Event.RETURNED})


async def html(anomaly: Anomaly, entry: Entry, bot_data: BotData) -> str:
    """Say an entry to those who follow. A promise made at the same time is in the same message."""
    promise = None
    if entry.event in OPENINGS:
        promise = await bot_data.services.anomalies.queries.promise_after(entry)
    cards = await ReportCards.of(bot_data, anomaly, entries=[entry])
    timeline = cards.timeline(anomaly)
    is_alarm = entry.event is Event.ESCALATED and anomaly.is_alarming
    happened = timeline.told_too(entry) if is_alarm else timeline.entry(entry)
    said = f"<b>{anomaly.code}</b> {happened}"
    if promise is not None and promise.actor_id == entry.actor_id:
        said += words.progress_before(timeline.promised(promise))
    if entry.event in (Event.RETURNED, Event.GIVEN_BACK) and anomaly.state is State.NEW:
        said += words.is_now_with(cards.standing.where(anomaly))
    if entry.event is Event.TRANSFERRED:
        said += f"\n{cards.standing.sentence(anomaly)}"
    if entry.event in _ALARMS and anomaly.is_alarming:
        said += f". {cards.standing.sentence(anomaly)}."
    is_waiting = anomaly.is_urgent and anomaly.state is State.NEW
    numbers = cards.standing.numbers(anomaly)
    if entry.event in _ALARMS and numbers and (is_waiting or anomaly.is_alarming):
        said += texts.call_too(numbers)
    return said + words.THANKS if entry.event is Event.RESOLVED else said


async def moved_on(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Edit the message about an entry when more has happened. Obsolete if none has arrived."""
    anomaly, entry = await _about(message, bot_data)
    arrived = await bot_data.services.outbox.arrived(
        Notice.MOVED, message.about, message.recipient_id
    )
    shown = next((one for one in arrived if one.detail == message.detail), None)
    if anomaly is None or entry is None or shown is None:
        return None
    row = (mine(words.SEE, OwnCardButton.OPEN, anomaly),)
    screen = confidential(await html(anomaly, entry, bot_data), (row,))
    return Outgoing(screen, edit_of=shown.message_id)


async def confirmed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the writer that their words are stored."""
    anomaly = await bot_data.services.anomalies.queries.reread(message.about or 0)
    if anomaly is None:
        return None
    confirmed = message.facts(Confirmed)
    if confirmed.purpose in (Purpose.ADD, Purpose.ADDED):
        queries = bot_data.services.anomalies.queries
        entry = await queries.entry(anomaly.id, confirmed.entry or 0)
        return Outgoing(thread.is_added(anomaly, entry)) if entry is not None else None
    if message.tries and await _is_known_to_be_lost(anomaly, confirmed, bot_data):
        return None
    if confirmed.purpose is not Purpose.TRANSFER:
        said = report_texts.CONFIRMED[confirmed.purpose]
        return Outgoing(confidential(f"{anomaly.code}: {said}"))
    cards = await ReportCards.of(bot_data, anomaly, viewer=message.recipient_id)
    return Outgoing(
        confidential(
            texts.transferred(
                anomaly.code,
                _given_to(anomaly.section, anomaly, bot_data),
                cards.standing.sentence(anomaly),
                is_free=not cards.standing.outlook(anomaly).is_head,
            )
        )
    )


async def _is_known_to_be_lost(anomaly: Anomaly, confirmed: Confirmed, bot_data: BotData) -> bool:
    """Whether the writer is told by another message that the words did not arrive."""
    queries = bot_data.services.anomalies.queries
    return confirmed.purpose in SENT and await queries.is_lost(anomaly.id, confirmed.entry or 0)


async def handed_over(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell those who had a report where it is now."""
    anomaly, entry = await _about(message, bot_data)
    if anomaly is None or entry is None:
        return None
    cards = await ReportCards.of(bot_data, anomaly, viewer=message.recipient_id, entries=[entry])
    by = cards.standing.name(entry.actor_id)
    match entry.event:
        case Event.ASSIGNED:
            said = texts.was_assigned(anomaly.code, cards.standing.name(int(entry.detail)), by)
        case Event.TRANSFERRED:
            move = Transferred(anomaly.section, "") if entry.is_erased else entry.facts(Transferred)
            said = texts.was_transferred(
                anomaly.code,
                _given_to(move.section, anomaly, bot_data),
                by,
                move.reason,
                cards.standing.sentence(anomaly),
                is_free=not cards.standing.outlook(anomaly).is_head,
            )
        case _:
            said = texts.was_taken_over(anomaly.code, by)
    return Outgoing(confidential(said))


def _given_to(section: str, anomaly: Anomaly, bot_data: BotData) -> str:
    short = bot_data.shelf.directory.section(section).short
    return texts.given_to(short, stays_above=anomaly.stays_above)


async def withdrawn(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell those who had a report that its reporter has withdrawn it."""
    anomaly = await bot_data.services.anomalies.queries.reread(message.about or 0)
    return Outgoing(confidential(texts.withdrawn(anomaly.code))) if anomaly is not None else None


async def pushed(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask those who have a report how it goes. Obsolete once it is closed or with somebody else."""
    anomaly, entry = await _about(message, bot_data)
    if anomaly is None or entry is None or anomaly.state in CLOSED:
        return None
    cards = await ReportCards.of(bot_data, anomaly, viewer=message.recipient_id, entries=[entry])
    if not cards.standing.outlook(anomaly).may_act:
        return None
    said = texts.pushed(
        anomaly.code, cards.standing.name(entry.actor_id), cards.standing.due(anomaly)
    )
    return Outgoing(confidential(said, cards.card(anomaly).rows))


async def call(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Give the reporter numbers to call. Obsolete once somebody takes the report."""
    anomaly = await bot_data.services.anomalies.queries.reread(message.about or 0)
    if anomaly is None or anomaly.state is not State.NEW:
        return None
    standing = (await ReportCards.of(bot_data, anomaly)).standing
    numbers = standing.numbers(anomaly)
    if not numbers:
        return None
    entries = await bot_data.services.anomalies.queries.entries(anomaly.id)
    was_taken = any(entry.event in TAKINGS for entry in entries)
    where, due = standing.where(anomaly), standing.due(anomaly)
    said = texts.call(anomaly.code, where, due, numbers, was_taken=was_taken)
    return Outgoing(confidential(said))


async def waiting(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Tell the reporter that nobody takes a report. Obsolete once somebody does."""
    anomaly = await bot_data.services.anomalies.queries.reread(message.about or 0)
    if anomaly is None or anomaly.state is not State.NEW:
        return None
    standing = (await ReportCards.of(bot_data, anomaly)).standing
    said = texts.waiting(anomaly.code, standing.where(anomaly), standing.due(anomaly))
    return Outgoing(confidential(said, ((mine(words.SEE, OwnCardButton.OPEN, anomaly),),)))


async def files_arrived(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Delete the sender's files from their chat, or offer it: the office's switch."""
    numbers = message.facts(OwnMessages).numbers
    if bot_data.shelf.directory.protection.deletes_own_messages:
        return Outgoing(confidential(own_texts.IS_DELETED), deletes=numbers)
    anomaly = await bot_data.services.anomalies.queries.reread(message.about or 0)
    if anomaly is None:
        return None
    said = own_texts.files_arrived(anomaly.code)
    return Outgoing(confidential(said, data_protection.delete(numbers)))


NEWS: Mapping[str, Renderer] = {
    Notice.FILES_ARRIVED: files_arrived,
    Notice.MOVED_ON: moved_on,
    Notice.CONFIRMED: confirmed,
    Notice.HANDED_OVER: handed_over,
    Notice.WITHDRAWN: withdrawn,
    Notice.PUSHED: pushed,
    Notice.CALL: call,
    Notice.WAITING: waiting,
}


async def _about(message: OutboxMessage, bot_data: BotData) -> tuple[Anomaly | None, Entry | None]:
    """Return the report, and the entry that the message names."""
    queries = bot_data.services.anomalies.queries
    anomaly = await queries.reread(message.about or 0)
    return anomaly, await queries.entry(message.about or 0, int(message.detail))
