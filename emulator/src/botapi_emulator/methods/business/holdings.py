"""The account's stars and gifts: getBusinessAccountStarBalance, upgradeGift and their like."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.money.gifts import NO_UPGRADE, owned
from botapi_emulator.world.owned.business import Connection
from botapi_emulator.world.owned.gifts import UPGRADE_PRICE, Gift
from botapi_emulator.world.owned.stars import TOO_FEW, Payment

MOST_AT_ONCE = 10_000
AMOUNT_WRONG = refusals.bad_request("Invalid amount of Telegram Stars to transfer specified")
GIFT_UNKNOWN = refusals.bad_request("Invalid gift identifier specified")
UPGRADE_PRICE_WRONG = refusals.bad_request("Wrong upgrade price specified")
TRANSFER_PRICE_WRONG = refusals.bad_request("Wrong transfer price specified")
NO_TRANSFER = refusals.bad_request("STARGIFT_TRANSFER_UNAVAILABLE")

Json = dict[str, Any]


async def get_business_account_star_balance(call: Call) -> Json:
    """The account's Telegram Stars."""
    return {"amount": call.connected("can_view_gifts_and_stars").user.stars}


async def transfer_business_account_stars(call: Call) -> bool:
    """Move stars from the account to the bot."""
    connection, amount = call.connected("can_transfer_stars"), call.integer("star_count")
    if not 0 < amount <= MOST_AT_ONCE:
        raise AMOUNT_WRONG
    _spend(connection, amount)
    partner = {"type": "user", "transaction_type": "business_account_transfer"}
    payment = Payment(connection.user.id, amount, "", is_refunded=True)  # nothing to refund
    number, now = str(call.world.number()), call.world.timestamp()
    call.bot.stars.earn(number, now, payment, {**partner, "user": connection.user.user()})
    return True


async def get_business_account_gifts(call: Call) -> Json:
    """What the account was given."""
    return owned(call, call.connected("can_view_gifts_and_stars").user.id)


async def convert_gift_to_stars(call: Call) -> bool:
    """Take stars in the place of a gift."""
    connection = call.connected("can_convert_gifts_to_stars")
    gift = _gift(call, connection)
    connection.user.stars += gift.worth
    del call.world.gifts.held[gift.id]
    return True


async def upgrade_gift(call: Call) -> bool:
    """Make a gift unique, for stars unless that is paid."""
    connection = call.connected("can_transfer_and_upgrade_gifts")
    gift, price = _gift(call, connection), call.integer("star_count")
    if gift.number or "upgrade_star_count" not in gift.json:
        raise NO_UPGRADE
    if price != (0 if gift.prepaid else UPGRADE_PRICE):
        raise UPGRADE_PRICE_WRONG
    _spend(connection, price)
    gift.keeps_sender = call.flag("keep_original_details")
    call.world.gifts.upgrade(gift)
    return True


async def transfer_gift(call: Call) -> bool:
    """Hand a unique gift to somebody else; that costs nothing here."""
    connection = call.connected("can_transfer_and_upgrade_gifts")
    gift, new_owner = _gift(call, connection), call.integer("new_owner_chat_id")
    if not gift.number:
        raise NO_TRANSFER
    if call.integer("star_count"):
        raise TRANSFER_PRICE_WRONG
    if call.world.chat(call.bot, new_owner) is None:
        raise refusals.CHAT_NOT_FOUND
    gift.owner_id = new_owner
    return True


def _gift(call: Call, connection: Connection) -> Gift:
    gift = call.world.gifts.held.get(call.text("owned_gift_id"))
    if gift is None or gift.owner_id != connection.user.id:
        raise GIFT_UNKNOWN
    return gift


def _spend(connection: Connection, amount: int) -> None:
    if amount > connection.user.stars:
        raise TOO_FEW
    connection.user.stars -= amount
