"""The renderers of a report's thread: what its reporter and its heads tell each other."""

from collections.abc import Mapping
from html import escape

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.anomalies import thread as screens
from bot.screens.anomalies.buttons import CardButton, OwnCardButton, mine, triage
from bot.screens.anomalies.card import ReportCards
from bot.telegram import Row, confidential
from bot.telegram.outgoing import Outgoing
from bot.texts.anomalies import card as card_texts
from bot.texts.anomalies import report as texts
from bot.texts.anomalies import thread as words
from office.anomalies import (
    CLOSED,
    FREE_WORDS,
    Anomaly,
    Entry,
    EntryWords,
    Event,
    FreeWordsStep,
    Notice,
    State,
)
from office.outbox import OutboxMessage


async def question(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The head's question to the reporter."""
    anomaly, entry = await _said(message, bot_data)
    if anomaly is None or entry is None or anomaly.state in CLOSED:
        return None
    html = f"{texts.question(anomaly.code, entry.detail)}\n\n{words.how_to_answer()}"
    row = (mine(card_texts.ANSWER, OwnCardButton.ANSWER, anomaly), screens.see(anomaly))
    return await _with_files(message, bot_data, anomaly, html, row)


async def reply(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What a head tells the reporter without asking anything."""
    anomaly, entry = await _said(message, bot_data)
    if anomaly is None or entry is None:
        return None
    html = words.reply(anomaly.code, escape(entry.detail) or texts.FILES_ONLY)
    return await _with_files(message, bot_data, anomaly, html, (screens.see(anomaly),))


async def answer(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """What the reporter answered or added, for the head, below the question it answers.

    Obsolete if it was taken back.
    """
    anomaly, entry = await _said(message, bot_data)
    if anomaly is None or entry is None or entry.is_erased:
        return None
    asked = ""
    if entry.event is Event.ANSWERED:
        asked = await _asked(message, entry, bot_data)
    html = words.answer(anomaly.code, asked, escape(entry.detail) or texts.FILES_ONLY)
    rows: tuple[Row, ...] = ((screens.see(anomaly),),)
    if anomaly.state not in CLOSED:
        html = f"{html}\n\n{words.how_to_reply()}"
        ask = triage(words.ASK, CardButton.ASK, anomaly)
        rows = ((ask, screens.tell(anomaly)), *rows)
    return await _with_files(message, bot_data, anomaly, html, *rows)


async def taken_back(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Delete an addition from the chat of somebody who got it. Obsolete if it never arrived."""
    arrived = await bot_data.services.outbox.arrived(
        Notice.ANSWER, message.about, message.recipient_id
    )
    copies = [one for one in arrived if one.facts(EntryWords).entry == int(message.detail)]
    ids = tuple(number for copy in copies for number in copy.message_ids)
    return Outgoing(confidential(words.IS_TAKEN_BACK), deletes=ids) if ids else None


async def _asked(message: OutboxMessage, entry: Entry, bot_data: BotData) -> str:
    """The question that was answered, and who asked it: perhaps a superior, or a predecessor."""
    services = bot_data.services
    found = await services.anomalies.thread.asked_before(entry.anomaly_id, entry.number)
    if found is None or not found.detail:
        return ""
    if found.actor_id == message.recipient_id:
        return words.asked(words.YOU, found.detail)
    names = await services.people.names({found.actor_id or 0})
    return words.asked(names.get(found.actor_id or 0, "–"), found.detail)


async def reopen_asked(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """The reporter's request to reopen a report. Obsolete once it is open again."""
    anomaly, entry = await _said(message, bot_data)
    if anomaly is None or entry is None or anomaly.state is not State.RESOLVED:
        return None
    reopen = triage(card_texts.REOPEN, CardButton.REOPEN, anomaly)
    rows = ((reopen, screens.tell(anomaly)), (screens.see(anomaly),))
    return Outgoing(confidential(words.reopen_asked(anomaly.code, entry.detail), rows))


async def unsent(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask again what some words are for. Obsolete once a button has said it."""
    services = bot_data.services
    member = await services.membership.reread(message.recipient_id)
    form = await services.forms.of(member, FREE_WORDS) if member is not None else None
    if member is None or form is None or form.step is not FreeWordsStep.ANSWER:
        return None
    asked = {report.id: said for report, said in await services.anomalies.thread.questions(member)}
    found = [await services.anomalies.queries.reread(number) for number in form.answers.cases]
    meant = [report for report in found if report is not None and report.state not in CLOSED]
    if not meant:
        return None
    meant = meant[: screens.MOST_MEANT]
    standing = (await ReportCards.of(bot_data, *meant)).standing
    return Outgoing(screens.not_sent_yet(form, meant, asked, standing))


THREAD: Mapping[str, Renderer] = {
    Notice.QUESTION: question,
    Notice.REPLY: reply,
    Notice.ANSWER: answer,
    Notice.TAKEN_BACK: taken_back,
    Notice.REOPEN_ASKED: reopen_asked,
    Notice.UNSENT: unsent,
}


async def _said(message: OutboxMessage, bot_data: BotData) -> tuple[Anomaly | None, Entry | None]:
    """Return the report and the entry that the message is about, as they are now."""
    queries, about = bot_data.services.anomalies.queries, message.about or 0
    number = message.facts(EntryWords).entry
    return await queries.reread(about), await queries.entry(about, number)


async def _with_files(
    message: OutboxMessage, bot_data: BotData, anomaly: Anomaly, html: str, *rows: Row
) -> Outgoing:
    """What was said, with the files sent along. Each file has the code of its report."""
    files = await bot_data.services.anomalies.queries.attachments(anomaly.id)
    latest = [
        attachment for attachment in files if attachment.id in message.facts(EntryWords).files
    ]
    return Outgoing(
        confidential(html, rows),
        photos=tuple(attachment.file_id for attachment in latest if attachment.kind == "photo"),
        documents=tuple(
            attachment.file_id for attachment in latest if attachment.kind == "document"
        ),
        file_caption=anomaly.code,
    )
