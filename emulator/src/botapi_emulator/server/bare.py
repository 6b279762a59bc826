"""Answers without a memory, for benchmarks: a valid Message at the least cost, nothing kept."""

from typing import Any

from botapi_emulator.methods.call import Call

TRUE = {
    "answerCallbackQuery",
    "deleteMessage",
    "deleteMessages",
    "sendChatAction",
    "pinChatMessage",
    "setMyCommands",
}
MESSAGES = {
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "editMessageText",
    "editMessageCaption",
    "editMessageReplyMarkup",
}


def answers(method: str) -> bool:
    """Whether a method is answered barely; others are carried out as always."""
    return method in TRUE or method in MESSAGES


def answer(call: Call) -> Any:
    """The result of such a method."""
    if call.method in TRUE:
        return True
    message_id = call.params.get("message_id") or call.bot.next_message_id()
    return {
        "message_id": int(message_id),
        "date": call.world.timestamp(),
        "chat": {"id": int(call.params.get("chat_id") or 0), "type": "private"},
        "from": call.bot.user(),
        "text": str(call.params.get("text", "")),
    }
