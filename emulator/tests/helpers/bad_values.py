"""Kinds of values that a parameter should not have, whatever it is for."""

from typing import Any


def nested(depth: int) -> Any:
    """A list in a list in a list …"""
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def entity(kind: Any, **more: Any) -> list[dict[str, Any]]:
    """A MessageEntity by itself."""
    return [{"type": kind, "offset": 0, "length": 1, **more}]


KINDS: list[Any] = [
    None,
    True,
    False,
    0,
    -1,
    2**31,
    2**63,
    -(2**70),
    1.5,
    1e308,
    "",
    " ",
    "x",
    "-1",
    "1e9",
    "9" * 5000,
    "\x00",
    "🙂",
    "\ud800",
    "a" * 5000,
    "@nobody",
    "attach://nothing",
    "http://",
    "<b>",
    "[",
    '{"a":',
    "null",
    "NaN",
    "[[[]]]",
    "{}",
    [],
    [None],
    [True],
    [5],
    [1.5],
    ["a"],
    [""],
    [5, "b"],
    ["\ud800"],
    [2**70],
    [[]],
    [{}],
    nested(400),
    {},
    {"a": 1},
    {"type": 5},
    {"type": []},
    {"type": "none"},
    {"text": {}},
    {"message_id": []},
    {"chat_id": {}},
    {"inline_keyboard": 5},
    {"inline_keyboard": [[{"text": [], "callback_data": {}}]]},
    {"keyboard": [[{"text": 5, "request_poll": 5}]]},
    {"type": "photo"},
    {"type": "photo", "media": 5, "caption_entities": entity("text_mention")},
    [{"type": []}],
    [{"type": "paid"}],
    [{"type": "emoji", "emoji": []}],
    [{"type": "custom_emoji"}],
    [{"type": "photo", "media": []}],
    [{"type": "article", "id": [], "title": 5}],
    [{"type": "article", "id": "", "title": "", "input_message_content": {}}],
    [{"text": []}],
    [{"text": "a", "text_entities": entity("text_mention")}],
    [{"id": 5, "title": 5, "prices": 5}],
    [{"label": 5, "amount": "x"}],
    [{"command": {}, "description": 5}],
    [{"offset": 0, "length": 1}],
    *(
        entity(kind)
        for kind in ("", 5, "none", "text_mention", "text_link", "custom_emoji", "pre", "date_time")
    ),
    entity("text_mention", user=5),
    entity("text_mention", user={"id": "x"}),
    entity("bold", offset=-(2**70)),
    entity("bold", length="x"),
]
