"""The common bot of `rows.py` in aiogram."""

import asyncio
import os

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.types import (
    BufferedInputFile,
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

dispatcher = Dispatcher()
on = dispatcher.message


@on(Command("start"))
async def start(message):
    button = InlineKeyboardButton(text="Mulai", callback_data="go")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await message.answer("<b>Selamat datang</b>", parse_mode="HTML", reply_markup=keyboard)


@dispatcher.callback_query()
async def go(query):
    await query.answer("Siap")
    await query.message.edit_text("dimulai")


@on(Command("md"))
async def markdown(message):
    await message.answer("*tebal* ||rahasia||", parse_mode="MarkdownV2")


@on(Command("keys"))
async def keys(message):
    row = [KeyboardButton(text="Paspor"), KeyboardButton(text="Nomor", request_contact=True)]
    await message.answer("Pilih", reply_markup=ReplyKeyboardMarkup(keyboard=[row]))


@on(F.text == "Paspor")
async def passport(message):
    await message.answer("terima Paspor", reply_markup=ReplyKeyboardRemove())


@on(F.photo)
async def photo(message):
    content = (await message.bot.download(message.photo[-1])).read()
    await message.answer_photo(BufferedInputFile(content, "a.png"), caption=f"{len(content)} byte")


@on(F.document)
async def document(message):
    await message.answer_document(message.document.file_id, caption=message.document.file_name)


@on(Command("album"))
async def album(message):
    content = bytes.fromhex(os.environ["PHOTO"])
    photos = [InputMediaPhoto(media=BufferedInputFile(content, f"{n}.png")) for n in range(2)]
    await message.answer_media_group(photos)


@on(Command("quiz"))
async def quiz(message):
    await message.answer_poll(
        "Ringkas?", ["Seiri", "Seiso"], type="quiz", correct_option_ids=[0], is_anonymous=False
    )


@dispatcher.poll_answer()
async def quiz_answer(answer, bot):
    await bot.send_message(answer.user.id, f"jawaban {answer.option_ids[0]}")


@on(Command("copy"))
async def copy(message):
    await message.copy_to(message.chat.id)


@on(Command("react"))
async def react(message):
    await message.react([ReactionTypeEmoji(emoji="👍")])


@dispatcher.message_reaction()
async def reaction(changed, bot):
    await bot.send_message(changed.chat.id, f"reaksi {changed.new_reaction[0].emoji}")


@dispatcher.inline_query()
async def inline(query):
    content = InputTextMessageContent(message_text=f"<b>{query.query}</b>", parse_mode="HTML")
    await query.answer(
        [InlineQueryResultArticle(id="1", title="Paspor", input_message_content=content)]
    )


@on(Command("wrong"))
async def wrong(message):
    try:
        await message.bot.edit_message_text("x", chat_id=message.chat.id, message_id=999_999)
    except TelegramBadRequest as refused:
        await message.answer(f"ditolak: {refused.message}")


@dispatcher.chat_member()
async def member(change, bot):
    name, status = change.new_chat_member.user.first_name, change.new_chat_member.status
    await bot.send_message(change.chat.id, f"anggota {name} {status}")


@on(Command("invoice"))
async def invoice(message):
    prices = [LabeledPrice(label="Materai", amount=5)]
    await message.answer_invoice("Materai", "Satu lembar", "m", "XTR", prices)


@dispatcher.pre_checkout_query()
async def checkout(query):
    await query.answer(ok=True)


@on(F.successful_payment)
async def paid(message):
    await message.answer(f"lunas {message.successful_payment.total_amount}")


@on(F.content_type.in_({"voice", "video", "audio", "sticker", "location", "contact", "dice"}))
async def other(message):
    await message.answer(f"jenis: {message.content_type.value}")


async def main():
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["LOCAL_TELEGRAM"]))
    bot = Bot(os.environ["TOKEN"], session=session)
    await dispatcher.start_polling(bot, allowed_updates=dispatcher.resolve_used_update_types())


asyncio.run(main())
