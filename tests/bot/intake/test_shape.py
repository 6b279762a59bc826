"""Every field of an update in turn holds what Telegram never puts there: one fault, by its path."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.intake import shape

Path = tuple[str | int, ...]
USER = {"id": 7, "is_bot": False, "first_name": "Rina"}
CHAT = {"id": 7, "type": "private", "first_name": "Rina"}
MESSAGE = {
    "message_id": 5,
    "from": USER,
    "chat": CHAT,
    "date": 1764000000,
    "text": "/bantuan",
    "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
}
PHOTO = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
WITH_FILES = {
    "message_id": 6,
    "from": USER,
    "chat": CHAT,
    "date": 1764000000,
    "caption": "halo",
    "photo": [PHOTO],
    "document": {"file_id": "c", "file_unique_id": "d", "file_name": "surat.pdf"},
    "reply_to_message": MESSAGE,
}
UPDATES: dict[str, Any] = {
    "message": MESSAGE,
    "edited_message": WITH_FILES,
    "callback_query": {
        "id": "1",
        "from": USER,
        "message": MESSAGE,
        "chat_instance": "1",
        "data": "h:home",
    },
    "poll_answer": {
        "poll_id": "1",
        "user": USER,
        "option_ids": [0],
        "option_persistent_ids": ["0"],
    },
}
# What handlers never look at, or PTB takes in any shape.
LEFT_ALONE = {"is_bot", "width", "height", "chat_instance", "option_ids", "option_persistent_ids"}
WRONG: list[Any] = [None, [], {}, [7], {"a": 1}, True, 1.5, 10**30]


@pytest.fixture(scope="module")
def bot() -> ExtBot[None]:
    return ExtBot("123456:TEST-TOKEN")


def read(bot: ExtBot[None], kind: str, body: Any) -> Update:
    return shape.read(json.dumps({"update_id": 1, kind: body}), bot)


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    match value:
        case dict():
            for name, inner in value.items():
                yield from leaves(inner, (*path, name))
        case list():
            for number, inner in enumerate(value):
                yield from leaves(inner, (*path, number))
        case _:
            yield path


def put(value: Any, path: Path, leaf: Any) -> Any:
    changed = holder = json.loads(json.dumps(value))  # a copy that shares no part with another
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = leaf
    return changed


@pytest.mark.parametrize("kind", UPDATES)
def test_a_whole_update_is_read(bot: ExtBot[None], kind: str) -> None:
    assert read(bot, kind, UPDATES[kind]).effective_user is not None


@pytest.mark.parametrize("kind", UPDATES)
def test_a_field_of_a_wrong_type_is_named_by_its_path(bot: ExtBot[None], kind: str) -> None:
    for path in leaves(UPDATES[kind]):
        if LEFT_ALONE & set(path) or path == ("id",):
            continue
        for leaf in [*WRONG, "a date" if path[-1] == "date" else 7 if path[-1] == "text" else None]:
            with pytest.raises(shape.UnknownShape) as told:
                read(bot, kind, put(UPDATES[kind], path, leaf))
            named = ".".join([kind, *(part for part in path if isinstance(part, str))])
            assert str(told.value) == named, leaf


@pytest.mark.parametrize("part", ["from", "chat", "entities", "photo", "document"])
@pytest.mark.parametrize("leaf", ["x", 7, [7], {"a": 1}])
def test_what_is_no_object_is_refused(bot: ExtBot[None], part: str, leaf: Any) -> None:
    with pytest.raises(shape.UnknownShape):
        read(bot, "message", {**WITH_FILES, "entities": [], part: leaf})


def test_what_a_field_holds_is_never_told(bot: ExtBot[None]) -> None:
    with pytest.raises(shape.UnknownShape) as told:
        read(bot, "message", {**MESSAGE, "date": "1603012505900002"})

    assert "1603" not in str(told.value)
    assert told.value.__cause__ is None


def test_what_nobody_reads_may_have_any_shape(bot: ExtBot[None]) -> None:
    fill = {"type": "solid", "color": 1}
    wallpaper = {"type": {"type": "fill", "fill": fill, "dark_theme_dimming": 0}}
    told = {"update_id": 1, "message": {**MESSAGE, "chat_background_set": wallpaper}}

    assert shape.read(json.dumps(told), bot).message is not None
