"""Every refusal the emulator can give, worded as Telegram words it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Refusal(Exception):
    """A request that Telegram would not carry out; `code` is also the HTTP status."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.reason = description
        """The sentence alone, as it stands inside a longer one."""

    def forget_its_raising(self) -> None:
        """Drop the traceback: most refusals are shared, and would otherwise collect frames."""
        self.__traceback__ = self.__context__ = None

    def json(self) -> dict[str, Any]:
        """The body of the answer."""
        body = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> Refusal:
    """400 with a reason; it begins in lower case unless it is a code like BUTTON_DATA_INVALID."""
    is_code = reason[1:2] == "_" or reason[1:2].isupper()
    worded = reason if is_code else reason[:1].lower() + reason[1:]
    refusal = Refusal(400, f"Bad Request: {worded}")
    refusal.reason = reason
    return refusal


@contextmanager
def while_parsing(what: str) -> Iterator[None]:
    """Say of what a refusal inside the block speaks, as Telegram does."""
    try:
        yield
    except Refusal as refusal:
        raise bad_request(f"Can't parse {what}: {refusal.reason}") from None


def too_many_requests(retry_after: int) -> Refusal:
    """429: come back in `retry_after` seconds."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after)


def not_emulated(method: str) -> Refusal:
    """400 for a method that Telegram has and the emulator has not."""
    return bad_request(f"{method} is not emulated")


def server_error(code: int = 500) -> Refusal:
    """A 5xx as Telegram's front servers give it."""
    names = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}
    return Refusal(code, names.get(code, "Internal Server Error"))


JSON_NOUNS = {
    "button": "inline query results button",
    "correct_option_ids": "correct option identifiers",
    "link_preview_options": "link preview options",
    "menu_button": "menu button",
    "editMessageMedia.media": "input media",
    "reaction": "reaction types",
    "reply_markup": "reply keyboard markup",
    "reply_parameters": "reply parameters",
    "results": "inline query results",
    "rights": "ChatAdministratorRights",
    "scope": "BotCommandScope",
    "shipping_options": "shipping options",
}
"""What Telegram calls a parameter that it cannot read as JSON; others go by their names."""

UNAUTHORIZED = Refusal(401, "Unauthorized")
TOKEN_INVALID = Refusal(401, "Unauthorized: invalid token specified")
NOT_FOUND = Refusal(404, "Not Found")
METHOD_NOT_FOUND = Refusal(404, "Not Found: method not found")
HEAD_TOO_LONG = Refusal(431, "Request Header Fields Too Large: total headers size exceeded")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
NOT_UTF8 = bad_request("strings must be encoded in UTF-8")
NEVER_OPENED = Refusal(403, "Forbidden: bot can't initiate conversation with a user")
OTHER_POLLER = Refusal(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
WEBHOOK_SET = Refusal(409, "Conflict: terminated by setWebhook request")
WEBHOOK_ACTIVE = Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first",
)
SECRET_TOO_LONG = bad_request("secret token is too long")
INVALID_SECRET = bad_request("secret token contains unallowed characters")
WEBHOOK_URL_INVALID = bad_request("invalid webhook URL specified")

CONNECTION_NOT_FOUND = bad_request("Business connection not found")
BUSINESS_CHAT_EMPTY = bad_request("chat identifier is empty")
BUSINESS_CHAT_NO_NUMBER = bad_request("chat identifier must be a valid Integer")
BUSINESS_CHAT_NOT_PRIVATE = bad_request("Chat must be a private chat")
CHAT_ID_EMPTY = bad_request("chat_id is empty")
CHAT_NOT_FOUND = bad_request("chat not found")
MESSAGE_TO_EDIT_NOT_FOUND = bad_request("message to edit not found")
MESSAGE_TO_DELETE_NOT_FOUND = bad_request("message to delete not found")
MESSAGE_TO_COPY_NOT_FOUND = bad_request("message to copy not found")
MESSAGE_TO_FORWARD_NOT_FOUND = bad_request("message to forward not found")
MESSAGES_TO_FORWARD_NOT_FOUND = bad_request("there are no messages to forward")
MESSAGE_TO_REACT_NOT_FOUND = bad_request("message to react not found")
MESSAGE_TO_PIN_NOT_FOUND = bad_request("message to pin not found")
MESSAGE_TO_UNPIN_NOT_FOUND = bad_request("message to unpin not found")
MESSAGE_TO_REPLY_NOT_FOUND = bad_request("message to be replied not found")
MESSAGE_CANT_BE_EDITED = bad_request("message can't be edited")
MESSAGE_ID_MISSING = bad_request("Message identifier is not specified")
MESSAGE_IDS_MISSING = bad_request("Message identifiers are not specified")
TOO_MANY_MESSAGE_IDS = bad_request("Too many message identifiers specified")
CHAT_MISSING = bad_request("Chat identifier is not specified")
MESSAGE_CANT_BE_DELETED = bad_request("message can't be deleted")
MESSAGE_TOO_OLD_TO_DELETE = bad_request("message can't be deleted for everyone")
NOT_ALLOWED_TO_POST = bad_request("Need administrator rights in the channel chat")
QUOTE_WRONG = bad_request("QUOTE_TEXT_INVALID")
THREAD_NOT_FOUND = bad_request("message thread not found")
TOPIC_CLOSED = bad_request("TOPIC_CLOSED")
MESSAGE_CANT_BE_COPIED = bad_request("The message can't be copied")
MESSAGE_CANT_BE_FORWARDED = bad_request("Message has protected content and can't be forwarded")
NO_TEXT_TO_EDIT = bad_request("there is no text in the message to edit")
NO_CAPTION_TO_EDIT = bad_request("there is no caption in the message to edit")
MESSAGE_NOT_MODIFIED = bad_request(
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)

TEXT_MISSING = bad_request("message text is empty")
TEXT_EMPTY = bad_request("text must be non-empty")
TEXT_TOO_LONG = bad_request("message is too long")
CAPTION_TOO_LONG = bad_request("message caption is too long")
SOURCE_TOO_LONG = bad_request("Text is too long")
PARSE_MODE_UNKNOWN = bad_request("unsupported parse_mode")

BUTTON_DATA_INVALID = bad_request("BUTTON_DATA_INVALID")
BUTTON_TYPE_INVALID = bad_request("BUTTON_TYPE_INVALID")
BUTTON_TEXT_EMPTY = bad_request("Inline keyboard button text must be non-empty")
BUTTON_WITHOUT_ACTION = bad_request("Text buttons are unallowed in the inline keyboard")
INLINE_BUTTON_NO_OBJECT = bad_request("InlineKeyboardButton must be an Object")
INLINE_KEYBOARD_ROWS = bad_request(
    'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
)
KEY_NO_OBJECT = bad_request("KeyboardButton must be a String or an Object")
KEYBOARD_ROWS = bad_request('Field "keyboard" must be an Array of Arrays')
REPLY_MARKUP_NO_OBJECT = bad_request("object expected as reply markup")
REPLY_MARKUP_TOO_LONG = bad_request("reply markup is too long")
QUERY_TOO_OLD = bad_request("query is too old and response timeout expired or query ID is invalid")
INLINE_RESULTS_TOO_MANY = bad_request("Too many inline query results specified")
INLINE_RESULT_TWICE = bad_request("RESULT_ID_DUPLICATE")
INLINE_RESULT_ID_WRONG = bad_request("RESULT_ID_INVALID")
INLINE_CONTENT_UNKNOWN = bad_request("Input message content is not specified")
INLINE_MESSAGE_WRONG = bad_request("MESSAGE_ID_INVALID")
REACTION_INVALID = bad_request("REACTION_INVALID")
REACTIONS_TOO_MANY = bad_request("REACTIONS_TOO_MANY")
CALLBACK_TEXT_TOO_LONG = bad_request("MESSAGE_TOO_LONG")

FILE_ID_CHARACTERS = bad_request(
    "Wrong remote file identifier specified: Wrong character in the string"
)
FILE_ID_UNKNOWN = bad_request(
    "Wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
)
FILE_ID_MISSING = bad_request("file_id not specified")
FILE_ID_INVALID = bad_request("invalid file_id")
IMAGE_UNREADABLE = bad_request("IMAGE_PROCESS_FAILED")
PHOTO_SIDES_WRONG = bad_request("PHOTO_INVALID_DIMENSIONS")
FILE_EMPTY = bad_request("file must be non-empty")
FILE_TOO_BIG = bad_request("file is too big")
ALBUM_EMPTY = bad_request("There are no messages to send")
ALBUM_TOO_LONG = bad_request("Too many messages to send as an album")

POLL_OPTIONS_TOO_FEW = bad_request("poll must have at least one answer option")
POLL_OPTIONS_TOO_MANY = bad_request("poll can't have more than 12 options")
POLL_TYPE_UNKNOWN = bad_request("unsupported poll type specified")
POLL_QUESTION_TOO_LONG = bad_request("poll question length must not exceed 300")
POLL_OPTION_TOO_LONG = bad_request("poll options length must not exceed 100")
POLL_EXPLANATION_TOO_LONG = bad_request("message is too long")
QUIZ_ANSWER_MISSING = bad_request("Correct quiz option list must be non-empty")
QUIZ_ANSWERS_UNORDERED = bad_request("Correct quiz option list must be increasing")
QUIZ_ANSWER_WRONG = bad_request("Wrong quiz correct_option_id")
POLL_TO_STOP_MISSING = bad_request("message with poll to stop not found")
POLL_ALREADY_CLOSED = bad_request("poll has already been closed")

LATITUDE_EMPTY = bad_request("latitude is empty")
LONGITUDE_EMPTY = bad_request("longitude is empty")
LOCATION_WRONG = bad_request("Invalid location specified")
DICE_UNKNOWN = bad_request("Wrong dice emoji specified")

USER_ID_WRONG = bad_request("Invalid user_id specified")
USER_NOT_FOUND = bad_request("user not found")
OWNER_STAYS = bad_request("Can't remove chat owner")
USER_LEADS_CHAT = bad_request("user is an administrator of the chat")
NO_ADMINISTRATORS = bad_request("there are no administrators in the private chat")
ONLY_FOR_GROUPS = bad_request("method is available only for groups and supergroups")
ONLY_FOR_SUPERGROUPS = bad_request("method is available only for supergroups")
NOT_FOR_GROUPS = bad_request("method is available for supergroup and channel chats only")
CHAT_NOT_LEAVABLE = bad_request("Can't leave private chats")

ACTION_WRONG = bad_request("wrong parameter action in request")
COMMAND_EMPTY = bad_request("Command must be non-empty")
COMMAND_TOO_LONG = bad_request("Command length must not exceed 32")
COMMAND_DESCRIPTION_EMPTY = bad_request("Command description must be non-empty")
COMMAND_DESCRIPTION_TOO_LONG = bad_request("Command description length must not exceed 256")
COMMAND_INVALID = bad_request("BOT_COMMAND_INVALID")
COMMANDS_TOO_MANY = bad_request("BOT_COMMANDS_TOO_MUCH")
NAME_TOO_LONG = bad_request("name is too long")
DESCRIPTION_TOO_LONG = bad_request("bot description is too long")
SHORT_DESCRIPTION_TOO_LONG = bad_request("bot short description is too long")


def entities_unparsable(reason: object) -> Refusal:
    """400 for broken HTML."""
    return bad_request(f"can't parse entities: {reason}")


def parameter_unparsable(name: str, method: str = "") -> Refusal:
    """400 for a parameter that should be JSON and is not."""
    noun = JSON_NOUNS.get(f"{method}.{name}") or JSON_NOUNS.get(name, name)
    return bad_request(f"Can't parse {noun} JSON object")


def photo_too_big(size: int, limit: int) -> Refusal:
    """400 for a photo over the limit; it may still go as a document."""
    return bad_request(
        f"file of size {size} bytes is too big for a photo; the maximum size is {limit} bytes"
    )


def wrong_entity(field: str, value: int) -> Refusal:
    """400 for an entity whose offset or length makes no sense."""
    return bad_request(f"Receive an entity with incorrect {field} {value}")


def entity_begins_late(offset: int) -> Refusal:
    """400 for an entity that begins past the end of the text."""
    return bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")


def entity_ends_late(offset: int, end: int) -> Refusal:
    """400 for an entity that ends past the end of the text."""
    return bad_request(
        f"entity beginning at UTF-16 offset {offset} "
        f"ends after the end of the text at UTF-16 offset {end}"
    )


def not_for_albums(kind: str) -> Refusal:
    """400 for media that only goes by itself."""
    return bad_request(f"Can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")


def wrong_file_kind(kind: str, wanted: str) -> Refusal:
    """400 for a photo's file_id where a document's is wanted, or the other way round."""
    return bad_request(f"Can't use file of type {kind} as {wanted}")


def parameter_required(name: str) -> Refusal:
    """400 for a text that must be given."""
    return bad_request(f'Parameter "{name}" is required')


def not_enough_rights(doing: str) -> Refusal:
    """400 where the bot may not do something."""
    return bad_request(f"not enough rights to {doing}")


IN_PRIVATE = {
    "restrict/unrestrict chat member": "can't ban members in private chats",
    "change chat title": "can't change private chat title",
    "change chat photo": "can't change private chat photo",
    "change chat permissions": "can't change private chat permissions",
    "manage chat invite link": "can't invite members to a private chat",
}
"""What only groups and channels know, in the words for a private chat."""


def not_in_private(doing: str) -> Refusal:
    """400 where something is asked of a private chat that it has not."""
    return bad_request(IN_PRIVATE.get(doing, "chat not found"))


def out_of_chat(kind: str, status: str) -> Refusal:
    """403 where the bot was taken out of a group or channel, or went."""
    verb = "was kicked from" if status == "kicked" else "is not a member of"
    return Refusal(403, f"Forbidden: bot {verb} the {kind} chat")


def no_file(kind: str) -> Refusal:
    """400 where the photo, document, … to be sent is missing."""
    return bad_request(f"There is no {kind.replace('_', ' ')} in the request")


def unsupported_media(kind: str) -> Refusal:
    """400 for a kind of media that a message cannot be turned into."""
    return bad_request(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
