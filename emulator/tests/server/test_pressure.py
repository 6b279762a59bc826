"""Limits and faults: what a bot meets on a bad day."""

import time

import pytest
from telegram import Bot as PtbBot
from telegram import InputMediaPhoto
from telegram.error import NetworkError, RetryAfter

from botapi_emulator import PHOTO, Emulator, Limits, Person
from botapi_emulator.refusals import Refusal
from helpers.api import Api


class Seconds:
    """A clock of seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def sent(limits: Limits, chats: list[str]) -> int:
    """How many of these messages pass."""
    passed = 0
    for chat in chats:
        try:
            limits.check(1, chat)
        except Refusal:
            continue
        passed += 1
    return passed


def test_thirty_messages_a_second_pass_overall() -> None:
    limits = Limits(clock=(clock := Seconds()))

    assert sent(limits, [str(chat) for chat in range(40)]) == 30
    clock.now = 0.9
    assert sent(limits, ["a"]) == 0
    clock.now = 1.0
    assert sent(limits, [str(chat) for chat in range(40)]) == 30


def test_a_burst_to_one_chat_passes_but_not_a_stream() -> None:
    limits = Limits(burst=5, clock=(clock := Seconds()))

    assert sent(limits, ["a"] * 10) == 5
    clock.now = 2.0
    assert sent(limits, ["a"] * 10) == 2


async def test_too_fast_a_bot_is_told_how_long_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with Emulator(limits=Limits(burst=1)) as telegram:
        token = telegram.add_bot().token
        budi = telegram.person("Budi")
        budi.pressed_start()
        async with PtbBot(token, base_url=f"{telegram.url}/bot") as bot:
            await bot.send_message(budi.id, "satu")

            with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
                await bot.send_message(budi.id, "dua")
    assert [message.text for message in budi.chat] == ["satu"]


async def test_edits_and_each_message_of_an_album_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with Emulator(limits=Limits(burst=3)) as telegram:
        token = telegram.add_bot().token
        budi = telegram.person("Budi")
        budi.pressed_start()
        async with PtbBot(token, base_url=f"{telegram.url}/bot") as bot:
            await bot.send_media_group(budi.id, [InputMediaPhoto(PHOTO), InputMediaPhoto(PHOTO)])
            await bot.edit_message_caption(budi.id, 1, caption="a")

            with pytest.raises(RetryAfter):
                await bot.edit_message_caption(budi.id, 1, caption="b")
            assert await bot.send_chat_action(budi.id, "typing")


async def test_a_storm_refuses_for_as_long_as_ordered(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    telegram.faults.storm(retry_after=7, method="sendMessage", times=2)

    answers = [await api("sendMessage", chat_id=budi.id, text="x") for _ in range(3)]
    assert [answer["retry_after"] for answer in answers] == ["7", "7", None]
    assert [answer["status"] for answer in answers] == [429, 429, 200]
    assert answers[0]["parameters"] == {"retry_after": 7}
    assert answers[0]["description"] == "Too Many Requests: retry after 7"


async def test_a_failing_server_carries_nothing_out(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    with telegram.faults.fail(502), pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(budi.id, "x")

    assert budi.chat == []
    assert await bot.send_message(budi.id, "x")


async def test_a_dropped_connection_hides_a_message_that_was_sent(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    telegram.faults.drop("sendMessage", times=1)

    with pytest.raises(NetworkError):
        await bot.send_message(budi.id, "terkirim")
    assert [message.text for message in budi.chat] == ["terkirim"]


async def test_a_lost_connection_sends_nothing(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    telegram.faults.lose(times=1)

    with pytest.raises(NetworkError):
        await bot.send_message(budi.id, "hilang")
    assert budi.chat == []


async def test_a_slow_server_is_slow_until_lifted(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    telegram.faults.delay(0.05, "getMe")
    started = time.monotonic()
    await api("getMe")

    assert time.monotonic() - started >= 0.05
    telegram.faults.lift()
    assert telegram.faults.striking("getMe") == []


async def test_requests_are_recorded_with_their_outcome(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    await api("sendMessage", chat_id=budi.id, text="a")
    await api("sendMessage", chat_id=5, text="b")

    first, second = telegram.calls["sendMessage"]
    assert first.result["text"] == first.params["text"] == "a"
    assert second.refusal
    assert second.refusal.code == 400


async def test_the_bare_mode_answers_and_only_counts() -> None:
    async with Emulator(record=False) as telegram:
        token = telegram.add_bot().token
        async with PtbBot(token, base_url=f"{telegram.url}/bot") as bot:
            message = await bot.send_message(4711, "x")
            await message.edit_text("x")

    assert message.chat.id == 4711
    assert telegram.calls.counts["sendMessage"] == telegram.calls.counts["editMessageText"] == 1
    assert list(telegram.calls) == []
