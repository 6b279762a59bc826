"""getMyStarBalance, getStarTransactions, refundStarPayment, editUserStarSubscription."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.parameters.currencies import STARS

MOST = 100
NO_SUBSCRIPTION = refusals.bad_request("SUBSCRIPTION_NOT_FOUND")

Json = dict[str, Any]


async def get_my_star_balance(call: Call) -> Json:
    """The bot's Telegram Stars."""
    return {"amount": call.bot.stars.amount}


async def get_star_transactions(call: Call) -> Json:
    """What happened to its stars, oldest first."""
    return {"transactions": call.page(call.bot.stars.transactions, MOST)}


async def refund_star_payment(call: Call) -> bool:
    """Give somebody back what they paid; their chat says so."""
    user, charge = user_of(call), call.required("telegram_payment_charge_id")
    payer = {"type": "user", "transaction_type": "invoice_payment", "user": user}
    payment = call.bot.stars.refund(user["id"], charge, call.world.timestamp(), payer)
    told = {"currency": STARS, "total_amount": payment.amount, "invoice_payload": payment.payload}
    refunded = {**told, "telegram_payment_charge_id": charge}
    chat = call.world.known_chat(call.bot, user["id"])
    call.world.write(chat, user, {"refunded_payment": refunded})
    return True


async def edit_user_star_subscription(call: Call) -> bool:
    """Let a subscription end with its month, or go on."""
    user, charge = user_of(call), call.required("telegram_payment_charge_id")
    payment = call.bot.stars.paid(user["id"], charge)
    if not payment.subscription_period:
        raise NO_SUBSCRIPTION
    payment.is_canceled = call.flag("is_canceled")
    return True
