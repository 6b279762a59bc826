"""The bot's name, descriptions and menu button, as people see them."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call


async def set_my_name(call: Call) -> bool:
    """Set the name, per language."""
    return _set(call, call.bot.names, "name", 64, refusals.NAME_TOO_LONG)


async def get_my_name(call: Call) -> dict[str, str]:
    """The name in a language."""
    return {"name": _get(call, call.bot.names) or call.bot.name}


async def set_my_description(call: Call) -> bool:
    """Set what an empty chat shows."""
    texts = call.bot.descriptions
    return _set(call, texts, "description", 512, refusals.DESCRIPTION_TOO_LONG)


async def get_my_description(call: Call) -> dict[str, str]:
    """What an empty chat shows."""
    return {"description": _get(call, call.bot.descriptions)}


async def set_my_short_description(call: Call) -> bool:
    """Set what the profile page shows."""
    texts = call.bot.short_descriptions
    return _set(call, texts, "short_description", 120, refusals.SHORT_DESCRIPTION_TOO_LONG)


async def get_my_short_description(call: Call) -> dict[str, str]:
    """What the profile page shows."""
    return {"short_description": _get(call, call.bot.short_descriptions)}


def _set(
    call: Call, texts: dict[str, str], name: str, limit: int, too_long: refusals.Refusal
) -> bool:
    text, language = call.text(name), call.text("language_code")
    if len(text) > limit:
        raise too_long
    if text:
        texts[language] = text
    else:
        texts.pop(language, None)
    return True


def _get(call: Call, texts: dict[str, str]) -> str:
    return texts.get(call.text("language_code")) or texts.get("", "")


async def set_chat_menu_button(call: Call) -> bool:
    """Set the menu button of one private chat, or of all."""
    button = call.data("menu_button") or {"type": "default"}
    call.bot.menu_buttons[_chat_id(call)] = button
    return True


async def get_chat_menu_button(call: Call) -> dict[str, Any]:
    """The menu button of one private chat, or of all."""
    buttons = call.bot.menu_buttons
    return buttons.get(_chat_id(call)) or buttons.get(None) or {"type": "default"}


def _chat_id(call: Call) -> int | None:
    return call.chat().id if call.text("chat_id") else None
