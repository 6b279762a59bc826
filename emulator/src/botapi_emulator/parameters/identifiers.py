"""Lists of numbers that a bot gives: messages, people, answers; refused as Telegram does."""

from typing import Any

from botapi_emulator import refusals
from botapi_emulator.parameters.fields import WHOLE_NUMBER

MOST_MESSAGES = 100
LARGEST = 2**31 - 1
MESSAGE_IDS_NO_ARRAY = refusals.bad_request("Expected an Array of message identifiers")
MESSAGE_ID_NO_NUMBER = refusals.bad_request("Message identifier must be a Number")
MESSAGE_ID_UNPARSABLE = refusals.bad_request("Can't parse message identifier as a Number")
MESSAGE_ID_WRONG = refusals.bad_request("Invalid message identifier specified")
USER_IDS_NO_ARRAY = refusals.bad_request("Expected an Array of user identifiers")
TOO_MANY_USER_IDS = refusals.bad_request("Too many user identifiers specified")
USER_ID_NO_NUMBER = refusals.bad_request("User identifier must be a Number")
USER_ID_UNPARSABLE = refusals.bad_request("Can't parse user identifier as a Number")
USER_ID_WRONG = refusals.bad_request("Invalid user identifier specified")
OPTION_IDS_NO_ARRAY = refusals.bad_request("Expected an Array of correct option identifiers")
OPTION_ID_NO_NUMBER = refusals.bad_request("Correct option identifier must be of type Number")
OPTION_ID_WRONG = refusals.bad_request("Invalid correct option identifier specified")


def message_ids(given: Any) -> list[int]:
    """A hundred messages at most, and one at least."""
    if given is None:
        raise refusals.MESSAGE_IDS_MISSING
    if not isinstance(given, list):
        raise MESSAGE_IDS_NO_ARRAY
    if len(given) > MOST_MESSAGES:
        raise refusals.TOO_MANY_MESSAGE_IDS
    if not given:
        raise refusals.MESSAGE_IDS_MISSING
    return [_message_id(one) for one in given]


def _message_id(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise MESSAGE_ID_NO_NUMBER
    number = _whole(str(given))
    if number is None:
        raise MESSAGE_ID_UNPARSABLE
    if number <= 0:
        raise MESSAGE_ID_WRONG
    return number


def user_ids(given: Any, most: int) -> list[int]:
    """Some people, perhaps nobody."""
    if not isinstance(given, list):
        raise USER_IDS_NO_ARRAY
    if len(given) > most:
        raise TOO_MANY_USER_IDS
    return [_user_id(person) for person in given]


def _user_id(given: Any) -> int:
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise USER_ID_NO_NUMBER
    if not WHOLE_NUMBER.fullmatch(str(given)):
        raise USER_ID_UNPARSABLE
    if int(given) <= 0:
        raise USER_ID_WRONG
    return int(given)


def option_ids(given: Any) -> list[int]:
    """The right answers of a quiz; texts of digits do not pass."""
    if not isinstance(given, list):
        raise OPTION_IDS_NO_ARRAY
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in given):
        raise OPTION_ID_NO_NUMBER
    numbers = [_whole(str(one)) for one in given]
    if None in numbers:
        raise OPTION_ID_WRONG
    return [number for number in numbers if number is not None]


def _whole(digits: str) -> int | None:
    """The number if it fits into 32 bits."""
    if not WHOLE_NUMBER.fullmatch(digits):
        return None
    return int(digits) if abs(int(digits)) <= LARGEST else None
