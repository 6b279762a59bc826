"""Invoices: what a bot is asked while somebody pays, and what it may refuse."""

import asyncio
from typing import Any

import pytest
from telegram import Bot as PtbBot
from telegram import LabeledPrice
from telegram.error import BadRequest

from botapi_emulator import Message, Person

INVOICE: dict[str, Any] = {
    "title": "PNBP",
    "description": "Paspor biasa",
    "payload": "paspor-7",
    "currency": "IDR",
    "prices": [LabeledPrice("Paspor", 35_000_000)],
    "provider_token": "1:TEST:x",
}


async def asked(bot: PtbBot, budi: Person) -> "asyncio.Task[Message]":
    """Let Budi pay an invoice, up to the question whether they may."""
    await bot.send_invoice(budi.id, **INVOICE, need_name=True)
    return asyncio.create_task(budi.pays(await budi.expects("PNBP")))


async def test_a_payment_goes_through_once_the_bot_says_yes(bot: PtbBot, budi: Person) -> None:
    paying = await asked(bot, budi)
    (update,) = await bot.get_updates(timeout=5)
    assert update.pre_checkout_query
    assert update.pre_checkout_query.order_info
    assert update.pre_checkout_query.order_info.name == "Budi Santoso"
    await update.pre_checkout_query.answer(ok=True)

    payment = (await paying).json["successful_payment"]
    assert (payment["invoice_payload"], payment["total_amount"]) == ("paspor-7", 35_000_000)
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.pre_checkout_query.answer(ok=True)


async def test_a_payment_that_the_bot_refuses_does_not_happen(bot: PtbBot, budi: Person) -> None:
    paying = await asked(bot, budi)
    (update,) = await bot.get_updates(timeout=5)
    assert update.pre_checkout_query
    await update.pre_checkout_query.answer(ok=False, error_message="Kuota habis")

    with pytest.raises(AssertionError, match="Kuota habis"):
        await paying


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"prices": []}, "There must be at least one price"),
        ({"currency": "rupiah"}, "Currency_invalid"),
        ({"provider_token": ""}, "Payment_provider_invalid"),
        ({"payload": ""}, 'Parameter "payload" is required'),
    ],
)
async def test_an_invoice_that_cannot_be_is_refused(
    bot: PtbBot, budi: Person, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadRequest, match=said):
        await bot.send_invoice(budi.id, **{**INVOICE, **wrong})
