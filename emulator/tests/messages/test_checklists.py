"""What a checklist may not be, in Telegram's words; and what may not stand beside a poll."""

from typing import Any

import pytest

from botapi_emulator import Bot, Person
from helpers.api import Api

TASK = {"id": 1, "text": "KTP"}


@pytest.mark.parametrize(
    ("checklist", "said"),
    [
        ({"title": ""}, "text must be non-empty"),
        ({"title": "x" * 256}, "checklist title length must not exceed 255"),
        ({"tasks": []}, "checklist must have at least 1 task"),
        (
            {"tasks": [{**TASK, "id": number} for number in range(1, 32)]},
            "checklist must have at most 30 tasks",
        ),
        ({"tasks": [{**TASK, "id": 0}]}, "checklist task identifier must be positive"),
        ({"tasks": [{**TASK, "text": " "}]}, "text must be non-empty"),
        (
            {"tasks": [{**TASK, "text": "x" * 201}]},
            "checklist task text length must not exceed 200",
        ),
        ({"tasks": [TASK, TASK]}, "TODO_ITEM_DUPLICATE"),
    ],
)
async def test_a_checklist_is_refused_in_telegrams_words(
    api: Api, pandu: Bot, budi: Person, checklist: dict[str, Any], said: str
) -> None:
    shop = await budi.connects(pandu)
    whole = {"title": "Syarat", "tasks": [TASK], **checklist}
    about = {"business_connection_id": shop.id, "chat_id": budi.id}

    answer = await api("sendChecklist", **about, checklist=whole)
    assert answer["description"] == f"Bad Request: {said}"


@pytest.mark.parametrize(
    ("media", "said"),
    [
        ({"type": "link", "url": ""}, "poll option link must be non-empty"),
        ({"type": "audio", "media": "x"}, "invalid poll option media content specified"),
        ({"type": "voice", "media": "x"}, 'can\'t parse InputMedia: type "voice" is unsupported'),
        ("x", 'field "media" must be of type Object'),
        ([], 'field "media" must be of type Object'),
        ({}, 'can\'t find field "type"'),
    ],
)
async def test_an_option_of_a_poll_shows_no_music_and_no_empty_link(
    api: Api, budi: Person, media: Any, said: str
) -> None:
    option = {"text": "a", "media": media}
    answer = await api("sendPoll", chat_id=budi.id, question="?", options=[option])

    assert answer["description"] == f"Bad Request: {said}"
