"""/berkas: the paper record of a report, for the official file."""

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import thread
from bot.handlers.anomalies.moves import typed_code
from bot.screens.anomalies.card import ReportCards
from bot.screens.anomalies.paper_record import PaperForm
from bot.telegram import Screen, reply
from bot.texts.anomalies import paper_record as words


async def berkas(update: Update, context: AppContext) -> None:
    """Send the record of the report whose code follows the command."""
    anomaly_id = typed_code(context)
    if anomaly_id is None:
        await reply.send(update, Screen(words.WHICH))
        return
    record = await context.office.anomalies.paper_records.make(anomaly_id, context.member)
    bot_data, code = context.bot_data, record.anomaly.code
    cards = await ReportCards.of(bot_data, record.anomaly, entries=record.entries)
    view = thread.view_of(context, record.anomaly, record.side, cards)
    paper = PaperForm(bot_data.shelf.directory.name, record, cards, view, context.member.name)
    await reply.send_file(
        update,
        name=f"{code}.docx",
        content=paper.as_docx(),
        caption=words.CAPTION.format(code=code),
    )
