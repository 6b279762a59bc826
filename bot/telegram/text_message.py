"""Sends a screen as a new text message: what most requests of the bot are."""

from typing import Any

from telegram.constants import ParseMode
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.screen import Screen, uncut

_METHOD = "sendMessage"


async def send_text(
    bot: ExtBot[None], chat_id: int, screen: Screen, reply_to: int | None = None
) -> int:
    """Send the screen, perhaps as Telegram's reply to a message, and return its id.

    As plain JSON through the bot's rate limiter: the objects that `bot.send_message` makes of what
    is sent and of what comes back take half the time of a send.
    """
    data: dict[str, Any] = {
        "chat_id": chat_id,
        "text": screen.html,
        "parse_mode": ParseMode.HTML,
        "link_preview_options": {"is_disabled": True},
        "protect_content": screen.is_protected,
    }
    if screen.is_silent:
        data["disable_notification"] = True
    if screen.rows:
        data["reply_markup"] = _keyboard(screen)
    if reply_to is not None:
        # That message may be gone by now.
        data["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    sent = await _post(bot, data)
    return int(sent["message_id"])


def _keyboard(screen: Screen) -> dict[str, Any]:
    rows = [
        [{"text": button.label, "callback_data": button.data} for button in row]
        for row in uncut(screen.rows)
    ]
    return {"inline_keyboard": rows}


async def _post(bot: ExtBot[None], data: dict[str, Any]) -> Any:
    url = f"{bot.base_url}/{_METHOD}"
    request = RequestData([RequestParameter(name, value, None) for name, value in data.items()])
    if bot.rate_limiter is None:
        return await bot.request.post(url, request)
    return await bot.rate_limiter.process_request(
        bot.request.post, (url, request), {}, _METHOD, data, None
    )
