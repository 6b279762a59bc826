"""What becomes of parameters that change nothing: declared here with the reason, or found out.

Every parameter of an emulated method is either looked at, which `Call.read` tells, or declared in
`INERT`; a test goes through botapi.json and finds what is neither.
"""

import logging
from collections import Counter
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.methods.call import Call
from botapi_emulator.parameters import schema

LOG = logging.getLogger("botapi_emulator")

NO_PROVIDER = "no payment provider is asked"
NO_PICTURE = "an invoice is shown without its picture"
INERT = {
    "provider_data": NO_PROVIDER,
    "send_email_to_provider": NO_PROVIDER,
    "send_phone_number_to_provider": NO_PROVIDER,
    "photo_url": NO_PICTURE,
    "photo_size": NO_PICTURE,
    "photo_width": NO_PICTURE,
    "photo_height": NO_PICTURE,
    "answerCallbackQuery.cache_time": "a phone asks at every tap",
    "banChatMember.revoke_messages": "nobody looks into a group that put them out",
    "sendDocument.disable_content_type_detection": "a document stays one",
    "sendPoll.allow_adding_options": "people add no options",
    "sendPoll.hide_results_until_closes": "phones show no results",
    "sendPoll.shuffle_options": "phones show the options in order",
    "sendVideo.supports_streaming": "the Bot API does not tell it, and nothing is played",
    "setMessageReaction.is_big": "nothing moves",
}
"""Why a parameter changes nothing: of all methods, or of one."""
FORMER = {
    "allow_sending_without_reply",
    "can_manage_voice_chats",
    "correct_option_id",
    "disable_web_page_preview",
    "reply_to_message_id",
}
"""Parameters that Telegram still reads and its documentation no longer names."""
NOT_THERE = "there is no such parameter"
UNUSED = "it changes nothing beside the others of the request"


def reason(method: str, name: str) -> str | None:
    """Why a parameter of a method changes nothing; None if it does something."""
    if name in FORMER:
        return None
    if name not in schema.parameter_types(method):
        return NOT_THERE
    return INERT.get(f"{method}.{name}") or INERT.get(name)


def refuse(call: Call) -> None:
    """Refuse a call by the name of a parameter that is known to change nothing.

    Raises:
        Refusal: there is one; nothing was carried out.
    """
    for name in call.given:
        if why := reason(call.method, name):
            raise refusals.bad_request(
                f'parameter "{name}" of {call.method} is not emulated: {why}'
            )


class Unread:
    """The parameters that bots gave and nothing looked at, with how often."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(self, call: Call) -> None:
        """Remember what a call that was carried out did not look at; warn of it once."""
        for name in call.given:
            if name in call.read and not reason(call.method, name):
                continue
            key = (call.method, name)
            if key not in self._counts:
                LOG.warning("%s: %s is passed over: %s", *key, reason(*key) or UNUSED)
            self._counts[key] += 1

    def told(self) -> list[dict[str, Any]]:
        """One entry a method and parameter, in the order of their first use."""
        return [
            {
                "method": method,
                "parameter": name,
                "times": times,
                "because": reason(method, name) or UNUSED,
            }
            for (method, name), times in self._counts.items()
        ]

    def clear(self) -> None:
        """Forget them."""
        self._counts.clear()
