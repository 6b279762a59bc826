"""getAvailableGifts, sendGift, giftPremiumSubscription, getUserGifts, getChatGifts."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.world.owned.gifts import Gift

WORDS_LIMIT = 128
MOST = 100
PREMIUM = {3: 1000, 6: 1500, 12: 2500}
"""What so many months of Telegram Premium cost in stars."""
LEFT_OUT = (
    "exclude_unsaved",
    "exclude_saved",
    "exclude_unlimited",
    "exclude_limited_upgradable",
    "exclude_limited_non_upgradable",
    "exclude_unique",
    "exclude_from_blockchain",
)
MONTHS_WRONG = refusals.bad_request("PREMIUM_GIFT_CODE_OPTION_INVALID")
NO_UPGRADE = refusals.bad_request("STARGIFT_UPGRADE_UNAVAILABLE")

Json = dict[str, Any]


async def get_available_gifts(call: Call) -> Json:
    """What the bot may give."""
    return {"gifts": call.world.gifts.offered(call.world)}


async def send_gift(call: Call) -> bool:
    """Buy a gift and give it to a person or a channel."""
    said, is_upgraded = words(call), call.flag("pay_for_upgrade")
    if call.text("chat_id"):
        chat = call.chat()
        owner, partner = chat.id, {"type": "chat", "chat": chat.json}
    else:
        user = user_of(call)
        chat = call.world.known_chat(call.bot, user["id"])
        owner, partner = (
            user["id"],
            {"type": "user", "transaction_type": "gift_purchase", "user": user},
        )
    json = call.world.gifts.bought(call.world, call.text("gift_id"))
    if is_upgraded and "upgrade_star_count" not in json:
        raise NO_UPGRADE
    prepaid = json["upgrade_star_count"] if is_upgraded else 0
    now, number = call.world.timestamp(), str(call.world.number())
    price = json["star_count"] + prepaid
    call.bot.stars.spend(number, now, price, {**partner, "gift": json})
    gift = Gift(number, json, owner, call.bot.user(), now, said, prepaid)
    call.world.gifts.give(gift)
    upgrade = {"prepaid_upgrade_star_count": prepaid} if prepaid else {}
    call.world.write(chat, call.bot.user(), {"gift": {"gift": json, **said, **upgrade}})
    return True


async def gift_premium_subscription(call: Call) -> bool:
    """Give somebody Telegram Premium for some months."""
    user, said, months = user_of(call), words(call), call.integer("month_count")
    if PREMIUM.get(months) != call.integer("star_count"):
        raise MONTHS_WRONG
    now, number = call.world.timestamp(), str(call.world.number())
    partner: Json = {"type": "user", "transaction_type": "premium_purchase", "user": user}
    partner |= {"premium_subscription_duration": months}
    call.bot.stars.spend(number, now, PREMIUM[months], partner)
    call.world.users[user["id"]].is_premium = True
    if said:
        call.world.write(call.world.known_chat(call.bot, user["id"]), call.bot.user(), said)
    return True


async def get_user_gifts(call: Call) -> Json:
    """What a person was given."""
    return owned(call, user_of(call)["id"])


async def get_chat_gifts(call: Call) -> Json:
    """What a channel was given."""
    return owned(call, call.chat().id)


def words(call: Call) -> Json:
    """What is said with a gift."""
    source, mode = call.text("text"), call.text("text_parse_mode")
    text, entities = formatted(source, mode, call.data("text_entities"), call.world.users)
    if len(text) > WORDS_LIMIT:
        raise refusals.TEXT_TOO_LONG
    said: Json = {"text": text} if text else {}
    return {**said, "entities": entities} if entities else said


def owned(call: Call, owner_id: int) -> Json:
    """What somebody holds, without the kinds that a request leaves out, a page of it."""
    left_out = {name for name in LEFT_OUT if call.flag(name)}
    found = [gift for gift in call.world.gifts.held.values() if gift.owner_id == owner_id]
    found = [gift for gift in reversed(found) if gift.is_wanted(left_out)]
    if call.flag("sort_by_price"):
        found.sort(key=lambda gift: -gift.json["star_count"])
    start, limit = call.integer("offset"), min(max(call.integer("limit", MOST), 1), MOST)
    page = found[start : start + limit]
    more = {"next_offset": str(start + limit)} if start + limit < len(found) else {}
    return {"total_count": len(found), "gifts": [gift.told() for gift in page], **more}
