"""verifyUser, verifyChat and taking it back: the mark of an organization behind a name."""

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of

LONGEST = 70
FORBIDDEN = refusals.bad_request("BOT_VERIFIER_FORBIDDEN")
TOO_LONG = refusals.bad_request("CUSTOM_DESCRIPTION_TOO_LONG")


async def verify_user(call: Call) -> bool:
    """Vouch for a person."""
    return _verify(call, user_of(call)["id"])


async def verify_chat(call: Call) -> bool:
    """Vouch for a group or channel."""
    return _verify(call, call.chat().id)


async def remove_user_verification(call: Call) -> bool:
    """Vouch for a person no longer."""
    return _remove(call, user_of(call)["id"])


async def remove_chat_verification(call: Call) -> bool:
    """Vouch for a group or channel no longer."""
    return _remove(call, call.chat().id)


def _verify(call: Call, chat_id: int) -> bool:
    said = call.text("custom_description")
    if not call.bot.verifies:
        raise FORBIDDEN
    if len(said) > LONGEST:
        raise TOO_LONG
    call.world.verified[call.bot.id, chat_id] = said or call.bot.name
    return True


def _remove(call: Call, chat_id: int) -> bool:
    if not call.bot.verifies:
        raise FORBIDDEN
    call.world.verified.pop((call.bot.id, chat_id), None)
    return True
