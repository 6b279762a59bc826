"""The common bot of `rows.py` in python-telegram-bot."""

import io
import os

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    LabeledPrice,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    PollAnswerHandler,
    PreCheckoutQueryHandler,
    filters,
)

URL = os.environ["LOCAL_TELEGRAM"]


async def start(update, context):
    button = InlineKeyboardButton("Mulai", callback_data="go")
    keyboard = InlineKeyboardMarkup.from_button(button)
    await update.message.reply_html("<b>Selamat datang</b>", reply_markup=keyboard)


async def go(update, context):
    await update.callback_query.answer("Siap")
    await update.callback_query.edit_message_text("dimulai")


async def markdown(update, context):
    await update.message.reply_markdown_v2("*tebal* ||rahasia||")


async def keys(update, context):
    rows = [["Paspor", KeyboardButton("Nomor", request_contact=True)]]
    await update.message.reply_text("Pilih", reply_markup=ReplyKeyboardMarkup(rows))


async def passport(update, context):
    await update.message.reply_text("terima Paspor", reply_markup=ReplyKeyboardRemove())


async def photo(update, context):
    file = await update.message.photo[-1].get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_photo(io.BytesIO(content), caption=f"{len(content)} byte")


async def document(update, context):
    sent = update.message.document
    await update.message.reply_document(sent.file_id, caption=sent.file_name)


async def other(update, context):
    message = update.message
    kinds = ("voice", "video", "audio", "sticker", "location", "contact", "dice", "poll")
    kind = next(kind for kind in kinds if getattr(message, kind))
    await message.reply_text(f"jenis: {kind}")


async def album(update, context):
    content = bytes.fromhex(os.environ["PHOTO"])
    await update.message.reply_media_group([InputMediaPhoto(content), InputMediaPhoto(content)])


async def quiz(update, context):
    await update.message.reply_poll(
        "Ringkas?", ["Seiri", "Seiso"], type="quiz", correct_option_ids=[0], is_anonymous=False
    )


async def quiz_answer(update, context):
    answer = update.poll_answer
    await context.bot.send_message(answer.user.id, f"jawaban {answer.option_ids[0]}")


async def copy(update, context):
    await update.message.copy(update.message.chat_id)


async def react(update, context):
    await update.message.set_reaction("👍")


async def reaction(update, context):
    changed = update.message_reaction
    await context.bot.send_message(changed.chat.id, f"reaksi {changed.new_reaction[0].emoji}")


async def inline(update, context):
    content = InputTextMessageContent(f"<b>{update.inline_query.query}</b>", parse_mode="HTML")
    await update.inline_query.answer([InlineQueryResultArticle("1", "Paspor", content)])


async def wrong(update, context):
    try:
        await context.bot.edit_message_text("x", update.message.chat_id, 999_999)
    except BadRequest as refused:
        await update.message.reply_text(f"ditolak: {refused.message}")


async def member(update, context):
    change = update.chat_member
    name = change.new_chat_member.user.first_name
    await context.bot.send_message(
        change.chat.id, f"anggota {name} {change.new_chat_member.status}"
    )


async def invoice(update, context):
    prices = [LabeledPrice("Materai", 5)]
    await update.message.reply_invoice("Materai", "Satu lembar", "m", "XTR", prices)


async def checkout(update, context):
    await update.pre_checkout_query.answer(ok=True)


async def paid(update, context):
    await update.message.reply_text(f"lunas {update.message.successful_payment.total_amount}")


app = (
    ApplicationBuilder()
    .token(os.environ["TOKEN"])
    .base_url(f"{URL}/bot")
    .base_file_url(f"{URL}/file/bot")
    .build()
)
COMMANDS = {
    "start": start,
    "md": markdown,
    "keys": keys,
    "album": album,
    "quiz": quiz,
    "copy": copy,
    "react": react,
    "wrong": wrong,
    "invoice": invoice,
}
app.add_handlers(
    [
        *(CommandHandler(name, handle) for name, handle in COMMANDS.items()),
        CallbackQueryHandler(go),
        InlineQueryHandler(inline),
        PollAnswerHandler(quiz_answer),
        PreCheckoutQueryHandler(checkout),
        MessageHandler(filters.SUCCESSFUL_PAYMENT, paid),
        MessageReactionHandler(reaction),
        ChatMemberHandler(member, ChatMemberHandler.CHAT_MEMBER),
        MessageHandler(filters.Text(["Paspor"]), passport),
        MessageHandler(filters.PHOTO, photo),
        MessageHandler(filters.Document.ALL, document),
        MessageHandler(~filters.TEXT & ~filters.StatusUpdate.ALL, other),
    ]
)
app.run_polling(allowed_updates=Update.ALL_TYPES)
