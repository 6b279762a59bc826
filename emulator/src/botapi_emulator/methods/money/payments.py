"""sendInvoice, createInvoiceLink, answerShippingQuery, answerPreCheckoutQuery."""

from dataclasses import replace
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages.sending import send
from botapi_emulator.parameters import prices
from botapi_emulator.parameters.currencies import CURRENCIES, STARS
from botapi_emulator.world.payments import ASKED, Checkout, Invoice

MONTH = 30 * 24 * 60 * 60
PERIOD_INVALID = refusals.bad_request("SUBSCRIPTION_PERIOD_INVALID")
CURRENCY_INVALID = refusals.bad_request("CURRENCY_INVALID")
PROVIDER_INVALID = refusals.bad_request("PAYMENT_PROVIDER_INVALID")

Json = dict[str, Any]


async def send_invoice(call: Call) -> Json:
    """Write an invoice with a button to pay it."""
    chat, invoice = call.open_chat(), _invoice(call)
    message = send(call, chat, {"invoice": invoice.shown})
    call.world.invoices[message.bot.id, message.id] = invoice
    return message.json


async def create_invoice_link(call: Call) -> str:
    """Make a link that leads to an invoice."""
    call.connection()  # it must be there; what is paid goes to the bot all the same
    invoice = _invoice(call)
    period = call.integer("subscription_period")
    if period and (invoice.shown["currency"] != STARS or period != MONTH):
        raise PERIOD_INVALID
    link = f"https://t.me/$invoice{call.world.number()}"
    call.world.invoice_links[link] = call.bot, replace(invoice, subscription_period=period)
    return link


async def answer_shipping_query(call: Call) -> bool:
    """Offer ways of sending, or say why there are none."""
    if not call.flag("ok"):
        return _answer(call, "shipping_query_id", call.required("error_message"), [])
    call.required("shipping_options")
    options = prices.shipping_options(call.parsed("shipping_options"))
    return _answer(call, "shipping_query_id", "", options)


async def answer_pre_checkout_query(call: Call) -> bool:
    """Let a payment go on, or say why not."""
    refusal = "" if call.flag("ok") else call.required("error_message")
    return _answer(call, "pre_checkout_query_id", refusal, [])


def _answer(call: Call, name: str, refusal: str, options: list[Json]) -> bool:
    checkout: Checkout | None = call.world.checkouts.get(call.text(name))
    if checkout is None or checkout.bot is not call.bot or checkout.is_answered:
        raise refusals.QUERY_TOO_OLD
    checkout.answer(refusal, options)
    return True


def _invoice(call: Call) -> Invoice:
    title, description = call.required("title"), call.required("description")
    payload, currency = call.required("payload"), call.required("currency")
    call.required("prices")
    parts = prices.prices(call.parsed("prices"))
    most_tip = call.integer("max_tip_amount")
    if (tips := call.parsed("suggested_tip_amounts")) is not None:
        prices.check_tips(tips, most_tip)
    if currency not in CURRENCIES:
        raise CURRENCY_INVALID
    if currency != STARS and not call.text("provider_token"):
        raise PROVIDER_INVALID
    shown = {
        "title": title,
        "description": description,
        "start_parameter": call.text("start_parameter"),
        "currency": currency,
        "total_amount": sum(price["amount"] for price in parts),
    }
    needs = frozenset(name for name in (*ASKED, "need_shipping_address") if call.flag(name))
    return Invoice(shown, payload, needs, call.flag("is_flexible"), most_tip)
