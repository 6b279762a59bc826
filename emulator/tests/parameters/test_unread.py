"""What a bot gives and nothing looks at is refused by its name, or told; never just accepted."""

import logging

import aiohttp
import pytest

from botapi_emulator import Emulator, Person
from helpers.api import Api


async def test_what_nothing_looks_at_is_warned_of_once_and_listed(
    telegram: Emulator, api: Api, budi: Person, caplog: pytest.LogCaptureFixture
) -> None:
    asked = {"chat_id": budi.id, "text": "a", "disable_notification": True}
    with caplog.at_level(logging.WARNING, "botapi_emulator"):
        await api("sendMessage", **asked)
        await api("sendMessage", **asked, colour="red")
        await api("sendMessage", **asked, colour="red")
        await api("sendMessage", chat_id=5, text="a", shade="dark")
        await api("setMessageReaction", chat_id=budi.id, message_id=1, reaction=[], is_big=True)
        await api("sendPoll", chat_id=budi.id, question="?", options=["a"], explanation="b")
    async with aiohttp.ClientSession() as session:
        address = f"{telegram.url}/control/unread"
        async with session.get(address) as answer:
            told = await answer.json()
        await session.delete(f"{telegram.url}/control/calls")
        async with session.get(address) as answer:
            left = await answer.json()

    assert [(one["method"], one["parameter"], one["times"]) for one in told] == [
        ("sendMessage", "colour", 2),
        ("setMessageReaction", "is_big", 1),
        ("sendPoll", "explanation", 1),
    ]
    assert [one["because"] for one in told][::2] == [
        "there is no such parameter",
        "it changes nothing beside the others of the request",
    ]
    assert len([line for line in caplog.messages if "is passed over" in line]) == 3
    assert [message.is_silent for message in budi.chat[:3]] == [True] * 3
    assert left == []


async def test_a_strict_telegram_refuses_it_by_its_name_before_anything_happens() -> None:
    async with Emulator(strict=True) as telegram:
        bot, budi = telegram.add_bot(), telegram.person("Budi")
        budi.pressed_start()
        url = f"{telegram.url}/bot{bot.token}/sendMessage"
        said: list[str | None] = []
        async with aiohttp.ClientSession() as session:
            for more in ({}, {"colour": "red"}, {"colour": None, "shade": "dark"}):
                body = {"chat_id": budi.id, "text": "a", **more}
                async with session.post(url, json=body) as answer:
                    said.append((await answer.json()).get("description"))

    assert said == [
        None,
        'Bad Request: parameter "colour" of sendMessage is not emulated: '
        "there is no such parameter",
        'Bad Request: parameter "shade" of sendMessage is not emulated: there is no such parameter',
    ]
    assert len(budi.chat) == 1
