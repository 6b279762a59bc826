"""setPassportDataErrors: what is wrong with the papers that somebody handed over."""

from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of


async def set_passport_data_errors(call: Call) -> bool:
    """Keep somebody from handing over the same papers again; without faults everything passes."""
    user, faults = user_of(call), call.data("errors") or []
    call.world.passport_faults[call.bot.id, user["id"]] = faults
    return True
