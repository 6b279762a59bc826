"""setPassportDataErrors: what is wrong with the papers that somebody handed over."""

import binascii
from base64 import b64decode
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.chats.members import user_of
from botapi_emulator.parameters.fields import Fields

PAPERS = {"passport", "driver_license", "identity_card", "internal_passport"}
PROOFS = {"utility_bill", "bank_statement", "rental_agreement"}
REGISTRATIONS = {"passport_registration", "temporary_registration"}
TYPES = PAPERS | PROOFS | REGISTRATIONS | {"personal_details", "address", "phone_number", "email"}
PAGES = {"file", "selfie", "translation_file", "front_side", "reverse_side"}
LISTS = {"files", "translation_files"}
UNREADABLE = refusals.bad_request("Can't parse errors JSON object")
NO_ARRAY = refusals.bad_request("Expected an Array of PassportElementError")
NO_OBJECT = refusals.bad_request("expected an Object")
TYPE_WRONG = refusals.bad_request("wrong Telegram Passport element type specified")
SOURCE_WRONG = refusals.bad_request("wrong source specified")
HASH_NO_TEXT = refusals.bad_request("hash must be a string")
HASH_WRONG = refusals.bad_request("hash isn't a valid base64-encoded string")


async def set_passport_data_errors(call: Call) -> bool:
    """Keep somebody from handing over the same papers again; without faults everything passes."""
    user, faults = user_of(call), call.parsed("errors")
    if faults is None:
        raise UNREADABLE
    if not isinstance(faults, list):
        raise NO_ARRAY
    with refusals.while_parsing("PassportElementError"):
        for fault in faults:
            _check(fault)
    call.world.passport_faults[call.bot.id, user["id"]] = faults
    return True


def _check(fault: Any) -> None:
    """Insist that a fault names what it is about."""
    if not isinstance(fault, dict):
        raise NO_OBJECT
    fields = Fields(fault)
    if fields.text("type") not in TYPES:
        raise TYPE_WRONG
    fields.text("message")
    source = fields.text("source", "") or "unspecified"
    if source in LISTS:
        for text in fields.needed_array("file_hashes"):
            if not isinstance(text, str):
                raise HASH_NO_TEXT
            _check_hash(text)
    elif source in {"unspecified", "data"} | PAGES:
        named = {"unspecified": "element_hash", "data": "data_hash"}.get(source, "file_hash")
        _check_hash(fields.text(named))
        if source == "data":
            fields.text("field_name")
    else:
        raise SOURCE_WRONG


def _check_hash(text: str) -> None:
    try:
        b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise HASH_WRONG from None
