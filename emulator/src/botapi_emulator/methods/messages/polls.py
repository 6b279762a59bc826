"""sendPoll and stopPoll, regular and quiz."""

from itertools import pairwise
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.formatting.formatted_text import formatted
from botapi_emulator.methods.call import Call
from botapi_emulator.methods.messages import content, poll_media
from botapi_emulator.methods.messages.sending import send
from botapi_emulator.parameters import identifiers
from botapi_emulator.parameters.fields import Fields
from botapi_emulator.world.polls import MOST_OPTIONS

QUESTION_LIMIT = 300
OPTION_LIMIT = 100
EXPLANATION_LIMIT = 200
LONGEST_PERIOD = 2_628_000
OPTIONS_NO_ARRAY = refusals.bad_request("Expected an Array of String as options")
OPTION_NO_TEXT = refusals.bad_request("Expected an option to be of type String")

Json = dict[str, Any]


async def send_poll(call: Call) -> Json:
    """Write a poll."""
    head = await _head(call)
    poll = {**head, **_rules(call), **_quiz(call, len(head["options"])), **_closing(call)}
    poll |= {**_words(call, "description"), **await poll_media.of_poll(call)}
    return send(call, call.open_chat(), {"poll": poll}).json


async def _head(call: Call) -> Json:
    asked = _words(call, "question")
    if "question" not in asked:
        raise refusals.TEXT_EMPTY
    if len(asked["question"]) > QUESTION_LIMIT:
        raise refusals.POLL_QUESTION_TOO_LONG
    number = call.world.number()
    options = [
        {"persistent_id": f"{number}-{place}", **option, "voter_count": 0}
        for place, option in enumerate(await _options(call))
    ]
    return {
        "id": str(number),
        **asked,
        "options": options,
        "total_voter_count": 0,
        "is_closed": call.flag("is_closed"),
    }


async def _options(call: Call) -> list[Json]:
    given = call.parsed("options")
    if given is None:
        raise refusals.parameter_unparsable("options")
    if not isinstance(given, list):
        raise OPTIONS_NO_ARRAY
    options = [await _option(call, option) for option in given]
    texts = [option["text"] for option in options]
    if not texts:
        raise refusals.POLL_OPTIONS_TOO_FEW
    if len(texts) > MOST_OPTIONS:
        raise refusals.POLL_OPTIONS_TOO_MANY
    if not all(texts):
        raise refusals.TEXT_EMPTY
    if any(len(text) > OPTION_LIMIT for text in texts):
        raise refusals.POLL_OPTION_TOO_LONG
    return options


async def _option(call: Call, given: Any) -> Json:
    """An option: a String, or an InputPollOption with its formatting and its media."""
    if isinstance(given, str):
        return {"text": given.strip()}
    if not isinstance(given, dict):
        raise OPTION_NO_TEXT
    fields = Fields(given)
    source, mode = fields.text("text"), fields.text("text_parse_mode", "")
    text, entities = formatted(source, mode, given.get("text_entities"), call.world.users)
    told: Json = {"text": text, "text_entities": entities} if entities else {"text": text}
    if given.get("media") is not None:
        told["media"] = await poll_media.of_option(call, fields.object("media"))
    return told


def _words(call: Call, name: str) -> Json:
    """A text of the call with its formatting, as a Poll object holds both."""
    marked = f"{name}_entities"
    source, mode = call.text(name), call.text(f"{name}_parse_mode")
    text, entities = formatted(source, mode, call.data(marked), call.world.users)
    told: Json = {name: text} if text else {}
    return {**told, marked: entities} if entities else told


def _rules(call: Call) -> Json:
    kind = call.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise refusals.POLL_TYPE_UNKNOWN
    countries = call.data("country_codes")
    return {
        "type": kind,
        "is_anonymous": call.flag("is_anonymous", default=True),
        "allows_multiple_answers": call.flag("allows_multiple_answers"),
        "allows_revoting": call.flag("allows_revoting", default=kind != "quiz"),
        "members_only": call.flag("members_only"),
        **({"country_codes": countries} if countries else {}),
    }


def _quiz(call: Call, options: int) -> Json:
    if call.text("type") != "quiz":
        return {}
    right: list[int] = []
    if (given := call.parsed("correct_option_ids")) is not None:
        right = identifiers.option_ids(given)
    elif "correct_option_id" in call.params:
        right = [call.integer("correct_option_id", -1)]
    _check_answers(right, options)
    explanation = _words(call, "explanation")
    if len(explanation.get("explanation", "")) > EXPLANATION_LIMIT:
        raise refusals.POLL_EXPLANATION_TOO_LONG
    return {"correct_option_ids": right, **explanation}


def _check_answers(right: list[int], options: int) -> None:
    if not right:
        raise refusals.QUIZ_ANSWER_MISSING
    if any(one >= other for one, other in pairwise(right)):
        raise refusals.QUIZ_ANSWERS_UNORDERED
    if not all(0 <= one < options for one in right):
        raise refusals.QUIZ_ANSWER_WRONG


def _closing(call: Call) -> Json:
    """When it closes by itself: after a while, or at a moment."""
    now = call.world.timestamp()
    period = max(min(call.integer("open_period"), LONGEST_PERIOD), 0)
    close_date = call.integer("close_date")
    if not period and close_date > now:
        period = close_date - now
    return {"open_period": period, "close_date": now + period} if period else {}


async def stop_poll(call: Call) -> Json:
    """Close a poll and return how it ended; a keyboard not given again goes."""
    chat = call.joined_chat()
    message = call.message(chat, refusals.POLL_TO_STOP_MISSING)
    if not message.poll or not message.is_from_bot:
        raise refusals.POLL_TO_STOP_MISSING
    poll = call.world.polls[message.poll["id"]]
    if poll.is_closed:
        raise refusals.POLL_ALREADY_CLOSED
    kept = {key: value for key, value in message.json.items() if key != "reply_markup"}
    message.json = {**kept, **content.markup(call, message.json, chat)}
    poll.close()
    call.world.show_poll(poll)
    return poll.json
