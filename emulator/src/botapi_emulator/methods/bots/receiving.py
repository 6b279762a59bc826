"""getUpdates and the webhook: how updates reach a bot."""

import asyncio
import re
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters import schema
from botapi_emulator.world.bots import Webhook
from botapi_emulator.world.events import Event

LONGEST_POLL = 50
LONGEST_SECRET = 256


async def get_updates(call: Call) -> list[dict[str, Any]]:
    """Wait for updates; `offset` confirms all before it, the others come again next time."""
    bot, queue = call.bot, call.bot.updates
    if bot.webhook:
        raise refusals.WEBHOOK_ACTIVE
    _remember_allowed(call)
    bot.poll_number += 1
    number = bot.poll_number
    queue.wake()
    queue.confirm(call.integer("offset"))
    try:
        async with asyncio.timeout(min(call.integer("timeout"), LONGEST_POLL)):
            while not len(queue):
                await queue.arrival()
                if bot.webhook:
                    raise refusals.WEBHOOK_SET
                if bot.poll_number != number:
                    raise refusals.OTHER_POLLER
    except TimeoutError:
        return []
    return queue.first(min(max(call.integer("limit", 100), 1), 100))


def _remember_allowed(call: Call) -> None:
    """Keep the kinds that are wanted; with anything in the list but texts it says nothing."""
    allowed = call.parsed("allowed_updates")
    if allowed is None or not all(isinstance(one, str) for one in allowed):
        return
    kinds = {field["name"] for field in schema.load()["types"]["Update"]["fields"]} - {"update_id"}
    call.bot.updates.allowed = [one.lower() for one in allowed if one.lower() in kinds]


async def set_webhook(call: Call) -> bool:
    """Have updates pushed to an address; an empty one is deleteWebhook."""
    url, secret = call.text("url"), call.text("secret_token") or None
    if not url:
        return await delete_webhook(call)
    if not re.match(r"https?://[^/]", url):
        raise refusals.WEBHOOK_URL_INVALID
    if secret and len(secret) > LONGEST_SECRET:
        raise refusals.SECRET_TOO_LONG
    if secret and not re.fullmatch(r"[\w-]+", secret, re.ASCII):
        raise refusals.INVALID_SECRET
    _remember_allowed(call)
    connections = min(max(call.integer("max_connections", 40), 1), 100)
    is_trusted = "certificate" in call.uploads or bool(call.text("certificate"))
    address = call.text("ip_address")
    webhook = Webhook(url, secret, connections, address, has_certificate=is_trusted)
    is_same = call.bot.webhook is not None and call.bot.webhook.is_like(webhook)
    return _change(call, webhook, "Webhook is already set" if is_same else "Webhook was set")


async def delete_webhook(call: Call) -> bool:
    """Go back to getUpdates."""
    is_set = call.bot.webhook is not None
    return _change(call, None, "Webhook was deleted" if is_set else "Webhook is already deleted")


def _change(call: Call, webhook: Webhook | None, note: str) -> bool:
    """Set or delete the webhook, unless it is so already; say what came of it."""
    call.note = note
    if call.flag("drop_pending_updates"):
        call.bot.updates.clear()
    elif "already" in note:
        return True
    call.bot.webhook = webhook
    call.bot.updates.wake()
    call.world.emit(Event("webhook", call.bot))
    return True


async def get_webhook_info(call: Call) -> dict[str, Any]:
    """Where updates are pushed, how many wait, and what went wrong last."""
    webhook = call.bot.webhook
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": bool(webhook and webhook.has_certificate),
        "pending_update_count": len(call.bot.updates),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
    if webhook and webhook.ip_address:
        info["ip_address"] = webhook.ip_address
    if webhook and webhook.last_error:
        info |= {
            "last_error_date": webhook.last_error_at,
            "last_error_message": webhook.last_error,
        }
    if call.bot.updates.allowed:
        info["allowed_updates"] = call.bot.updates.allowed
    return info
