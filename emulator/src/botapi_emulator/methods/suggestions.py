"""A channel's direct messages: approveSuggestedPost, declineSuggestedPost, and writing there."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters.currencies import STARS
from botapi_emulator.parameters.fields import Fields
from botapi_emulator.world import desks
from botapi_emulator.world.chats import Chat
from botapi_emulator.world.messages import Message

LONGEST_WAIT, STALE = 2_678_400, 86_400
"""How far ahead a post may be planned, and how late it may still be approved, in seconds."""
LONGEST_COMMENT = 128
FEWEST_STARS, MOST_STARS = 5, 100_000
NANOTONS = 10_000_000
"""What a price in TON is counted by, in nanotoncoins."""
FEWEST_CENTS, MOST_CENTS = 1, 1_000_000
NOT_FOUND = refusals.bad_request("suggested post not found")
UNUSABLE = refusals.bad_request("Message can't be used in the method")
TOO_LATE = refusals.bad_request("SCHEDULE_DATE_TOO_LATE")
COMMENT_TOO_LONG = refusals.bad_request("COMMENT_TOO_LONG")
ELSEWHERE = refusals.bad_request("Suggested posts can be sent only to channel direct messages")
TOPIC_MISSING = refusals.bad_request("Channel direct messages topic must be specified")
TOPIC_UNKNOWN = refusals.bad_request("Topic not found")
DATE_WRONG = refusals.bad_request("Invalid post send date specified")
CURRENCY_WRONG = refusals.bad_request("Invalid suggested post price currency specified")
STARS_WRONG = refusals.bad_request("Invalid amount of Telegram Stars specified")
CENTS_WRONG = refusals.bad_request("Invalid amount of Toncoin cents specified")
UNDIVIDED = refusals.bad_request("Suggested post price must be divisible by 10000000 nanotoncoins")
NO_OBJECT = refusals.bad_request("Object expected as suggested post parameters")

Json = dict[str, Any]


def place(call: Call, chat: Chat, replied: int) -> Json:
    """The thread of a channel's direct messages, and what a message proposes; elsewhere nothing.

    What it proposes in reply to another suggestion stands in the place of that one.
    """
    wanted, offer = call.integer("direct_messages_topic_id"), _offer(call)
    if not chat.is_desk:
        if offer:
            raise ELSEWHERE
        return {}
    if not desks.is_led(call.world, chat):
        raise refusals.CHAT_NOT_FOUND
    if not wanted:
        raise TOPIC_MISSING
    person = call.world.users.get(wanted)
    if person is None:
        raise TOPIC_UNKNOWN
    former = chat.messages.get(replied)
    if offer and former and _state(former) == desks.PENDING:
        desks.settle(call.world, former, desks.DECLINED)
    return {**desks.topic(person.user()), **offer}


def _offer(call: Call) -> Json:
    """What the request says of a post to be."""
    if "suggested_post_parameters" not in call.params:
        return {}
    given = call.parsed("suggested_post_parameters")
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise NO_OBJECT
    fields = Fields(given)
    send_date, price = fields.integer("send_date", 0), fields.object("price")
    if send_date < 0:
        raise DATE_WRONG
    return desks.suggestion(_price(Fields(price)) if price else None, send_date)


def _price(fields: Fields) -> Json:
    currency, amount = fields.text("currency"), fields.integer("amount")
    if currency not in {STARS, "TON"}:
        raise CURRENCY_WRONG
    if currency == STARS and not FEWEST_STARS <= amount <= MOST_STARS:
        raise STARS_WRONG
    if currency == "TON" and amount % NANOTONS:
        raise UNDIVIDED
    if currency == "TON" and not FEWEST_CENTS <= amount // NANOTONS <= MOST_CENTS:
        raise CENTS_WRONG
    return {"currency": currency, "amount": amount}


async def approve_suggested_post(call: Call) -> bool:
    """Take what somebody proposes: now, at its hour, or at another one."""
    desk, message = _suggested(call)
    info, now = message.json["suggested_post_info"], call.world.timestamp()
    date = call.integer("send_date") or info.get("send_date", 0)
    if not desks.may_post(call.world, desk) or 0 < info.get("send_date", 0) < now - STALE:
        raise UNUSABLE
    if date > now + LONGEST_WAIT:
        raise TOO_LATE
    price = {"price": info["price"]} if "price" in info else {}
    if not _paid(call, message):
        desks.tell(call.world, desk, message, "suggested_post_approval_failed", price)
        return True
    desks.settle(call.world, message, desks.APPROVED, send_date=max(date, now))
    planned = {**price, "send_date": max(date, now)}
    desks.tell(call.world, desk, message, "suggested_post_approved", planned)
    call.world.planned.append((max(date, now), message))
    call.world.tick()
    return True


async def decline_suggested_post(call: Call) -> bool:
    """Leave what somebody proposes, perhaps with a word why."""
    (desk, message), comment = _suggested(call), call.text("comment")
    if len(comment) > LONGEST_COMMENT:
        raise COMMENT_TOO_LONG
    desks.settle(call.world, message, desks.DECLINED)
    said = {"comment": comment} if comment else {}
    desks.tell(call.world, desk, message, "suggested_post_declined", said)
    return True


def _suggested(call: Call) -> tuple[Chat, Message]:
    """What somebody proposes and the bot may decide on."""
    desk = call.joined_chat()
    message = call.message(desk, NOT_FOUND)
    is_open = _state(message) == desks.PENDING and not message.is_from_bot
    if not is_open or not desks.is_led(call.world, desk):
        raise UNUSABLE
    return desk, message


def _state(message: Message) -> str:
    return str(message.json.get("suggested_post_info", {}).get("state", ""))


def _paid(call: Call, message: Message) -> bool:
    """Take the stars that a post costs from who proposed it, if they have them."""
    price = message.json["suggested_post_info"].get("price", {})
    if price.get("currency") != STARS:
        return True  # a balance in toncoins is not kept
    person = call.world.users[message.author_id]
    if person.stars < price["amount"]:
        return False
    person.stars -= price["amount"]
    return True
