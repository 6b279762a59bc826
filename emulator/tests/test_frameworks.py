"""Bots of two frameworks run on the emulator unchanged: long polling, keyboard, tap, photo."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from botapi_emulator import PHOTO, Bot, Emulator, Person


def ptb_application(telegram: Emulator, token: str) -> Application[Any, Any, Any, Any, Any, Any]:
    """Greets with a button, thanks for the tap, sends photos back."""

    async def greet(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        button = InlineKeyboardButton("Mulai", callback_data=f"go:{(context.args or [''])[0]}")
        await update.message.reply_html(
            "<b>Selamat datang</b>", reply_markup=InlineKeyboardMarkup.from_button(button)
        )

    async def go(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await update.callback_query.answer("Baik")
        await update.callback_query.edit_message_text(f"Mulai: {update.callback_query.data}")

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        photo = await (await update.message.photo[-1].get_file()).download_as_bytearray()
        await update.message.reply_photo(bytes(photo), caption="kembali")

    builder = ApplicationBuilder().token(token).base_url(f"{telegram.url}/bot")
    application = builder.base_file_url(f"{telegram.url}/file/bot").build()
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(go))
    application.add_handler(MessageHandler(filters.PHOTO, echo))
    return application


@asynccontextmanager
async def running_ptb(telegram: Emulator, pandu: Bot) -> AsyncIterator[None]:
    """The PTB application, polling."""
    async with ptb_application(telegram, pandu.token) as application:
        assert application.updater
        await application.start()
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


@asynccontextmanager
async def running_aiogram(telegram: Emulator, pandu: Bot) -> AsyncIterator[None]:
    """The aiogram bot, polling."""
    # Here, and not in every worker that only looks for its tests: aiogram takes seconds to import.
    from helpers import aiogram_bot

    async with aiogram_bot.running(telegram, pandu):
        yield


@pytest.fixture(params=[running_ptb, running_aiogram])
async def a_bot(
    request: pytest.FixtureRequest, telegram: Emulator, pandu: Bot
) -> AsyncIterator[None]:
    async with request.param(telegram, pandu):
        yield


@pytest.mark.usefixtures("a_bot")
async def test_a_whole_conversation_runs(budi: Person) -> None:
    await budi.opens(start="KODE")
    greeting = await budi.expects("Selamat datang", buttons=["Mulai"])
    assert greeting.html == "<b>Selamat datang</b>"
    await budi.taps("Mulai")
    assert await budi.expects_toast("Baik")
    await budi.expects("Mulai: go:KODE")
    await budi.sends_photo(PHOTO)
    assert (await budi.expects("kembali")).photo == PHOTO
    await budi.expects_nothing()
