"""The Bot API as data: which methods there are, and JSON brought into the shape they take.

Telegram reads parameters leniently at the top and strictly inside: "5" passes for 5 and 5 for "5",
but a list where an object is wanted is refused. `shaped` does the same, with Telegram's words, so
that a method may rely on the types of botapi.json.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from botapi_emulator import refusals
from botapi_emulator.parameters.fields import Fields

FILE = Path(__file__).parent / "botapi.json"
ARRAY = "Array of "
PLAIN = {"Integer", "String", "Boolean", "Float", "True", "InputFile"}
READ_ELSEWHERE = {
    "InlineKeyboardMarkup",
    "ReplyKeyboardMarkup",
    "ReplyKeyboardRemove",
    "ForceReply",
    "InputPollOption",
    "LabeledPrice",
    "MessageEntity",
    "ReactionType",
    "ShippingOption",
}
"""Types that Telegram reads otherwise than their tables say; their own modules read them."""
NOUNS = {
    "BotCommandScope": "BotCommandScope",
    "BotCommand": "BotCommand",
    "ChatAdministratorRights": "ChatAdministratorRights",
    "ChatPermissions": "chat permissions",
    "InlineQueryResult": "inline query result",
    "InlineQueryResultsButton": "inline query results button",
    "InputMedia": "InputMedia",
    "MenuButton": "menu button",
}
"""What Telegram says it was parsing when a part was wrong."""
FORMER = {"kickchatmember": "banChatMember", "getchatmemberscount": "getChatMemberCount"}
"""Methods that had another name, which still passes."""
NO_OBJECT = {
    "BotCommandScope": "BotCommandScope must be an Object",
    "ChatAdministratorRights": "ChatAdministratorRights must be an Object",
    "MenuButton": "MenuButton must be an Object",
}
"""What Telegram says where these should be and something else is; of others it says less."""
ROLES = {
    "ChatPermissions": "permissions",
    "LinkPreviewOptions": "link preview options",
    "ReplyParameters": "reply parameters",
}
"""What it calls these there, without a word of parsing."""
ARRAYS = {"InlineQueryResult": "inline query results"}
"""What it calls the items where a list of them should be; others go by their types."""
NO_VARIANT = {
    "InlineQueryResult": 'type "{}" is unsupported for the inline query result',
    "InputMedia": 'type "{}" is unsupported',
    "MenuButton": "MenuButton has unsupported type",
}
"""What it says of a `type` it does not know; of others it says "Unsupported type specified"."""

Json = dict[str, Any]


@cache
def load() -> Json:
    """The whole table: methods and types."""
    data: Json = json.loads(FILE.read_text(encoding="utf-8"))
    return data


@cache
def method_names() -> dict[str, str]:
    """The methods' names by their names in lower case: Telegram reads them whatever their case."""
    return {name.lower(): name for name in load()["methods"]} | FORMER


@cache
def parameter_types(method: str) -> dict[str, tuple[str, ...]]:
    """The types that each parameter of a method may have."""
    fields = load()["methods"].get(method, {}).get("fields", [])
    return {field["name"]: tuple(field["types"]) for field in fields}


def is_json(types: tuple[str, ...]) -> bool:
    """Whether a parameter is sent JSON-serialized."""
    return any(kind not in PLAIN for kind in types)


def shaped(value: Any, types: tuple[str, ...]) -> Any:
    """A parsed parameter in the shape of one of its types."""
    kind = types[0] if len(types) == 1 else _kind_of(value, types)
    return _shaped(value, kind)


def _kind_of(value: Any, types: tuple[str, ...]) -> str:
    """The type that a value is meant to be; of several arrays one with the union of their items."""
    arrays = [kind for kind in types if kind.startswith(ARRAY)]
    if arrays:
        return f"{ARRAY}InputMedia" if all("InputMedia" in array for array in arrays) else arrays[0]
    if isinstance(value, dict):
        return next((kind for kind in types if kind not in PLAIN), types[0])
    if "String" in types:
        return "String"
    return next((kind for kind in types if kind in PLAIN), types[0])


def _shaped(value: Any, kind: str) -> Any:
    if kind in READ_ELSEWHERE or kind == "InputFile":
        return value
    if kind in PLAIN:
        return _plain(value, kind)
    if kind.startswith(ARRAY):
        return _array(value, kind.removeprefix(ARRAY))
    if kind in ROLES and not isinstance(value, dict):
        raise refusals.bad_request(f"Object expected as {ROLES[kind]}")
    if kind not in NOUNS:
        return _object(value, kind)
    with refusals.while_parsing(NOUNS[kind]):
        return _object(value, kind)


def _plain(value: Any, kind: str) -> Any:
    field = Fields({"value": value})
    if kind == "String":
        return field.text("value")
    if kind == "Integer":
        return field.integer("value")
    return field.number("value") if kind == "Float" else field.flag("value")


def _array(value: Any, item: str) -> list[Any]:
    if not isinstance(value, list):
        raise refusals.bad_request(f"Expected an Array of {ARRAYS.get(item, item)}")
    return [_shaped(one, item) for one in value]


def _object(value: Any, kind: str) -> Any:
    if not isinstance(value, dict):
        raise refusals.bad_request(NO_OBJECT.get(kind, "expected an Object"))
    table = load()["types"].get(kind, {})
    if "subtypes" in table:
        return _object(value, _variant(value, kind, table["subtypes"]))
    for field in table.get("fields", []):
        if field["name"] in value:
            value = {**value, field["name"]: _field(value, field)}
        elif field["required"] and field["types"] != ["Boolean"]:  # none is false
            raise refusals.bad_request(f'Can\'t find field "{field["name"]}"')
    return value


def _field(owner: Json, field: Json) -> Any:
    """One field of an object, refused under its own name."""
    name, types = field["name"], tuple(field["types"])
    value, fields = owner[name], Fields(owner)
    kind = types[0] if len(types) == 1 else _kind_of(value, types)
    if kind == "String":
        return fields.text(name)
    if kind == "Integer":
        return fields.integer(name)
    if kind == "Float":
        return fields.number(name)
    if kind in {"Boolean", "True"}:
        return fields.flag(name)
    if kind.startswith(ARRAY):
        item = kind.removeprefix(ARRAY)
        return value if item in READ_ELSEWHERE else _array(fields.array(name), item)
    return value if kind in READ_ELSEWHERE else _object(fields.object(name), kind)


def _variant(value: Json, kind: str, subtypes: list[str]) -> str:
    """The variant of a type that a value's own `type` names; of those without one the fullest."""
    types = load()["types"]
    fitting = [
        subtype for subtype in subtypes if _is_variant(value, types[subtype].get("fields", []))
    ]
    if not fitting:
        named = Fields(value).text("type")
        said = NO_VARIANT.get(kind, "Unsupported type specified")
        raise refusals.bad_request(said.format(named))
    return max(fitting, key=lambda one: _count(value, types[one]["fields"]))


def _is_variant(value: Json, fields: list[Json]) -> bool:
    return all(value.get(field["name"]) == field["is"] for field in fields if "is" in field)


def _count(value: Json, fields: list[Json]) -> int:
    """How many of the required fields are there: cached results lack what the others have."""
    return sum(field["name"] in value for field in fields if field["required"])
