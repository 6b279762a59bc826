"""The bot of `test_frameworks.py` in aiogram."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import aiogram
from aiogram import F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import BufferedInputFile, CallbackQuery
from aiogram.types import InlineKeyboardButton as AiogramButton
from aiogram.types import InlineKeyboardMarkup as AiogramKeyboard
from aiogram.types import Message as AiogramMessage

from botapi_emulator import Bot, Emulator


def aiogram_dispatcher() -> aiogram.Dispatcher:
    """The same bot in aiogram."""
    dispatcher = aiogram.Dispatcher()

    @dispatcher.message(CommandStart())
    async def greet(message: AiogramMessage) -> None:
        code = (message.text or "").removeprefix("/start").strip()
        button = AiogramButton(text="Mulai", callback_data=f"go:{code}")
        await message.answer(
            "<b>Selamat datang</b>",
            parse_mode="HTML",
            reply_markup=AiogramKeyboard(inline_keyboard=[[button]]),
        )

    @dispatcher.callback_query()
    async def go(query: CallbackQuery) -> None:
        await query.answer("Baik")
        assert isinstance(query.message, AiogramMessage)
        await query.message.edit_text(f"Mulai: {query.data}")

    @dispatcher.message(F.photo)
    async def echo(message: AiogramMessage) -> None:
        assert message.bot
        assert message.photo
        photo = await message.bot.download(message.photo[-1])
        assert photo
        file = BufferedInputFile(photo.read(), "foto.png")
        await message.answer_photo(file, caption="kembali")

    return dispatcher


@asynccontextmanager
async def running(telegram: Emulator, pandu: Bot) -> AsyncIterator[None]:
    """Let it poll for the length of the block."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(telegram.url))
    async with aiogram.Bot(pandu.token, session=session) as bot:
        dispatcher = aiogram_dispatcher()
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
        yield
        polling.cancel()
        with suppress(asyncio.CancelledError):
            await polling
