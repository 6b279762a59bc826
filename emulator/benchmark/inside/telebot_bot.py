"""The common bot of `rows.py` in telebot (pyTelegramBotAPI)."""

import os

from telebot import TeleBot, apihelper
from telebot.apihelper import ApiTelegramException
from telebot.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    LabeledPrice,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

URL = os.environ["LOCAL_TELEGRAM"]
apihelper.API_URL = f"{URL}/bot{{0}}/{{1}}"
apihelper.FILE_URL = f"{URL}/file/bot{{0}}/{{1}}"
bot = TeleBot(os.environ["TOKEN"])


@bot.message_handler(commands=["start"])
def start(message):
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Mulai", callback_data="go")]])
    text = "<b>Selamat datang</b>"
    bot.send_message(message.chat.id, text, parse_mode="HTML", reply_markup=keyboard)


@bot.callback_query_handler(lambda query: True)
def go(query):
    bot.answer_callback_query(query.id, "Siap")
    bot.edit_message_text("dimulai", query.message.chat.id, query.message.message_id)


@bot.message_handler(commands=["md"])
def markdown(message):
    bot.send_message(message.chat.id, "*tebal* ||rahasia||", parse_mode="MarkdownV2")


@bot.message_handler(commands=["keys"])
def keys(message):
    keyboard = ReplyKeyboardMarkup()
    keyboard.row(KeyboardButton("Paspor"), KeyboardButton("Nomor", request_contact=True))
    bot.send_message(message.chat.id, "Pilih", reply_markup=keyboard)


@bot.message_handler(func=lambda message: message.text == "Paspor")
def passport(message):
    bot.send_message(message.chat.id, "terima Paspor", reply_markup=ReplyKeyboardRemove())


@bot.message_handler(content_types=["photo"])
def photo(message):
    file = bot.get_file(message.photo[-1].file_id)
    content = bot.download_file(file.file_path)
    bot.send_photo(message.chat.id, content, caption=f"{len(content)} byte")


@bot.message_handler(content_types=["document"])
def document(message):
    sent = message.document
    bot.send_document(message.chat.id, sent.file_id, caption=sent.file_name)


@bot.message_handler(commands=["album"])
def album(message):
    content = bytes.fromhex(os.environ["PHOTO"])
    bot.send_media_group(message.chat.id, [InputMediaPhoto(content), InputMediaPhoto(content)])


@bot.message_handler(commands=["quiz"])
def quiz(message):
    bot.send_poll(
        message.chat.id,
        "Ringkas?",
        ["Seiri", "Seiso"],
        type="quiz",
        correct_option_id=0,
        is_anonymous=False,
    )


@bot.poll_answer_handler()
def quiz_answer(answer):
    bot.send_message(answer.user.id, f"jawaban {answer.option_ids[0]}")


@bot.message_handler(commands=["copy"])
def copy(message):
    bot.copy_message(message.chat.id, message.chat.id, message.message_id)


@bot.message_handler(commands=["react"])
def react(message):
    bot.set_message_reaction(message.chat.id, message.message_id, [ReactionTypeEmoji("👍")])


@bot.message_reaction_handler()
def reaction(changed):
    bot.send_message(changed.chat.id, f"reaksi {changed.new_reaction[0].emoji}")


@bot.inline_handler(lambda query: True)
def inline(query):
    content = InputTextMessageContent(f"<b>{query.query}</b>", parse_mode="HTML")
    bot.answer_inline_query(query.id, [InlineQueryResultArticle("1", "Paspor", content)])


@bot.message_handler(commands=["wrong"])
def wrong(message):
    try:
        bot.edit_message_text("x", message.chat.id, 999_999)
    except ApiTelegramException as refused:
        bot.send_message(message.chat.id, f"ditolak: {refused.description}")


@bot.chat_member_handler()
def member(change):
    name, status = change.new_chat_member.user.first_name, change.new_chat_member.status
    bot.send_message(change.chat.id, f"anggota {name} {status}")


@bot.message_handler(commands=["invoice"])
def invoice(message):
    prices = [LabeledPrice("Materai", 5)]
    bot.send_invoice(message.chat.id, "Materai", "Satu lembar", "m", None, "XTR", prices)


@bot.pre_checkout_query_handler(lambda query: True)
def checkout(query):
    bot.answer_pre_checkout_query(query.id, ok=True)


@bot.message_handler(content_types=["successful_payment"])
def paid(message):
    bot.send_message(message.chat.id, f"lunas {message.successful_payment.total_amount}")


KINDS = ["voice", "video", "audio", "sticker", "location", "contact", "dice"]


@bot.message_handler(content_types=KINDS)
def other(message):
    bot.send_message(message.chat.id, f"jenis: {message.content_type}")


bot.infinity_polling(
    allowed_updates=[
        *("message", "callback_query", "inline_query", "pre_checkout_query"),
        *("poll_answer", "message_reaction", "chat_member"),
    ]
)
